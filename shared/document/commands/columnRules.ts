/** What the commands of a person's own columns share: names, types, and whether a rule may stand. */
import type { Failure } from '../../base/result.ts';
import { validateCell } from '../../columns/kinds/registry.ts';
import { checkColumns } from '../../rules/checkColumns.ts';
import { builtInColumn, ruleNameKey } from '../../rules/ruleScope.ts';
import type { UserColumn } from '../../rules/userColumn.ts';
import { automatic, userKey } from '../../rules/userColumn.ts';
import type { Workbook } from '../document.ts';
import { refuse } from './command.ts';

/** What a person decides of a column. */
export interface ColumnDraft {
  readonly name: string;
  /** One of `columnTypes`, or `auto` for a rule. */
  readonly type: string;
  /** Null: the column is typed into. */
  readonly formula: string | null;
  readonly help?: string;
}

export const longestName = 60;

/** Why a column cannot be called so: rules must find every column by its name. Null when it can. */
export function refusedColumnName(workbook: Workbook, name: string, exceptId: string | null): Failure | null {
  if (name.trim() === '') return refuse('columns.nameMissing');
  if (name.trim().length > longestName) return refuse('columns.nameTooLong', { limit: longestName });
  const isTaken = workbook.columns.some((each) => each.id !== exceptId && ruleNameKey(each.name) === ruleNameKey(name));
  return isTaken || builtInColumn(name) !== undefined ? refuse('columns.nameTaken', { name: name.trim() }) : null;
}

/** The column as the workbook holds it. */
export function columnOfDraft(id: string, { name, type, formula, help }: ColumnDraft): UserColumn {
  return { id, name: name.trim(), type, ...(formula === null ? {} : { formula: formula.trim() }), ...(help === undefined || help.trim() === '' ? {} : { help: help.trim() }) };
}

/**
 * Why a column may not be as it is drafted: its rule is refused (the details say from which character to which), or values that
 * firms hold in it would not fit. Null when it may.
 *
 * @param columns  the workbook's columns with the draft among them
 */
export function refusedColumn(workbook: Workbook, columns: readonly UserColumn[], draft: UserColumn): Failure | null {
  const isRule = draft.formula !== undefined;
  if (!isRule && draft.type === automatic) return refuse('columns.wantsRule');
  const checked = checkColumns(columns, workbook.currency).byId.get(draft.id);
  if (checked === undefined) return refuse('columns.gone');
  const { error, term } = checked;
  if (error !== null) return refuse(error.code, { ...error.details, start: error.start, end: error.end });
  const count = workbook.firms.filter((firm) => validateCell(firm[userKey(draft.id)], term) !== null).length;
  return count === 0 ? null : refuse('columns.valuesDoNotFit', { count });
}
