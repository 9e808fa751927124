/** Keeps the list of problems in step with the document. Owns when to look; what is wrong is `shared/document/problems.ts`. */
import { effect } from '@preact/signals-core';
import { findProblems, problemSteps } from '../../shared/document/problems.ts';
import { finishPaced } from './fileWork.ts';
import { problems, workbook } from './workbook.ts';

/** Beyond this many rows every scenario takes long to check: it waits until the typing pauses, and lets keys go first. */
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
    if (!stopped) problems.value = findProblems(workbook.peek());
  };
  const checkMany = async (): Promise<void> => {
    forget = null;
    const checked = workbook.peek();
    // The next change asks for a check of its own.
    const found = await finishPaced(problemSteps(checked), () => stopped || workbook.peek() !== checked);
    if (found !== null) problems.value = found;
  };
  const stopWatching = effect(() => {
    const { firms, contracts } = workbook.value;
    if (firms.length + contracts.length > manyRows) {
      forget?.();
      forget = after(pause, () => void checkMany());
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
