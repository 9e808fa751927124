/** Notices that a thread says nothing any more: it loops for ever, or waits for what never comes. */
export interface Silence {
  /** The thread has spoken, or been asked: its next word is due within so many milliseconds. */
  readonly due: (within: number) => void;
  /** Nothing is expected of it. */
  readonly none: () => void;
}

/** Runs a task later unless the returned function is called first. */
export type After = (milliseconds: number, task: () => void) => () => void;

export function listenForSilence(after: After, silent: () => void): Silence {
  let forget = (): void => undefined;
  return {
    due: (within) => {
      forget();
      forget = after(within, silent);
    },
    none: () => forget(),
  };
}

/**
 * Milliseconds: the person is told within five seconds, of which asking and showing take some. The rows are handed over first, which
 * takes longer with more of them.
 */
export const silenceLimit = 3500;
const silenceLimitPerRow = 0.03;

/** How long a thread that has been handed so many rows may be silent. */
export function silenceOf({ firms, contracts }: { readonly firms: readonly unknown[]; readonly contracts: readonly unknown[] }): number {
  return silenceLimit + silenceLimitPerRow * (firms.length + contracts.length);
}
