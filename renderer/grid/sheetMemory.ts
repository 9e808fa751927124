/** What is remembered of a grid while its tab is not in front, or while it is made anew with other columns. */
import type { ColumnState } from 'ag-grid-community';
import { language } from '../state/settings.ts';
import { showToast } from '../state/toasts.ts';
import { translate } from '../state/translate.ts';
import { workbookSerial } from '../state/workbook.ts';
import { orderAgain } from './columnOrder.ts';
import { activeBlock, type Selection } from './ranges.ts';
import type { Sheet } from './sheet.ts';
import type { SheetGrid } from './sheetGrid.ts';

interface Remembered {
  readonly serial: number;
  readonly columns: readonly ColumnState[];
  /** Of all columns, in the order of the document. */
  readonly keys: readonly string[];
  readonly selection: Selection | null;
  readonly firstRow: number;
  /** A text that could not be entered: it waits in its cell until the sheet is back. */
  readonly waiting: Waiting | null;
}

interface Waiting {
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

const remembered = new Map<Sheet['table'], Remembered>();

/** Keeps how a grid looks and where the person is in it, for when its tab comes back. @param serial  of the workbook that it shows */
export function rememberSheet(grid: SheetGrid, sheet: Sheet, serial: number): void {
  remembered.set(sheet.table, {
    serial,
    columns: grid.core.api.getColumnState(),
    keys: sheet.columns.map(({ key }) => key),
    selection: grid.core.selection(),
    firstRow: grid.core.api.getFirstDisplayedRowIndex(),
    waiting: waitingText(grid),
  });
}

function waitingText({ core, typing }: SheetGrid): Waiting | null {
  const text = typing();
  const cursor = core.selection()?.cursor;
  const row = cursor === undefined ? null : core.rowAt(cursor.row);
  const column = cursor === undefined ? undefined : core.columns()[cursor.column];
  if (text === null || cursor === undefined || row === null || column === undefined) return null;
  showToast('info', () => translate('type.waiting', { text, column: column.label[language.peek()], row: cursor.row + 1 }));
  return { id: row.id, key: column.key, text };
}

/** Widths, order and sorting come back with the tab; the place in the table too, unless it is another workbook. */
export function recallSheet(grid: SheetGrid, sheet: Sheet): void {
  const before = remembered.get(sheet.table);
  if (before === undefined) return;
  const { api } = grid.core;
  const keys = sheet.columns.map(({ key }) => key);
  api.applyColumnState({ state: [...orderAgain(before.columns, before.keys, keys)], applyOrder: true });
  if (before.serial !== workbookSerial.peek() || before.selection === null) return;
  grid.core.select(before.selection, activeBlock(before.selection).top < grid.core.size().rows ? before.selection.cursor : null);
  const { waiting } = before;
  if (waiting === null || grid.core.rowIndex(waiting.id) < 0) return;
  grid.show(waiting.id, waiting.key);
  grid.resume(waiting.text);
}
