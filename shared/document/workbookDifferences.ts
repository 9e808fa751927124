/** What differs between two workbooks, or two versions of one: rows that are in one only, and fields of rows that are in both. */
import type { Json } from '../base/json.ts';
import type { AnyRow, TableId, Workbook } from './document.ts';
import { rowsOf, tableIds } from './document.ts';
import { sameValue } from './patch.ts';

export interface WorkbookDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** `workbook`: its name or currency. */
  readonly table: TableId | 'workbook';
  readonly id: string;
  /** The field that differs; empty for a whole row. */
  readonly key: string;
  /** undefined: not there. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** In the order of tables and rows of `before`, what was added at the end of each table. The order of rows itself is not compared. */
export function workbookDifferences(before: Workbook, after: Workbook): readonly WorkbookDifference[] {
  const fields = (['name', 'currency'] as const).flatMap((key): readonly WorkbookDifference[] =>
    before[key] === after[key] ? [] : [{ kind: 'changed', table: 'workbook', id: '', key, before: before[key], after: after[key] }],
  );
  return [...fields, ...tableIds.flatMap((table) => tableDifferences(table, rowsOf(before, table), rowsOf(after, table)))];
}

function tableDifferences(table: TableId, before: readonly AnyRow[], after: readonly AnyRow[]): readonly WorkbookDifference[] {
  const left = new Set(before.map(({ id }) => id));
  const right = new Map(after.map((row) => [row.id, row]));
  const whole = (kind: 'added' | 'removed') => (row: AnyRow): WorkbookDifference => ({ kind, table, id: row.id, key: '', before: undefined, after: undefined });
  const known = before.flatMap((row) => {
    const other = right.get(row.id);
    return other === undefined ? [whole('removed')(row)] : row === other ? [] : rowDifferences(table, row, other);
  });
  return [...known, ...after.filter(({ id }) => !left.has(id)).map(whole('added'))];
}

function rowDifferences(table: TableId, before: AnyRow, after: AnyRow): readonly WorkbookDifference[] {
  const left = fieldsOf(before);
  const right = fieldsOf(after);
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((key) => !sameValue(left.get(key), right.get(key)))
    .map((key) => ({ kind: 'changed', table, id: before.id, key, before: left.get(key), after: right.get(key) }));
}

/** A map, so that a field by the name of `__proto__` is a field like any other. */
function fieldsOf(row: AnyRow): ReadonlyMap<string, Json> {
  return new Map(Object.entries(row) as [string, Json][]);
}
