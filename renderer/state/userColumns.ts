/** The person's own columns as they are now: what they hold, and what their rules come to for the scenario, result and quarter in front. */
import { computed, signal } from '@preact/signals-core';
import { assert } from '../../shared/base/assert.ts';
import type { Result } from '../../shared/base/result.ts';
import { ok } from '../../shared/base/result.ts';
import type { Row } from '../../shared/columns/define.ts';
import { cellsClear } from '../../shared/document/commands/cellsClear.ts';
import { columnOfDraft } from '../../shared/document/commands/columnRules.ts';
import type { ColumnDraft } from '../../shared/document/commands/columnRules.ts';
import { columnsAdd } from '../../shared/document/commands/columnsAdd.ts';
import { columnsChange } from '../../shared/document/commands/columnsChange.ts';
import { columnsClearOverrides } from '../../shared/document/commands/columnsClearOverrides.ts';
import { columnsMove } from '../../shared/document/commands/columnsMove.ts';
import { columnsRemove } from '../../shared/document/commands/columnsRemove.ts';
import { nextIds } from '../../shared/document/newRows.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { checkColumns } from '../../shared/rules/checkColumns.ts';
import type { CheckedColumn, CheckedColumns } from '../../shared/rules/checkColumns.ts';
import { evaluateColumns } from '../../shared/rules/evaluateColumns.ts';
import type { RuleValues } from '../../shared/rules/evaluateColumns.ts';
import type { RuleData } from '../../shared/rules/readColumn.ts';
import { userKey } from '../../shared/rules/userColumn.ts';
import { result } from './recalc.ts';
import { quarter } from './view.ts';
import { dispatch, firmNames, overlaid, workbook } from './workbook.ts';

const columnRows = computed(() => workbook.value.columns);
const currency = computed(() => workbook.value.currency);

/** The columns, checked; the same object until one of them or the currency changes. */
export const userColumns = computed<CheckedColumns>(() => checkColumns(columnRows.value, currency.value));

const hasRules = computed(() => userColumns.value.list.some((each) => each.hasRule));
const rows = computed(() => overlaid.value.firms);
const market = computed(() => overlaid.value.market);
const outcome = computed(() => result.value.result);
const resultPlaces = computed(() => result.value.firmIndex);

/** What rules are worked out from at this moment. */
export const ruleData = computed<RuleData>(() => {
  const places = resultPlaces.value;
  const names = firmNames.value;
  return {
    firms: rows.value, market: market.value, firmName: (id) => names.get(id) ?? null,
    result: outcome.value, resultIndex: (id) => places.get(id), quarter: quarter.value,
  };
});

/** What the rules come to, by the place of the firm; null while there are none. */
export const ruleValues = computed<RuleValues | null>(() => (hasRules.value ? evaluateColumns(userColumns.value, ruleData.value) : null));

/** The place of each firm among those that rules are worked out for. */
const places = computed<ReadonlyMap<string, number>>(() => (hasRules.value ? new Map(rows.value.map(({ id }, index) => [id, index])) : new Map()));

/** The place of a firm; undefined for one that is not there. */
export function placeOfFirm(id: string): number | undefined {
  return places.peek().get(id);
}

/** Which dialog about own columns is open: a new column, one to edit or to delete, or the values typed over rules. */
export type ColumnDialog = { readonly kind: 'new' | 'overrides' } | { readonly kind: 'edit' | 'remove'; readonly id: string };
export const columnDialog = signal<ColumnDialog | null>(null);

/** The columns as they would be with a drafted one, and the drafted one checked. `id` is null for a new column. */
export function checkDraft(id: string | null, draft: ColumnDraft): { readonly columns: CheckedColumns; readonly checked: CheckedColumn } {
  const own = id ?? newColumnId;
  // Without a name yet, the rule can be looked at all the same.
  const column = columnOfDraft(own, { ...draft, name: draft.name.trim() === '' ? '?' : draft.name });
  const others = columnRows.peek();
  const columns = checkColumns(id === null ? [...others, column] : others.map((each) => (each.id === id ? column : each)), currency.peek());
  const checked = columns.byId.get(own);
  assert(checked !== undefined, 'the drafted column is among the columns');
  return { columns, checked };
}

const newColumnId = 'new column';

/** Adds or changes a column. @returns its id, or why it is refused */
export function saveColumn(id: string | null, draft: ColumnDraft): Result<string> {
  const own = id ?? nextIds(workbook.peek(), 'columns', 1)[0] ?? '';
  const done = id === null ? dispatch(columnsAdd, draft) : dispatch(columnsChange, { id, ...draft });
  return done.ok ? ok(own) : done;
}

/** Deletes a column with its values; the rules that use it have been shown. */
export function removeColumn(id: string): void {
  dispatch(columnsRemove, { id, confirmed: true });
}

/** Lets a column change places with the next of the person's own; at the edge nothing happens. */
export function moveColumn(id: string, step: 1 | -1): void {
  const at = columnRows.peek().findIndex((each) => each.id === id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= columnRows.peek().length) return;
  dispatch(columnsMove, { id, index: step === 1 ? to + 1 : to });
}

/** Brings the rule back in one row, or in all. */
export function clearRuleOverrides(id: string, firm: string | null): void {
  if (firm === null) dispatch(columnsClearOverrides, { id });
  else dispatch(cellsClear, { scenarioId: baseScenarioId, cells: [{ table: 'firms', id: firm, key: userKey(id) }] });
}

/** A value typed over a rule. */
export interface RuleOverride {
  readonly column: CheckedColumn;
  readonly firm: Row;
  /** Of the firm among those that rules are worked out for. */
  readonly index: number;
}

/** All values typed over rules, by column and then by firm. */
export const ruleOverrides = computed<readonly RuleOverride[]>(() =>
  userColumns.value.list.filter(({ hasRule }) => hasRule).flatMap((column) => {
    const key = userKey(column.column.id);
    return [...rows.value.entries()].flatMap(([index, firm]) => (firm[key] == null ? [] : [{ column, firm, index }]));
  }),
);
