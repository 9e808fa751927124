import { nextIds } from '../newRows.ts';
import type { ColumnDraft } from './columnRules.ts';
import { columnOfDraft, refusedColumn, refusedColumnName } from './columnRules.ts';
import type { Command } from './command.ts';

/** Adds a column of the person's own at the end. Its id is `nextIds(workbook, 'columns', 1)`. */
export const columnsAdd: Command<ColumnDraft> = {
  id: 'columns.add',
  label: { en: 'Add column', zhHant: '新增欄位' },
  plan(workbook, draft) {
    const refusedName = refusedColumnName(workbook, draft.name, null);
    if (refusedName !== null) return refusedName;
    const [id = ''] = nextIds(workbook, 'columns', 1);
    const row = columnOfDraft(id, draft);
    return refusedColumn(workbook, [...workbook.columns, row], row) ?? [{ op: 'insert', table: 'columns', index: workbook.columns.length, row }];
  },
  focus: () => ({ table: 'columns' }),
};
