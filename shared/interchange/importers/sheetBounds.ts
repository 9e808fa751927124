/**
 * What of a sheet's XML the reading library is given: it makes an object for every cell, row and column that is named, however far out
 * and however empty, and for every cell of a merged or validated block. Parts that carry no cells are taken away, and what would keep
 * it busy for minutes is refused before it begins.
 */
import type { Result } from '../../base/result.ts';
import { failure, ok } from '../../base/result.ts';
import type { ImportTools } from './importer.ts';
import { tableLimits } from './importer.ts';

/** Columns of a sheet in the format, and cells of merged blocks that are read: a few whole columns. */
const columnLimit = 16_384;
const mergedLimit = 500_000;
/** Of a sheet's id, in the format; the library makes a place for every number below the largest. */
const largestSheetId = 65_534;

/** Whether the sheets of a workbook part have numbers that a program gives them. */
export function hasUsualSheetIds(text: string): boolean {
  return first(valuesOf(text, /<(?:\w+:)?sheet\b[^>]*?\bsheetId\s*=\s*["']([^"']*)["']/g), (id) => !/^\d{1,5}$/.test(id) || Number(id) > largestSheetId) === undefined;
}

/**
 * @param tell  told again and again: it goes on
 * @returns the sheet with its cells and merged blocks alone; a failure `import.*` where it names places that no sheet has
 */
export function boundedSheet(text: string, tell: ImportTools['tell'] = () => undefined): Result<string> {
  const valuesWith = (attribute: RegExp) => valuesOf(text, attribute, tell);
  const far = first(valuesWith(/<(?:\w+:)?row\b[^>]*?\br\s*=\s*["']([^"']*)["']/g), (row) => !/^\d{1,7}$/.test(row) || Number(row) > tableLimits.rows);
  if (far !== undefined) return /^\d+$/.test(far) ? failure('import.tooManyRows', { rows: far.slice(0, 20), limit: tableLimits.rows }) : failure('import.badExcel');
  // A cell may name another row than the one that it stands in.
  if (first(valuesWith(/<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([^"']*)["']/g), (place) => !/^[A-Za-z]{1,3}[1-9]\d{0,6}$/.test(place)) !== undefined) return failure('import.badExcel');
  if (first(valuesWith(/<(?:\w+:)?col\b[^>]*?\bmax\s*=\s*["']([^"']*)["']/g), (max) => !/^\d{1,5}$/.test(max) || Number(max) > columnLimit) !== undefined) return failure('import.badExcel');
  let merged = 0;
  for (const ref of valuesWith(/<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([^"']*)["']/g)) merged += areaOf(ref);
  if (merged > mergedLimit) return failure('import.tooManyMerged', { cells: merged, limit: mergedLimit });
  return ok(cellsAlone(text));
}

/** Values that are looked at between two words: some milliseconds. */
const valuesBetweenWords = 20_000;

function* valuesOf(text: string, attribute: RegExp, tell: ImportTools['tell'] = () => undefined): Generator<string, void, undefined> {
  let passed = 0;
  tell();
  for (const [, value = ''] of text.matchAll(attribute)) {
    passed += 1;
    if (passed % valuesBetweenWords === 0) tell();
    yield value;
  }
}

function first(values: Iterable<string>, isMeant: (value: string) => boolean): string | undefined {
  for (const value of values) if (isMeant(value)) return value;
  return undefined;
}

/** Cells of a block such as `B2:D9`; without end where it is none. */
function areaOf(ref: string): number {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(ref);
  if (found === null) return Infinity;
  const [, left = '', top = '', right = left, bottom = top] = found;
  return (Math.abs(columnNumber(right) - columnNumber(left)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1);
}

function columnNumber(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Without validations, formats by condition, links and whatever else follows the cells; as it is where comments could hide an end. */
function cellsAlone(text: string): string {
  if (text.includes('<!')) return text;
  const end = /<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*\/>/.exec(text);
  const close = /<\/(?:\w+:)?worksheet\s*>\s*$/.exec(text);
  if (end === null || close === null) return text;
  const after = end.index + end[0].length;
  const blocks = /<((?:\w+:)?mergeCells)\b[^]*?<\/\1\s*>/.exec(text.slice(after, close.index))?.[0] ?? '';
  return `${text.slice(0, after)}${blocks}${close[0]}`;
}
