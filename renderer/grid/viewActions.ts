/** Saved views: choosing one, and keeping, renaming and deleting them as commands of the document. */
import { viewsAdd } from '../../shared/document/commands/viewsAdd.ts';
import { viewsRemove } from '../../shared/document/commands/viewsRemove.ts';
import { viewsRename } from '../../shared/document/commands/viewsRename.ts';
import { viewsUpdate } from '../../shared/document/commands/viewsUpdate.ts';
import { nextIds } from '../../shared/document/newRows.ts';
import { noFilter } from '../../shared/document/savedView.ts';
import { showToast } from '../state/toasts.ts';
import { explain } from '../state/translate.ts';
import { dispatch, workbook } from '../state/workbook.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { showView, viewContent } from './sheetView.ts';
import { looks } from './viewState.ts';

/** Puts a saved view before the eyes; null brings the standard one. Changes nothing of the workbook. */
export function chooseView(grid: SheetGrid, id: string | null): void {
  const { api, sheet } = grid.core;
  const look = looks[sheet.table];
  const view = workbook.peek().views.find((each) => each.id === id && each.table === sheet.table);
  look.chosen.value = view?.id ?? null;
  look.filter.value = view?.filter ?? noFilter;
  if (view === undefined) api.resetColumnState();
  else showView(api, view);
  tellLook(grid);
}

/** Brings what the bars say of the look up to date. */
export function tellLook(grid: SheetGrid): void {
  const { api, sheet, size, data } = grid.core;
  const look = looks[sheet.table];
  look.content.value = viewContent(api, sheet, look.filter.peek());
  const rows = { shown: size().rows, all: data().rows.length };
  if (rows.shown !== look.rows.peek().shown || rows.all !== look.rows.peek().all) look.rows.value = rows;
}

/** @returns why the name is refused, in words; null when the view has been saved and is in front */
export function saveView(grid: SheetGrid, name: string): string | null {
  const { api, sheet } = grid.core;
  const look = looks[sheet.table];
  const [id = ''] = nextIds(workbook.peek(), 'views', 1);
  const done = dispatch(viewsAdd, { name, content: viewContent(api, sheet, look.filter.peek()) });
  if (!done.ok) return explain(done.error);
  look.chosen.value = id;
  tellLook(grid);
  return null;
}

export function updateView(grid: SheetGrid, id: string): void {
  const { api, sheet } = grid.core;
  const done = dispatch(viewsUpdate, { id, content: viewContent(api, sheet, looks[sheet.table].filter.peek()) });
  if (!done.ok) showToast('error', () => explain(done.error));
}

export function renameView(id: string, name: string): string | null {
  const done = dispatch(viewsRename, { id, name });
  return done.ok ? null : explain(done.error);
}

export function removeView(id: string): void {
  const done = dispatch(viewsRemove, { id });
  if (!done.ok) showToast('error', () => explain(done.error));
}
