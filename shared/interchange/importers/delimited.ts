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
  tools.tell(bytes.length);
  if (text.trim() === '') return failure('import.empty');
  if (text.includes('\0')) return failure('import.notText');
  const separator = choices.separator ?? separatorOf(text, usual, questions);
  tools.tell(bytes.length);
  const parsed = Papa.parse(text, { delimiter: separator, newline: lineBreakOf(text) });
  if (parsed.data.length > 0 && parsed.data.at(-1)?.length === 1 && parsed.data.at(-1)?.[0] === '') parsed.data.pop();
  tools.tell(bytes.length);
  const squared = squareRows(parsed.data);
  if (!squared.ok) return squared;
  const quotes = parsed.errors.filter(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes');
  const remarks: Failure[] = quotes.slice(0, 5).map(({ row }) => ({ code: 'import.badQuotes', details: { row: (row ?? 0) + 1 } }));
  const uneven = parsed.data.findIndex((row) => row.length !== parsed.data[0]?.length && !(row.length === 1 && row[0] === ''));
  if (uneven >= 0) remarks.push({ code: 'import.unevenRows', details: { row: uneven + 1, cells: parsed.data[uneven]?.length ?? 0, expected: parsed.data[0]?.length ?? 0 } });
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

/** Mixed line breaks are read as line feeds; the carriage return before one is dropped by the reader. */
function lineBreakOf(text: string): string {
  if (!text.includes('\n')) return text.includes('\r') ? '\r' : '\n';
  // A line feed within a quoted cell ends no row.
  const rows = text.includes('"') ? text.replace(/"(?:[^"]|"")*"/g, '') : text;
  return /(^|[^\r])\n/.test(rows) ? '\n' : '\r\n';
}

/** The separator that parts the first rows into the same number of cells; asks when several do. */
function separatorOf(text: string, usual: string | null, questions: Failure[]): string {
  const found = separators.flatMap((separator) => {
    const rows = Papa.parse(text.slice(0, 200_000), { delimiter: separator, preview: 50, newline: lineBreakOf(text) }).data.filter((row) => row.length > 1 || row[0] !== '');
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
