/** The cell field over the cursor's cell: what the field is told of the cell, and what its text does there. */
import { t } from '../../shared/text/messages.ts';
import type { Actions } from './actions.ts';
import { createCellEditor } from './cellEditor.ts';
import type { CellEditor, EditedCell } from './cellEditor.ts';
import type { GridCore } from './core.ts';
import type { SheetEdits } from './edits.ts';
import { cellText, editText, lockedReason, readText } from './sheet.ts';
import { suggestionsFor } from './suggestions.ts';

interface EditorSurroundings {
  readonly onEditing: (isEditing: boolean) => void;
}

/** Sets the cursor's cell to a text that was understood. */
export function commitText(grid: GridCore, edits: SheetEdits, text: string): void {
  const selection = grid.selection();
  const row = selection === null ? null : grid.rowAt(selection.cursor.row);
  const column = selection === null ? undefined : grid.columns()[selection.cursor.column];
  if (row === null || column?.term == null) return;
  const read = readText(grid.data(), column.term, text);
  if (!read.ok) return;
  if (read.value === null) edits.clearCells([{ id: row.id, key: column.key }]);
  else edits.setCells([{ id: row.id, key: column.key, value: read.value, typed: read.typed }]);
}

export function createEditor(grid: GridCore, options: EditorSurroundings, actions: () => Actions, commit: (text: string, everywhere: boolean) => void): CellEditor {
  return createCellEditor({
    id: `cell-${grid.sheet.table}`,
    cell: () => cursorCell(grid),
    box: () => cursorBox(grid),
    commit,
    onPicked: () => {
      actions().perform({ type: 'advance', by: 'row', step: 1 });
      options.onEditing(false);
    },
  });
}

/** What the field needs to know of the cell it lies over. */
function cursorCell(grid: GridCore): EditedCell | null {
  const selection = grid.selection();
  if (selection === null) return null;
  const row = grid.rowAt(selection.cursor.row);
  const column = grid.columns()[selection.cursor.column];
  if (row === null || column === undefined) return null;
  const data = grid.data();
  const { language } = data.format;
  const { term } = column;
  const first = grid.sheet.columns[0];
  const value = cellText(data, grid.sheet, row, column);
  return {
    description: t(language, 'grid.cellDescription', {
      column: column.label[language],
      row: selection.cursor.row + 1,
      name: first === undefined ? '' : cellText(data, grid.sheet, row, first),
      value: value === '' ? t(language, 'grid.blank') : value,
    }),
    text: editText(data, row, column),
    align: column.align,
    suggestions: term === null ? null : suggestionsFor(term, language, data.firmNames),
    locked: lockedReason(data, grid.sheet, row, column),
    check: (text) => {
      const read = term === null ? null : readText(data, term, text);
      return read === null || read.ok ? null : read.reason;
    },
  };
}

/** Where the cursor's cell is over the grid; null while it is not fully in sight. */
export function cursorBox(grid: GridCore): ReturnType<Parameters<typeof createCellEditor>[0]['box']> {
  const selection = grid.selection();
  const element = selection === null ? null : grid.cellElement(selection.cursor);
  if (element === null) return null;
  const box = element.getBoundingClientRect();
  const host = grid.host.getBoundingClientRect();
  const header = grid.host.querySelector('.ag-header')?.getBoundingClientRect();
  if (header !== undefined && box.top < header.bottom - 1) return null;
  if (box.bottom > host.bottom + 1 || box.left > host.right - 8) return null;
  return { left: box.left - host.left, top: box.top - host.top, width: box.width, height: box.height };
}
