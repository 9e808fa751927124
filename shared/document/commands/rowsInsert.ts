import type { Command } from './command.ts';
import type { NewRow } from './newRowOps.ts';
import { insertOps } from './newRowOps.ts';

export interface RowsInsertArgs {
  readonly table: 'firms' | 'contracts';
  /** Where the first one comes; the table's length puts them at its end. */
  readonly index: number;
  /** What they hold; `{}` is a blank row. */
  readonly rows: readonly NewRow[];
}

/** Inserts new rows. Their ids are `nextIds(workbook, table, rows.length)`. */
export const rowsInsert: Command<RowsInsertArgs> = {
  id: 'rows.insert',
  label: { en: 'Insert rows', zhHant: '插入列' },
  plan: (workbook, { table, index, rows }) => insertOps(workbook, table, index, rows),
  focus: ({ table }) => ({ table }),
};
