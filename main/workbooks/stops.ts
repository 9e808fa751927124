import { type StoppableWork, stoppableWorks } from '../../shared/ipc/contract.ts';

/** By which the person's Cancel reaches the work that it is about. */
export interface Stops {
  /** Told when the work of this kind that is under way at the time is given up. */
  readonly of: (kind: StoppableWork) => AbortSignal;
  readonly stop: (kind: StoppableWork) => void;
}

export function createStops(): Stops {
  const stoppers = new Map(stoppableWorks.map((kind) => [kind, new AbortController()]));
  const stopperOf = (kind: StoppableWork): AbortController => {
    const stopper = stoppers.get(kind);
    if (stopper === undefined) throw new Error(`Bug: no work ${kind}`);
    return stopper;
  };
  return {
    of: (kind) => stopperOf(kind).signal,
    stop: (kind) => {
      stopperOf(kind).abort();
      // What begins from now on is other work.
      stoppers.set(kind, new AbortController());
    },
  };
}

/** The code of errors of work that was given up, as Node has it. */
export const stoppedCode = 'ABORT_ERR';

/** @throws an error with that code once it is given up */
export function refuseStopped(stop: AbortSignal | undefined): void {
  if (stop?.aborted === true) throw Object.assign(new Error('Given up'), { code: stoppedCode });
}

/** Waits for what cannot be given up itself, until the person gives it up. */
export async function unlessStopped<Answer>(stop: AbortSignal, work: Promise<Answer>): Promise<Answer> {
  let forget = (): void => undefined;
  const stopped = new Promise<never>((_done, fail) => {
    const give = (): void => fail(Object.assign(new Error('Given up'), { code: stoppedCode }));
    if (stop.aborted) give();
    stop.addEventListener('abort', give, { once: true });
    forget = () => stop.removeEventListener('abort', give);
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    forget();
    // Its own end comes too late to matter to anybody.
    work.catch(() => undefined);
  }
}
