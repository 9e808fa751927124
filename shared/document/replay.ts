/** Doing edits again that a journal has kept, on the workbook that they were made on. */
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { isJsonObject } from '../base/json.ts';
import { decodeSteps, encodeSteps } from './codec.ts';
import { tableIds, type Workbook } from './document.ts';
import { type FileSteps, finishFile } from './fileSteps.ts';
import { applyPatch, type Op, type Patch } from './patch.ts';

export interface Replayed {
  readonly workbook: Workbook;
  /** A file of it. */
  readonly text: string;
  /** How many of the patches are in it; from the first that does not fit on, all are left out. */
  readonly applied: number;
}

const knownTables: readonly unknown[] = tableIds;
const rowTables: readonly unknown[] = tableIds.filter((table) => table !== 'market');

/**
 * @param base text of the workbook on which the edits were made
 * @param patches JSON text each, in order
 * @returns the workbook as a file of it would read, so that nothing gets in that no file could hold; or why the base does not open
 */
export function replayPatches(base: string, patches: readonly string[]): Result<Replayed, Failure> {
  return finishFile(replaySteps(base, patches));
}

/** The same in steps. */
export function* replaySteps(base: string, patches: readonly string[]): FileSteps<Result<Replayed, Failure>> {
  const decoded = yield* decodeSteps(base);
  if (!decoded.ok) return fail(decoded.error[0]);
  const states = [decoded.value.workbook];
  for (const text of patches) {
    const next = applied(states.at(-1) as Workbook, text);
    if (next === null) break;
    states.push(next);
  }
  for (let count = states.length - 1; count > 0; count -= 1) {
    const again = yield* readable(states[count] as Workbook);
    if (again !== null) return ok({ ...again, applied: count });
  }
  return ok({ workbook: decoded.value.workbook, text: base, applied: 0 });
}

function applied(workbook: Workbook, text: string): Workbook | null {
  try {
    const patch: unknown = JSON.parse(text);
    return isPatch(patch) ? applyPatch(workbook, patch) : null;
  } catch {
    // A patch is applied as a whole or throws: what it does not fit is not what it was made on.
    return null;
  }
}

function* readable(workbook: Workbook): FileSteps<Omit<Replayed, 'applied'> | null> {
  try {
    const text = yield* encodeSteps(workbook);
    const decoded = yield* decodeSteps(text);
    return decoded.ok ? { workbook: decoded.value.workbook, text } : null;
  } catch {
    // Something in it that cannot be written, such as a row without fields.
    return null;
  }
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
      return rowTables.includes(value['table']) && isPlace('index') && isRow();
    case 'move':
      return rowTables.includes(value['table']) && isPlace('from') && isPlace('to');
    case 'field':
      return (value['key'] === 'name' || value['key'] === 'currency') && isText('from') && isText('to');
    default:
      return false;
  }
}
