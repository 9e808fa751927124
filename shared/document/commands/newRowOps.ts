/** Inserting rows that do not exist yet; the commands that insert and paste share it. */
import type { Failure } from '../../base/result.ts';
import type { CellValue } from '../../columns/define.ts';
import type { Workbook } from '../document.ts';
import { nextIds } from '../newRows.ts';
import type { InsertOp } from '../patch.ts';
import { refuse } from './command.ts';
import { refusedValue } from './setCells.ts';

/** Values by column key; null and absent are blank. */
export type NewRow = { readonly [key: string]: CellValue };

/**
 * The operations that insert rows in a block at an index. Their ids are `nextIds(workbook, table, rows.length)`, so that
 * whoever plans the command knows them before.
 */
export function insertOps(workbook: Workbook, table: 'firms' | 'contracts', index: number, rows: readonly NewRow[]): readonly InsertOp[] | Failure {
  if (!Number.isInteger(index) || index < 0 || index > workbook[table].length) return refuse('rows.badPosition', { position: index + 1 });
  const ids = nextIds(workbook, table, rows.length);
  const ops: InsertOp[] = [];
  for (const [offset, values] of rows.entries()) {
    for (const [key, value] of Object.entries(values)) {
      const refused = refusedValue(workbook, table, key, value);
      if (refused !== null) return refused;
    }
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    ops.push({ op: 'insert', table, index: index + offset, row: { ...given, id: ids[offset] ?? '' } });
  }
  return ops;
}
