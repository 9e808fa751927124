/**
 * JSON that a workbook may hold, parsed only once its size is known: `JSON.parse` of a hundred million brackets takes five
 * gigabytes before it finds that the last one is missing.
 */
import type { Json } from '../base/json.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { jsonError } from './jsonError.ts';

/** What a file may hold at most; far above what the program is made for (100,000 firms, 1,000,000 contracts). */
export const fileLimits = {
  /** Rows of a table, as in a spreadsheet. */
  rows: 1_048_576,
  /** Properties of the file, of a row, or of its values in the person's own columns. */
  columns: 2_048,
  /** UTF-16 units in one text. */
  text: 100_000,
  /** Values in all. */
  values: 32_000_000,
  /** Brackets within brackets; what is within the format but deeper than it allows is named by its place later. */
  nesting: 1_000,
} as const;

type LimitCode = 'file.tooManyRows' | 'file.tooManyColumns' | 'file.textTooLong' | 'file.tooManyValues' | 'file.nestedTooDeep';

const quote = 34;
const comma = 44;
const backslash = 92;
const openList = 91;
const closeList = 93;
const openObject = 123;
const closeObject = 125;

/** @returns the value; a failure with line and column where the text is no JSON or holds too much */
export function parseBounded(text: string): Result<Json> {
  const excess = findExcess(text);
  if (excess !== null) return fail(excess);
  try {
    return ok(JSON.parse(text) as Json);
  } catch (error) {
    const found = jsonError(text);
    if (found === null) throw error;
    return fail(found);
  }
}

/** The first place that holds more than a workbook may; strings are skipped, everything else is only counted. */
function findExcess(text: string): Failure | null {
  const counts: number[] = [0];
  const limits: number[] = [fileLimits.rows];
  let firstIsList = false;
  let values = 0;
  let depth = 0;
  let lineEnd = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      if (lineEnd < at) lineEnd = positionOf(text, '\n', at);
      // No text of JSON goes on over a line: the parser stops here, with what is counted so far.
      if (end > lineEnd || end === text.length) return null;
      if (end - at - 1 > fileLimits.text) return excessAt(text, at, 'file.textTooLong', fileLimits.text);
      at = end;
    } else if (code === openObject || code === openList) {
      depth += 1;
      if (depth > fileLimits.nesting) return excessAt(text, at, 'file.nestedTooDeep', fileLimits.nesting);
      if (depth === 2) firstIsList = code === openList;
      counts[depth] = 0;
      // What another program keeps beside the tables may be larger than a row.
      limits[depth] = code === openObject && (depth === 1 || (firstIsList && depth <= 4)) ? fileLimits.columns : fileLimits.rows;
    } else if (code === comma) {
      values += 1;
      counts[depth] = (counts[depth] ?? 0) + 1;
      if (counts[depth]! >= limits[depth]!) return excessAt(text, at, limits[depth] === fileLimits.rows ? 'file.tooManyRows' : 'file.tooManyColumns', limits[depth]!);
      if (values >= fileLimits.values) return excessAt(text, at, 'file.tooManyValues', fileLimits.values);
    } else if ((code === closeObject || code === closeList) && depth > 0) depth -= 1;
  }
  return null;
}

/** Where a character stands next; the length of the text when nowhere. */
function positionOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? text.length : at;
}

/** Where a string ends; the length of a text in which it does not. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}

function excessAt(text: string, at: number, code: LimitCode, limit: number): Failure {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = next + 1;
  }
  return { code, details: { line, column: at - lineStart + 1, limit } };
}
