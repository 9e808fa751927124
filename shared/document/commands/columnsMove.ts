import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { rowsMove } from './rowsMove.ts';

export interface ColumnsMoveArgs {
  readonly id: string;
  /** Before which of the present columns it is put; their number is the end. */
  readonly index: number;
}

/** Puts a column at another place among the person's own. */
export const columnsMove: Command<ColumnsMoveArgs> = {
  id: 'columns.move',
  label: { en: 'Move column', zhHant: '移動欄位' },
  plan: (workbook, { id, index }) => (workbook.columns.some((each) => each.id === id) ? rowsMove.plan(workbook, { table: 'columns', ids: [id], index }) : refuse('columns.gone')),
  focus: ({ id }) => ({ table: 'columns', id }),
};
