import type { Failure } from '../../base/result.ts';
import { renameInRule } from '../../rules/renameInRule.ts';
import type { UserColumn } from '../../rules/userColumn.ts';
import type { Workbook } from '../document.ts';
import type { CellOp, Patch } from '../patch.ts';
import { refusedColumnName } from './columnRules.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

export interface ColumnsRenameArgs {
  readonly id: string;
  readonly name: string;
}

/** Renames a column, and in every rule that uses it. */
export const columnsRename: Command<ColumnsRenameArgs> = {
  id: 'columns.rename',
  label: { en: 'Rename column', zhHant: '重新命名欄位' },
  plan(workbook, { id, name }): Patch | Failure {
    const found = renamed(workbook, id, name);
    return 'code' in found ? found : found.ops;
  },
  focus: ({ id }) => ({ table: 'columns', id, key: 'name' }),
};

/** The columns that a new name changes, by id, and the operations that do so. */
export interface Renamed {
  readonly columns: ReadonlyMap<string, UserColumn>;
  readonly ops: readonly CellOp[];
}

export function renamed(workbook: Workbook, id: string, given: string): Renamed | Failure {
  const column = workbook.columns.find((each) => each.id === id);
  if (column === undefined) return refuse('columns.gone');
  const name = given.trim();
  if (name === column.name) return { columns: new Map(), ops: [] };
  const refused = refusedColumnName(workbook, name, id);
  if (refused !== null) return refused;
  const columns = new Map<string, UserColumn>();
  const ops: CellOp[] = [];
  for (const each of workbook.columns) {
    const formula = each.formula === undefined ? undefined : renameInRule(each.formula, column.name, name);
    if (formula !== each.formula) ops.push({ op: 'cell', table: 'columns', id: each.id, key: 'formula', from: each.formula, to: formula });
    if (each.id === id) ops.push({ op: 'cell', table: 'columns', id, key: 'name', from: each.name, to: name });
    if (formula !== each.formula || each.id === id) columns.set(each.id, { ...each, ...(formula === undefined ? {} : { formula }), ...(each.id === id ? { name } : {}) });
  }
  return { columns, ops };
}
