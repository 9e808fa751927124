/**
 * Text with separators, as CSV and TSV are: finds encoding and separator and reads the cells.
 *
 * Every cell comes out as it was written, but for its quotes and the apostrophe that marks a text as no formula.
 */
import Papa from 'papaparse';
import type { Failure, Result } from '../../base/result.ts';
import { failure, ok } from '../../base/result.ts';
import { separatorName, separators } from '../separators.ts';
import { encodingByName, findEncoding } from './encodings.ts';
import type { ImportTools, RawTable, ReadChoices } from './importer.ts';
import { tableLimits } from './importer.ts';

/**
 * @param format   id of the importer
 * @param usual    the separator that the file's ending promises; null for any
 */
export function readDelimited(bytes: Uint8Array, format: string, usual: string | null, choices: ReadChoices, tools: ImportTools): Result<RawTable> {
  const questions: Failure[] = [];
  const decoded = textOf(bytes, choices.encoding, tools, questions);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  tools.tell();
  if (text.trim() === '') return failure('import.empty');
  if (text.includes('\0')) return failure('import.notText');
  const newline = lineBreakOf(text, tools.tell);
  const separator = choices.separator ?? separatorOf(text, newline, usual, questions);
  const { rows, badQuotes } = rowsOf(text, separator, newline, tools.tell);
  const squared = squareRows(rows);
  if (!squared.ok) return squared;
  const remarks: Failure[] = badQuotes.map((row) => ({ code: 'import.badQuotes', details: { row } }));
  const uneven = rows.findIndex((row) => row.length !== rows[0]?.length && !(row.length === 1 && row[0] === ''));
  if (uneven >= 0) remarks.push({ code: 'import.unevenRows', details: { row: uneven + 1, cells: rows[uneven]?.length ?? 0, expected: rows[0]?.length ?? 0 } });
  return ok({ format, encoding, separator, sheets: [], sheet: null, rows: squared.value, questions, remarks });
}

function textOf(bytes: Uint8Array, chosen: string | undefined, tools: ImportTools, questions: Failure[]): Result<{ readonly text: string; readonly encoding: string }> {
  if (chosen !== undefined) {
    const encoding = encodingByName(chosen);
    if (encoding === null) return failure('import.unknownEncoding', { encoding: chosen });
    const text = tools.decode(bytes, encoding);
    return text === null ? failure('import.otherEncoding', { encoding }) : ok({ text: withoutMark(text), encoding });
  }
  const found = findEncoding(bytes, tools);
  if (found.encoding === null) return failure('import.notText');
  if (!found.isCertain) questions.push({ code: 'import.askEncoding', details: { encoding: found.encoding } });
  return ok({ text: withoutMark(found.text), encoding: found.encoding });
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Rows, and texts in quotes, that are gone through between two words: some milliseconds. */
const rowsBetweenWords = 2000;
const mostQuoteRemarks = 5;

/** The rows, and which of the first ones, counted from 1, have quotes that do not fit. */
function rowsOf(text: string, delimiter: string, newline: LineBreak, tell: ImportTools['tell']): { readonly rows: readonly (readonly string[])[]; readonly badQuotes: readonly number[] } {
  const rows: string[][] = [];
  const badQuotes: number[] = [];
  Papa.parse(text, {
    delimiter,
    newline,
    // Row by row, so that whoever waits hears that it goes on.
    step: ({ data, errors }) => {
      if (rows.length % rowsBetweenWords === 0) tell();
      rows.push(data);
      for (const { code } of errors) if ((code === 'MissingQuotes' || code === 'InvalidQuotes') && badQuotes.length < mostQuoteRemarks) badQuotes.push(rows.length);
    },
  });
  if (rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop();
  return { rows, badQuotes };
}

type LineBreak = '\n' | '\r' | '\r\n';

/** Mixed line breaks are read as line feeds; the carriage return before one is dropped by the reader. */
function lineBreakOf(text: string, tell: ImportTools['tell']): LineBreak {
  if (!text.includes('\n')) return text.includes('\r') ? '\r' : '\n';
  let from = 0;
  for (let passed = 1; ; passed += 1) {
    if (passed % rowsBetweenWords === 0) tell();
    // A line feed within a quoted cell ends no row.
    const opening = text.indexOf('"', from);
    const closing = opening < 0 ? -1 : text.indexOf('"', opening + 1);
    if (/(?:^|[^\r])\n/.test(text.slice(from, closing < 0 ? text.length : opening))) return '\n';
    if (closing < 0) return '\r\n';
    from = closing + 1;
  }
}

/** The separator that parts the first rows into the same number of cells; asks when several do. */
function separatorOf(text: string, newline: LineBreak, usual: string | null, questions: Failure[]): string {
  const found = separators.flatMap((separator) => {
    const rows = Papa.parse(text.slice(0, 200_000), { delimiter: separator, preview: 50, newline }).data.filter((row) => row.length > 1 || row[0] !== '');
    const widths = (rows.length > 2 ? rows.slice(0, -1) : rows).map((row) => row.length);
    const [width = 0] = widths;
    const same = widths.filter((each) => each === width).length / Math.max(1, widths.length);
    return width < 2 ? [] : [{ separator, width, same }];
  });
  if (usual !== null && found.some(({ separator }) => separator === usual)) return usual;
  const best = found.toSorted((a, b) => b.same - a.same || b.width - a.width)[0];
  if (best === undefined) return usual ?? ',';
  if (found.some(({ separator, same }) => separator !== best.separator && same === best.same)) questions.push({ code: 'import.askSeparator', details: { separator: separatorName(best.separator) } });
  return best.separator;
}

/** All rows as long as the longest one, within the limits of a table. */
export function squareRows(rows: readonly (readonly string[])[]): Result<readonly (readonly string[])[]> {
  if (rows.length > tableLimits.rows) return failure('import.tooManyRows', { rows: rows.length, limit: tableLimits.rows });
  let width = 0;
  for (const row of rows) width = Math.max(width, row.length);
  if (width > tableLimits.columns) return failure('import.tooManyColumns', { columns: width, limit: tableLimits.columns });
  if (width * rows.length > tableLimits.cells) return failure('import.tooManyCells', { cells: width * rows.length, limit: tableLimits.cells });
  return ok(rows.map((row) => (row.length === width ? row : [...row, ...Array.from({ length: width - row.length }, () => '')])));
}
