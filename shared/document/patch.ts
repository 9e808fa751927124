/**
 * The one way in which a workbook changes: a list of operations, each carrying what was there before.
 *
 * Owns: applying, inverting and squashing. Does not own: which operations are wise (`commands/`), or remembering them
 * (`history.ts`). Rows that a patch does not touch keep their identity, so that views see what changed by comparing references.
 */
import { assert, assertNever } from '../base/assert.ts';
import type { Json } from '../base/json.ts';
import { sameJson } from '../base/json.ts';
import type { AnyRow, RowTable, TableId, Workbook } from './document.ts';
import { rowsOf } from './document.ts';

/** Sets one field of one row; undefined is a field that is absent. */
export interface CellOp {
  readonly op: 'cell';
  readonly table: TableId;
  readonly id: string;
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
}
/** Puts a row at an index; the rows from there on move down. */
export interface InsertOp {
  readonly op: 'insert';
  readonly table: RowTable;
  readonly index: number;
  readonly row: AnyRow;
}
export interface RemoveOp {
  readonly op: 'remove';
  readonly table: RowTable;
  readonly index: number;
  readonly row: AnyRow;
}
/** Takes the row at index `from` out and puts it in again at index `to` of the rest. */
export interface MoveOp {
  readonly op: 'move';
  readonly table: RowTable;
  readonly from: number;
  readonly to: number;
}
export interface FieldOp {
  readonly op: 'field';
  readonly key: 'name' | 'currency';
  readonly from: string;
  readonly to: string;
}
export type Op = CellOp | InsertOp | RemoveOp | MoveOp | FieldOp;
export type Patch = readonly Op[];

/** A table being changed: copied once, and each touched row once, however long the patch is. */
interface Draft {
  readonly rows: AnyRow[];
  /** Row by id; null after rows have moved, built again when asked for. */
  indexById: Map<string, number> | null;
  /** Whether the map is that of an earlier table, to be left as it is. */
  isShared: boolean;
  /** Rows that are already our own copies. */
  readonly copied: Set<string>;
}

/** Row by id of tables whose cells were changed: a million rows are not looked through at every keystroke. */
const indexes = new WeakMap<readonly AnyRow[], Map<string, number>>();

/** The row with an id. The first question about a table costs a walk over it, later ones and edits of its cells do not. */
export function rowById<R extends AnyRow>(rows: readonly R[], id: string): R | undefined {
  let index = indexes.get(rows);
  if (index === undefined) {
    index = indexOf(rows);
    indexes.set(rows, index);
  }
  const place = index.get(id);
  return place === undefined ? undefined : rows[place];
}

function indexOf(rows: readonly AnyRow[]): Map<string, number> {
  return new Map(rows.map((row, index) => [row.id, index]));
}

/**
 * The workbook after a patch.
 *
 * @throws if an operation does not fit what is there: a patch belongs to the workbook that it was planned for
 */
export function applyPatch(workbook: Workbook, patch: Patch): Workbook {
  if (patch.length === 0) return workbook;
  const drafts = new Map<TableId, Draft>();
  let fields: Pick<Workbook, 'name' | 'currency'> = workbook;
  for (const op of patch) {
    if (op.op === 'field') {
      assert(fields[op.key] === op.from, `${op.key} is not what the patch expects`);
      fields = { name: fields.name, currency: fields.currency, [op.key]: op.to };
      continue;
    }
    let draft = drafts.get(op.table);
    if (draft === undefined) {
      const rows = rowsOf(workbook, op.table);
      const indexById = indexes.get(rows) ?? null;
      draft = { rows: [...rows], indexById, isShared: indexById !== null, copied: new Set() };
      drafts.set(op.table, draft);
    }
    applyToDraft(draft, op);
  }
  const next: Record<string, unknown> = { ...workbook, name: fields.name, currency: fields.currency };
  for (const [table, draft] of drafts) {
    next[table] = table === 'market' ? draft.rows[0] : draft.rows;
    if (draft.indexById !== null) indexes.set(draft.rows, draft.indexById);
  }
  // Safe: every table holds rows of its own kind, since an operation moves rows within one table only.
  return next as unknown as Workbook;
}

