/**
 * Long work in steps: a generator that yields after every run, so that whoever drives it can show progress, let an edit overtake
 * it, or stop it by asking for no more. Nothing here knows of time.
 */

/** Runs done and, as far as is known, to be done. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export type Steps<Answer> = Generator<Progress, Answer, void>;

/** Drives work to its end. */
export function finish<Answer>(steps: Steps<Answer>): Answer {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
