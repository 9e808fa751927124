/** What main does with a workbook's file: said in the page, with a way to stop it. */
import type { WorkbookWork } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';
import { announceWork } from './fileWork.ts';

interface Followed {
  readonly kind: WorkbookWork['kind'];
  readonly over: () => void;
}

/** Main is done before its answer is here; said that long, ms, so that the button to stop it does not go and come back under the hand. */
const answerComes = 500;
let followed: Followed | null = null;
/** Main may have read the file when it hears of it. */
let isGivenUp = false;

/** Says what main does with a file, once that takes long enough, and offers to stop it. @param work  null when main is done */
export function followWorkbookWork(work: WorkbookWork | null): void {
  if (work === null && followed?.kind === 'opening') {
    const one = followed;
    setTimeout(() => followed === one && fallSilent(), answerComes);
    return;
  }
  fallSilent();
  if (work === null) return;
  isGivenUp = false;
  const cancel = (): void => {
    isGivenUp = work.kind === 'opening';
    void desktop().call('work:stop', work.kind);
  };
  followed = { kind: work.kind, over: announceWork({ ...work, cancel }) };
}

/** The answer is here: nothing more is said of main. @returns whether the person gave up meanwhile what main was opening */
export function endMainWork(): boolean {
  fallSilent();
  const wasGivenUp = isGivenUp;
  isGivenUp = false;
  return wasGivenUp;
}

function fallSilent(): void {
  followed?.over();
  followed = null;
}
