/**
 * JSON that a workbook may hold, parsed only once its size is known: `JSON.parse` of a hundred million brackets takes five
 * gigabytes before it finds that the last one is missing. A large text is parsed a piece at a time.
 */
import type { Json } from '../base/json.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { type FileSteps, finishFile } from './fileSteps.ts';
import { jsonError } from './jsonError.ts';
import { type FoundList, jsonPieces, parsePieces } from './jsonPieces.ts';

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

/** UTF-16 units that are looked through between two pauses. */
const unitsAtOnce = 4 * 1024 * 1024;
/** A text of `worth` units is parsed a piece of about `units` at a time: a few milliseconds each. */
const pieceSizes = { worth: 1024 * 1024, units: 256 * 1024 };

/** @returns the value; a failure with line and column where the text is no JSON or holds too much */
export function parseBounded(text: string): Result<Json> {
  return finishFile(parseBoundedSteps(text));
}

/** The same in steps. @param sizes  tests have shorter texts */
export function* parseBoundedSteps(text: string, sizes: typeof pieceSizes = pieceSizes): FileSteps<Result<Json>> {
  const scan = new Scan(text, sizes.units);
  while (!scan.isOver) {
    scan.goOn(unitsAtOnce);
    yield { kind: 'pause', done: scan.at, total: text.length };
  }
  if (scan.excess !== null) return fail(scan.excess);
  try {
    const pieces = scan.isUnfinished || text.length < sizes.worth ? null : jsonPieces(text, scan.lists);
    return ok(pieces === null ? (JSON.parse(text) as Json) : yield* parsePieces(text, pieces));
  } catch (error) {
    const found = jsonError(text);
    if (found === null) throw error;
    return fail(found);
  }
}

/** Looks for the first place that holds more than a workbook may; strings are skipped, everything else is only counted. */
class Scan {
  readonly #text: string;
  readonly #pieceUnits: number;
  readonly #counts: number[] = [0];
  readonly #limits: number[] = [fileLimits.rows];
  #firstIsObject = false;
  #secondIsList = false;
  #values = 0;
  #depth = 0;
  #lineEnd = -1;
  readonly lists: FoundList[] = [];
  at = 0;
  excess: Failure | null = null;
  /** A string is not closed on its line: the parser will stop there too. */
  isUnfinished = false;

  constructor(text: string, pieceUnits: number) {
    this.#text = text;
    this.#pieceUnits = pieceUnits;
  }

  get isOver(): boolean {
    return this.at >= this.#text.length || this.excess !== null || this.isUnfinished;
  }

  /** Goes on for about so many units. Fields are read once and written back: a field is slower than a variable, and this is a hundred million turns. */
  goOn(units: number): void {
    const text = this.#text;
    const end = Math.min(text.length, this.at + units);
    let at = this.at;
    for (; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        at = this.#endOfString(at);
        if (this.isOver) return;
      } else if (code === openObject || code === openList) this.#open(code, at);
      else if (code === comma) this.#comma(at);
      else if (code === closeObject || code === closeList) this.#close(at);
      else continue;
      if (this.excess !== null) return;
    }
    this.at = at;
  }

  #endOfString(from: number): number {
    const text = this.#text;
    const end = endOfString(text, from);
    if (this.#lineEnd < from) this.#lineEnd = positionOf(text, '\n', from);
    // No text of JSON goes on over a line: the parser stops here, with what is counted so far.
    if (end > this.#lineEnd || end === text.length) this.isUnfinished = true;
    else if (end - from - 1 > fileLimits.text) this.excess = excessAt(text, from, 'file.textTooLong', fileLimits.text);
    return end;
  }

  #open(code: number, at: number): void {
    this.#depth += 1;
    const depth = this.#depth;
    if (depth > fileLimits.nesting) {
      this.excess = excessAt(this.#text, at, 'file.nestedTooDeep', fileLimits.nesting);
      return;
    }
    if (depth === 1) this.#firstIsObject = code === openObject;
    if (depth === 2) {
      this.#secondIsList = code === openList;
      if (this.#secondIsList && this.#firstIsObject) this.lists.push({ from: at + 1, cuts: [], to: this.#text.length });
    }
    this.#counts[depth] = 0;
    // What another program keeps beside the tables may be larger than a row.
    this.#limits[depth] = code === openObject && (depth === 1 || (this.#secondIsList && depth <= 4)) ? fileLimits.columns : fileLimits.rows;
  }

  #comma(at: number): void {
    const depth = this.#depth;
    this.#values += 1;
    const count = this.#counts[depth]! + 1;
    const limit = this.#limits[depth]!;
    this.#counts[depth] = count;
    if (count >= limit) this.excess = excessAt(this.#text, at, limit === fileLimits.rows ? 'file.tooManyRows' : 'file.tooManyColumns', limit);
    else if (this.#values >= fileLimits.values) this.excess = excessAt(this.#text, at, 'file.tooManyValues', fileLimits.values);
    else if (depth === 2 && this.#secondIsList && this.#firstIsObject) {
      const list = this.lists.at(-1)!;
      if (at - (list.cuts.at(-1) ?? list.from) >= this.#pieceUnits) list.cuts.push(at);
    }
  }

  #close(at: number): void {
    if (this.#depth === 0) return;
    if (this.#depth === 2 && this.#secondIsList && this.#firstIsObject) this.lists.at(-1)!.to = at;
    this.#depth -= 1;
  }
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
