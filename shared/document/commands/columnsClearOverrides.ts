import { userKey } from '../../rules/userColumn.ts';
import { clearingOps } from './columnsRemove.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Takes out all values typed over a column's rule, so that the rule holds in every row. One row's is cleared like any cell. */
export const columnsClearOverrides: Command<{ readonly id: string }> = {
  id: 'columns.clearOverrides',
  label: { en: 'Bring the rule back', zhHant: '恢復規則' },
  plan: (workbook, { id }) => (workbook.columns.some((each) => each.id === id && each.formula !== undefined) ? clearingOps(workbook, userKey(id)) : refuse('columns.gone')),
  focus: ({ id }) => ({ table: 'columns', id }),
};
