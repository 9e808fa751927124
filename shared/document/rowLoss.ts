import type { History } from './history.ts';
import type { Workbook } from './document.ts';

/** Firms and contracts: what a workbook is mostly made of. */
export function rowCount(workbook: Workbook): number {
  return workbook.firms.length + workbook.contracts.length;
}

/**
 * Whether a save would drop most of what the file holds, so that the person is asked first: everything, or more than half
 * although no step of the history took rows away.
 *
 * @param before rows in the file
 * @param after rows about to be written
 */
export function losesMostRows(before: number, after: number, history: History): boolean {
  if (before === 0 || after * 2 >= before) return false;
  const removed = history.done.some(({ patch }) => patch.some((op) => op.op === 'remove' && (op.table === 'firms' || op.table === 'contracts')));
  return after === 0 || !removed;
}
