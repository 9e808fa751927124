/** Rules of the names of views, which saving and renaming share: views of one sheet differ in their names. */
import type { Failure } from '../../base/result.ts';
import type { Workbook } from '../document.ts';
import { nameKey } from '../document.ts';
import type { ViewContent } from '../savedView.ts';
import { refuse } from './command.ts';

/** Why a view cannot be called so; null when it can. `exceptId` is the view that is being renamed. */
export function refusedViewName(workbook: Workbook, table: ViewContent['table'], name: string, exceptId: string | null): Failure | null {
  if (name.trim() === '') return refuse('views.nameMissing');
  const isTaken = workbook.views.some((view) => view.table === table && view.id !== exceptId && nameKey(view.name) === nameKey(name));
  return isTaken ? refuse('views.nameTaken', { name }) : null;
}
