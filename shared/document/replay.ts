/** Doing edits again that a journal has kept, on the workbook that they were made on. */
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { isJsonObject } from '../base/json.ts';
import { fileLimits } from './boundedJson.ts';
import { decodeSteps, encodeSteps } from './codec.ts';
import { type AnyRow, rowsOf, type RowTable, type TableId, tableIds, type Workbook } from './document.ts';
import { type FileSteps, finishFile } from './fileSteps.ts';
import { applyPatch, type Op, type Patch } from './patch.ts';

export interface Replayed {
  /** As it was before the edits. */
  readonly before: Workbook;
  /** Rows that no edit touched are those of `before`. */
  readonly workbook: Workbook;
  /** How many of the patches are in it; from the first that does not fit on, all are left out. */
  readonly applied: number;
}

const knownTables: readonly unknown[] = tableIds;
const rowTables = tableIds.filter((table) => table !== 'market');
const knownRowTables: readonly unknown[] = rowTables;

/** Patches that are parsed, or made again, between two pauses: each time the tables that they touch are copied once. */
const patchesAtOnce = 500;

/**
 * @param base text of the workbook on which the edits were made
 * @param patches JSON text each, in order
 * @returns the workbook with each touched row as a file would read it, so that nothing gets in that no file could hold; or why the base does not open
 */
export function replayPatches(base: string, patches: readonly string[]): Result<Replayed, Failure> {
  return finishFile(replaySteps(base, patches));
}

/** The same in steps. */
export function* replaySteps(base: string, patches: readonly string[]): FileSteps<Result<Replayed, Failure>> {
  const decoded = yield* decodeSteps(base);
  if (!decoded.ok) return fail(decoded.error[0]);
  const before = decoded.value.workbook;
  let made = yield* makeAgain(before, yield* parsedPatches(patches));
  while (made.patches.length > 0) {
    const workbook = yield* readable(made);
    if (workbook !== null) return ok({ before, workbook, applied: made.patches.length });
    made = yield* makeAgain(before, made.patches.slice(0, -1));
  }
  return ok({ before, workbook: before, applied: 0 });
}

/** Up to the first that is none. */
function* parsedPatches(texts: readonly string[]): FileSteps<readonly Patch[]> {
  const patches: Patch[] = [];
  for (const text of texts) {
    const patch = parsed(text);
    if (!isPatch(patch)) break;
    patches.push(patch);
    if (patches.length % patchesAtOnce === 0) yield { kind: 'pause', done: patches.length, total: texts.length };
  }
  return patches;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no patch.
    return null;
  }
}

interface Made {
  readonly workbook: Workbook;
  /** Those that it holds. */
  readonly patches: readonly Patch[];
}

/** Makes patches again, up to the first that does not fit. */
function* makeAgain(before: Workbook, patches: readonly Patch[]): FileSteps<Made> {
  let workbook = before;
  for (let from = 0; from < patches.length; from += patchesAtOnce) {
    const batch = patches.slice(from, from + patchesAtOnce);
    const next = applied(workbook, batch);
    if (next === null) {
      const count = fitting(workbook, batch);
      return { workbook: applied(workbook, batch.slice(0, count)) ?? workbook, patches: patches.slice(0, from + count) };
    }
    workbook = next;
    yield { kind: 'pause', done: from, total: patches.length };
  }
  return { workbook, patches };
}

/** How many patches fit one after the other, found by halving: a beginning fits as long as each patch in it does. */
function fitting(workbook: Workbook, patches: readonly Patch[]): number {
  let good = 0;
  let bad = patches.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (applied(workbook, patches.slice(0, middle)) === null) bad = middle;
    else good = middle;
  }
  return good;
}

function applied(workbook: Workbook, patches: readonly Patch[]): Workbook | null {
  try {
    return applyPatch(workbook, patches.flat());
  } catch {
    // A patch is applied as a whole or throws: what it does not fit is not what it was made on.
    return null;
  }
}

/** The workbook with the rows that were touched as a file would read them; null where no file could hold it. */
function* readable({ workbook, patches }: Made): FileSteps<Workbook | null> {
  const touched = touchedRows(patches);
  const tables = rowTables.filter((table) => touched.has(table));
  if (tables.some((table) => workbook[table].length > fileLimits.rows)) return null;
  const rowsIn = (table: RowTable): readonly AnyRow[] => workbook[table].filter(({ id }) => touched.get(table)?.has(id) === true);
  // Safe: each table holds rows of its own.
  const excerpt = { ...workbook, extra: {}, ...Object.fromEntries(rowTables.map((table) => [table, rowsIn(table)])) } as Workbook;
  try {
    const decoded = yield* decodeSteps(yield* encodeSteps(excerpt));
    if (!decoded.ok) return null;
    const { name, currency, market } = decoded.value.workbook;
    const read = tables.map((table): readonly [RowTable, readonly AnyRow[]] => {
      const byId = new Map(rowsOf(decoded.value.workbook, table).map((row) => [row.id, row]));
      return [table, rowsOf(workbook, table).map((row) => byId.get(row.id) ?? row)];
    });
    return { ...workbook, name, currency, market: touched.has('market') ? market : workbook.market, ...Object.fromEntries(read) };
  } catch {
    // Something in it that cannot be written, such as a row without fields.
    return null;
  }
}

/** Ids of the rows whose contents patches set. */
function touchedRows(patches: readonly Patch[]): ReadonlyMap<TableId, ReadonlySet<string>> {
  const touched = new Map<TableId, Set<string>>();
  for (const op of patches.flat()) {
    const id = op.op === 'cell' ? op.id : op.op === 'insert' ? op.row.id : null;
    if (id === null || op.op === 'field' || op.op === 'move') continue;
    const ids = touched.get(op.table) ?? new Set();
    touched.set(op.table, ids.add(id));
  }
  return touched;
}

function isPatch(value: unknown): value is Patch {
  return Array.isArray(value) && value.every(isOp);
}

/** Whether an operation has the form of one; whether it fits is seen when it is applied. */
function isOp(value: unknown): value is Op {
  if (!isJsonObject(value)) return false;
  const isText = (key: string): boolean => typeof value[key] === 'string';
  const isPlace = (key: string): boolean => Number.isInteger(value[key]);
  const isRow = (): boolean => isJsonObject(value['row']) && typeof value['row']['id'] === 'string';
  switch (value['op']) {
    case 'cell':
      return isText('id') && isText('key') && value['key'] !== 'id' && knownTables.includes(value['table']);
    case 'insert':
    case 'remove':
      return knownRowTables.includes(value['table']) && isPlace('index') && isRow();
    case 'move':
      return knownRowTables.includes(value['table']) && isPlace('from') && isPlace('to');
    case 'field':
      return (value['key'] === 'name' || value['key'] === 'currency') && isText('from') && isText('to');
    default:
      return false;
  }
}
