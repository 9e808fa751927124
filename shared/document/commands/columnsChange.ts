import type { Op } from '../patch.ts';
import { sameValue } from '../patch.ts';
import type { ColumnDraft } from './columnRules.ts';
import { columnOfDraft, refusedColumn } from './columnRules.ts';
import { renamed } from './columnsRename.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

export type ColumnsChangeArgs = ColumnDraft & { readonly id: string };

/** Sets a column's rule, what it holds, its name and its remark, in one step. Values typed into rows stay: over a rule they override it. */
export const columnsChange: Command<ColumnsChangeArgs> = {
  id: 'columns.change',
  label: { en: 'Edit column', zhHant: '編輯欄位' },
  plan(workbook, { id, ...draft }) {
    const former = workbook.columns.find((each) => each.id === id);
    if (former === undefined) return refuse('columns.gone');
    const names = renamed(workbook, id, draft.name);
    if ('code' in names) return names;
    const next = columnOfDraft(id, draft);
    const columns = workbook.columns.map((each) => (each.id === id ? next : names.columns.get(each.id) ?? each));
    const refused = refusedColumn(workbook, columns, next);
    if (refused !== null) return refused;
    const own = (['name', 'type', 'formula', 'help'] as const).flatMap((key): readonly Op[] =>
      sameValue(former[key], next[key]) ? [] : [{ op: 'cell', table: 'columns', id, key, from: former[key], to: next[key] }],
    );
    return [...own, ...names.ops.filter((op) => op.id !== id)];
  },
  focus: ({ id }) => ({ table: 'columns', id, key: 'formula' }),
};
