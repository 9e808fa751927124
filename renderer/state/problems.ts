/** Keeps the list of problems in step with the document. Owns when to look; what is wrong is `shared/document/problems.ts`. */
import { effect } from '@preact/signals-core';
import { checkProblems, workbook } from './workbook.ts';

/** Beyond this many rows every scenario takes long to check: it waits until the typing pauses. */
const manyRows = 1500;
const pause = 300;

export interface ProblemSurroundings {
  /** Runs a task soon, after what is on the screen has been painted. */
  readonly soon: (task: () => void) => void;
  /** Runs a task later unless the returned function is called first. */
  readonly after: (milliseconds: number, task: () => void) => () => void;
}

/** Checks the document at once and after every change. @returns what stops it */
export function startProblemChecks({ soon, after }: ProblemSurroundings): () => void {
  let scheduled = false;
  let forget: (() => void) | null = null;
  let stopped = false;
  const check = (): void => {
    scheduled = false;
    forget = null;
    if (!stopped) checkProblems();
  };
  const stopWatching = effect(() => {
    const { firms, contracts } = workbook.value;
    if (firms.length + contracts.length > manyRows) {
      forget?.();
      forget = after(pause, check);
    } else if (!scheduled) {
      scheduled = true;
      soon(check);
    }
  });
  return () => {
    stopped = true;
    stopWatching();
    forget?.();
  };
}