function applyToDraft(draft: Draft, op: Exclude<Op, FieldOp>): void {
  const { rows } = draft;
  switch (op.op) {
    case 'cell':
      return setCell(draft, op);
    case 'insert': {
      assert(op.index >= 0 && op.index <= rows.length, `no place ${op.index} in ${op.table}`);
      addToIndex(draft, op);
      rows.splice(op.index, 0, op.row);
      draft.copied.delete(op.row.id);
      return;
    }
    case 'remove': {
      assert(rows[op.index]?.id === op.row.id, `${op.table}[${op.index}] is not what the patch removes`);
      rows.splice(op.index, 1);
      draft.indexById = null;
      return;
    }
    case 'move': {
      const [row] = rows.splice(op.from, 1);
      assert(row !== undefined && op.to >= 0 && op.to <= rows.length, `cannot move ${op.table}[${op.from}] to ${op.to}`);
      rows.splice(op.to, 0, row);
      draft.indexById = null;
      return;
    }
    default:
      return assertNever(op);
  }
}

/** A row at the end leaves the others where they are. */
function addToIndex(draft: Draft, { index, row }: InsertOp): void {
  if (draft.indexById === null) return;
  if (index < draft.rows.length) draft.indexById = null;
  else {
    if (draft.isShared) draft.indexById = new Map(draft.indexById);
    draft.isShared = false;
    draft.indexById.set(row.id, index);
  }
}

function setCell(draft: Draft, op: CellOp): void {
  if (draft.indexById === null) {
    draft.indexById = indexOf(draft.rows);
    draft.isShared = false;
  }
  const index = draft.indexById.get(op.id);
  const row = index === undefined ? undefined : draft.rows[index];
  assert(index !== undefined && row !== undefined, `no row ${op.id} in ${op.table}`);
  let own = row as unknown as Record<string, unknown>;
  const before = Object.hasOwn(own, op.key) ? own[op.key] : undefined;
  assert(sameValue(before, op.from), `${op.table}.${op.id}.${op.key} is not what the patch expects`);
  if (!draft.copied.has(op.id)) {
    own = { ...own };
    draft.copied.add(op.id);
    draft.rows[index] = own as unknown as AnyRow;
  }
  if (op.to === undefined) delete own[op.key];
  // Not an assignment: that would set the prototype for a field named __proto__.
  else Object.defineProperty(own, op.key, { value: op.to, enumerable: true, configurable: true, writable: true });
}

/** Whether two values of a cell are the same; all cell values are plain JSON or absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || sameJson(a as Json | undefined, b as Json | undefined);
}

/** The patch that takes a patch back. */
export function invertPatch(patch: Patch): Patch {
  return patch.toReversed().map(invertOp);
}

function invertOp(op: Op): Op {
  switch (op.op) {
    case 'cell':
    case 'field':
    case 'move':
      return { ...op, from: op.to, to: op.from } as Op;
    case 'insert':
      return { ...op, op: 'remove' };
    case 'remove':
      return { ...op, op: 'insert' };
    default:
      return assertNever(op);
  }
}

/**
 * One patch that does what two do in turn. Repeated changes of one cell become one, and vanish when they come back to where
 * they began; so a drag of a slider stays as small as one edit.
 */
export function squashPatches(first: Patch, second: Patch): Patch {
  const ops: (Op | null)[] = [];
  // Where the last change of a cell stands. Changes of other cells may be passed over, changes of a table's rows may not.
  const lastChange = new Map<string, Map<string, number>>();
  for (const op of [...first, ...second]) {
    const table = op.op === 'field' ? 'fields' : op.table;
    if (op.op !== 'cell' && op.op !== 'field') {
      lastChange.delete(table);
      ops.push(op);
      continue;
    }
    const changes = lastChange.get(table) ?? new Map<string, number>();
    lastChange.set(table, changes);
    const cell = op.op === 'field' ? op.key : JSON.stringify([op.id, op.key]);
    const place = changes.get(cell);
    const earlier = place === undefined ? undefined : ops[place];
    if (place === undefined || earlier === undefined || earlier === null) {
      changes.set(cell, ops.length);
      ops.push(op);
      continue;
    }
    assert('from' in earlier, 'a change of a cell is a change of a cell');
    const merged = { ...op, from: earlier.from } as Op & { from: unknown; to: unknown };
    const vanishes = sameValue(merged.from, merged.to);
    ops[place] = vanishes ? null : merged;
    if (vanishes) changes.delete(cell);
  }
  return ops.filter((op) => op !== null);
}
