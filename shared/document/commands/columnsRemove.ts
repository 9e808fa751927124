import { checkColumns, columnsUsing } from '../../rules/checkColumns.ts';
import { userKey } from '../../rules/userColumn.ts';
import type { Workbook } from '../document.ts';
import type { Op } from '../patch.ts';
import { nextTexts, typedField, typedTextOf } from '../typedText.ts';
import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';

export interface ColumnsRemoveArgs {
  readonly id: string;
  /** Whether the person has seen which rules use the column; without it such a removal is refused. */
  readonly confirmed?: boolean;
}

/** Removes a column with its values and notes. Rules that use it stay, and are problems until they are mended. */
export const columnsRemove: Command<ColumnsRemoveArgs> = {
  id: 'columns.remove',
  label: { en: 'Delete column', zhHant: '刪除欄位' },
  plan(workbook, { id, confirmed }) {
    if (!workbook.columns.some((each) => each.id === id)) return refuse('columns.gone');
    const users = columnsUsing(checkColumns(workbook.columns, workbook.currency), id);
    if (users.length > 0 && confirmed !== true) return refuse('columns.hasDependants', { columns: users.map(({ column }) => column.name).join(', ') });
    const key = userKey(id);
    return [
      ...clearingOps(workbook, key),
      ...removeOps(workbook, 'notes', (note) => workbook.notes.some((each) => each.id === note && each.target === 'firm' && each.field === key)),
      ...removeOps(workbook, 'columns', (each) => each === id),
    ];
  },
  focus: () => ({ table: 'columns' }),
};

/** Makes a column blank in every firm, with the arithmetic that was typed into it. */
export function clearingOps(workbook: Workbook, key: string): readonly Op[] {
  return workbook.firms.flatMap((firm): readonly Op[] => {
    if (!Object.hasOwn(firm, key)) return [];
    const texts = firm[typedField];
    const hasText = typedTextOf(firm, key) !== null;
    return [
      { op: 'cell', table: 'firms', id: firm.id, key, from: firm[key], to: undefined },
      ...(hasText ? [{ op: 'cell', table: 'firms', id: firm.id, key: typedField, from: texts, to: nextTexts(firm, new Map([[key, null]])) } as const] : []),
    ];
  });
}
