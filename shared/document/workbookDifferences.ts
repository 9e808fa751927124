/** What differs between two workbooks, or two versions of one: rows that are in one only, and fields of rows that are in both. */
import { type Json, sameJson } from '../base/json.ts';
import type { AnyRow, TableId, Workbook } from './document.ts';
import { rowsOf, tableIds } from './document.ts';
import { type FileSteps, finishFile, rowsAtOnce } from './fileSteps.ts';
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
  return finishFile(differenceSteps(before, after));
}

/** The same in steps. */
export function* differenceSteps(before: Workbook, after: Workbook): FileSteps<readonly WorkbookDifference[]> {
  const found = (['name', 'currency'] as const).flatMap((key): readonly WorkbookDifference[] =>
    before[key] === after[key] ? [] : [{ kind: 'changed', table: 'workbook', id: '', key, before: before[key], after: after[key] }],
  );
  for (const table of tableIds) yield* addTable(found, table, rowsOf(before, table), rowsOf(after, table));
  return found;
}

function* addTable(found: WorkbookDifference[], table: TableId, before: readonly AnyRow[], after: readonly AnyRow[]): FileSteps<void> {
  if (before === after) return;
  const whole = (kind: 'added' | 'removed', { id }: AnyRow): WorkbookDifference => ({ kind, table, id, key: '', before: undefined, after: undefined });
  // Rows that are where they were need no looking up: of a million, mostly all.
  let same = 0;
  for (; same < before.length && before[same]?.id === after[same]?.id; same += 1) {
    found.push(...rowDifferences(table, before[same]!, after[same]!));
    if (same % rowsAtOnce === 0) yield { kind: 'pause', done: same, total: before.length };
  }
  const right = yield* rowsById(after, same);
  for (let index = same; index < before.length; index += 1) {
    const row = before[index]!;
    const other = right.get(row.id);
    if (other === undefined) found.push(whole('removed', row));
    else found.push(...rowDifferences(table, row, other));
    right.delete(row.id);
    if (index % rowsAtOnce === 0) yield { kind: 'pause', done: index, total: before.length };
  }
  for (const row of right.values()) found.push(whole('added', row));
}

/** From an index on. */
function* rowsById(rows: readonly AnyRow[], from: number): FileSteps<Map<string, AnyRow>> {
  const byId = new Map<string, AnyRow>();
  for (let index = from; index < rows.length; index += 1) {
    const row = rows[index]!;
    byId.set(row.id, row);
    if (index % rowsAtOnce === 0) yield { kind: 'pause', done: index, total: rows.length };
  }
  return byId;
}

function rowDifferences(table: TableId, before: AnyRow, after: AnyRow): readonly WorkbookDifference[] {
  if (before === after || sameJson(before as unknown as Json, after as unknown as Json)) return [];
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
