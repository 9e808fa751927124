/** What no row of a file may hold, whatever its column: numbers beyond a double, and nesting that later walks could not follow. */
import type { Json, JsonObject } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import { type FileSteps, rowsAtOnce } from './fileSteps.ts';
import { deepestNesting } from './jsonText.ts';
import { Unreadable } from './readJson.ts';

/** Refuses numbers that a double cannot hold (1e400 reads as infinity) and nesting that later walks could not follow. */
export function checkValues(value: Json, place: string, depth = 0): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Unreadable('file.numberTooLarge', place);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepestNesting) throw new Unreadable('file.tooDeep', place.length > 80 ? `${place.slice(0, 80)}…` : place);
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) if (!isPlain(item)) checkValues(item, `${place}[${index}]`, depth + 1);
    return;
  }
  for (const key of Object.keys(value)) {
    const item = (value as JsonObject)[key] as Json;
    if (!isPlain(item)) checkValues(item, place === '' ? key : `${place}.${key}`, depth + 1);
  }
}

/** Places are only spelt out where something may be wrong: a large file has millions of plain values. */
function isPlain(value: Json): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'object' || value === null;
}

/** The same for a whole file, in steps; most of its rows hold plain values only. */
export function* checkFile(file: JsonObject): FileSteps<void> {
  for (const key of Object.keys(file)) {
    const value = file[key] as Json;
    if (!Array.isArray(value)) {
      if (!isPlain(value)) checkValues(value, key, 1);
      continue;
    }
    const rows = value as readonly Json[];
    for (const [index, row] of rows.entries()) {
      if (!isPlain(row) && !isPlainRow(row)) checkValues(row, `${key}[${index}]`, 2);
      if (index % rowsAtOnce === rowsAtOnce - 1) yield { kind: 'pause', done: index, total: rows.length };
    }
  }
}

function isPlainRow(row: Json): boolean {
  return isJsonObject(row) && Object.keys(row).every((key) => isPlain(row[key] as Json));
}
