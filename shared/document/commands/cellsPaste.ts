import type { Command } from './command.ts';
import type { NewRow } from './newRowOps.ts';
import { insertOps } from './newRowOps.ts';
import type { CellEdit } from './setCells.ts';
import { focusOfCells, planCells } from './setCells.ts';

export interface CellsPasteArgs {
  readonly scenarioId: string;
  /** Cells of rows that exist. */
  readonly cells: readonly CellEdit[];
  /** Rows that the pasted block goes beyond the table's end, added there; rows belong to the base in every scenario. */
  readonly newRows?: { readonly table: 'firms' | 'contracts'; readonly rows: readonly NewRow[] };
}

/** Pastes a block: cells and the rows that it adds are one step to undo. */
export const cellsPaste: Command<CellsPasteArgs> = {
  id: 'cells.paste',
  label: { en: 'Paste', zhHant: '貼上' },
  plan(workbook, { scenarioId, cells, newRows }) {
    const edits = planCells(workbook, scenarioId, cells);
    if ('code' in edits || newRows === undefined) return edits;
    const added = insertOps(workbook, newRows.table, workbook[newRows.table].length, newRows.rows);
    return 'code' in added ? added : [...edits, ...added];
  },
  focus: ({ scenarioId, cells, newRows }) => focusOfCells(scenarioId, cells) ?? (newRows === undefined ? undefined : { table: newRows.table }),
};
