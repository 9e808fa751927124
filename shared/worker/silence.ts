/** Notices that a thread says nothing any more: it loops for ever, or waits for what never comes. */
export interface Silence {
  /** The thread has spoken, or been asked: its next word is due within so many milliseconds. */
  readonly due: (within: number) => void;
  /** Nothing is expected of it. */
  readonly none: () => void;
}

/** Runs a task later unless the returned function is called first. */
export type After = (milliseconds: number, task: () => void) => () => void;

/**
 * A silence is waited for in so many parts. Who listens may be held up itself, or the whole machine asleep: then no more than one part
 * runs out meanwhile, and what the thread has said is heard before the next does.
 */
export const silenceParts = 5;

export function listenForSilence(after: After, silent: () => void): Silence {
  let forget = (): void => undefined;
  const wait = (part: number, left: number): void => {
    forget = after(part, left > 1 ? () => wait(part, left - 1) : silent);
  };
  return {
    due: (within) => {
      forget();
      wait(within / silenceParts, silenceParts);
    },
    none: () => forget(),
  };
}

/**
 * Milliseconds: the person is told within five seconds, of which asking, showing and a busy machine take some. Threads speak many times
 * a second, but for steps that go through all rows at once; of those the longest takes a tenth of what is allowed for it here.
 */
export const silenceLimit = 2500;
const silenceLimitPerRow = 0.006;

/** How long a thread that has been handed so many rows may be silent. */
export function silenceOf({ firms, contracts }: { readonly firms: readonly unknown[]; readonly contracts: readonly unknown[] }): number {
  return silenceLimit + silenceLimitPerRow * (firms.length + contracts.length);
}
