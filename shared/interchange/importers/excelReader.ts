/**
 * Reads the sheets of an Excel workbook into raw text: the one place that knows the reading library.
 *
 * It is given the checked parts alone, unpacked, so that the library never sees an archive of somebody else; pictures, links,
 * macros and connections stay behind. A number comes out with all its digits, a percentage with its sign, a date as 2025-10-26.
 */
import type { CellValue as ExcelValue, Cell, Worksheet } from '@cj-tech-master/excelts/browser';
import { Workbook } from '@cj-tech-master/excelts/browser';
import { strFromU8, strToU8 } from 'fflate/browser';
import type { Failure, Result } from '../../base/result.ts';
import { failure, ok } from '../../base/result.ts';
import { shiftedText } from '../../columns/decimal.ts';
import type { ArchiveParts } from './archiveGuard.ts';
import { squareRows } from './delimited.ts';
import type { ImportTools, RawTable } from './importer.ts';
import { cellId, tableLimits } from './importer.ts';
import { boundedSheet, hasUsualSheetIds } from './sheetBounds.ts';

/** What carries cells. Links of sheets to pictures and the like are left out with what they point to. */
const cellParts = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i;
const sheetParts = /^xl\/worksheets\/[^/]+\.xml$/i;
const macroParts = /vbaProject\.bin$|^xl\/(externalLinks|embeddings|activeX|ctrlProps)\//i;

/**
 * @param parts  what the guard has let through
 * @param sheet  the sheet's name; the first visible one with cells where left out
 * @param tell  told again and again: it goes on
 */
export async function readExcel(parts: ArchiveParts, sheet: string | undefined, tell: ImportTools['tell'] = () => undefined): Promise<Result<RawTable>> {
  if (!parts.has('xl/workbook.xml') || !parts.has('[Content_Types].xml')) return failure('import.noExcel');
  const remarks: Failure[] = [];
  if ([...parts.keys()].some((name) => macroParts.test(name))) remarks.push({ code: 'import.droppedParts', details: {} });
  const loaded = await load(parts, tell);
  if (!loaded.ok) return loaded;
  const book = loaded.value;
  const found = choose(book, sheet, remarks);
  if (!found.ok) return found;
  const textNumbers = new Set<string>();
  const read = readCells(found.value, remarks, textNumbers, tell);
  if (!read.ok) return read;
  if (book.properties.date1904 === true) remarks.push({ code: 'import.dates1904', details: {} });
  const sheets = book.worksheets.map(({ name, state }) => ({ name, isHidden: state !== 'visible' }));
  return ok({ format: 'xlsx', encoding: null, separator: null, sheets, sheet: found.value.name, rows: read.value, textNumbers, questions: [], remarks });
}

async function load(parts: ArchiveParts, tell: ImportTools['tell']): Promise<Result<Workbook>> {
  if (!hasUsualSheetIds(strFromU8(parts.get('xl/workbook.xml') ?? new Uint8Array()))) return failure('import.badExcel');
  const kept: Record<string, Uint8Array> = {};
  for (const [name, bytes] of parts) {
    if (!cellParts.test(name)) continue;
    tell();
    const sheet = sheetParts.test(name) ? boundedSheet(strFromU8(bytes), tell) : null;
    if (sheet !== null && !sheet.ok) return sheet;
    kept[name] = sheet === null ? bytes : strToU8(sheet.value);
  }
  const book = new Workbook();
  readInPieces(book, tell);
  try {
    await book.xlsx.loadFromFiles(kept);
  } catch {
    // The library throws errors of many kinds for files that are no workbooks; all mean the same to a person.
    return failure('import.badExcel');
  }
  return ok(book);
}

/** Characters that the library is handed at a time: some milliseconds. */
const pieceLength = 262_144;

/** What the library makes of a part, before it makes a sheet of that. */
interface ReadParts {
  readonly worksheets: readonly { readonly rows?: readonly { readonly cells: unknown }[] | null }[];
}

/**
 * Has the library take each part in pieces: it reads one before it asks for the next, and in between is told that it goes on. Then it
 * goes through all rows twice, each time asking for their cells.
 */
function readInPieces({ xlsx }: Workbook, tell: ImportTools['tell']): void {
  async function* pieces(text: string): AsyncGenerator<string, void, undefined> {
    for (let from = 0; from < text.length; ) {
      tell();
      // Never between the two halves of one character.
      const end = from + pieceLength + (text.codePointAt(from + pieceLength - 1) === text.charCodeAt(from + pieceLength - 1) ? 0 : 1);
      yield text.slice(from, end);
      from = end;
    }
  }
  const reconcile = xlsx.reconcile.bind(xlsx);
  Object.assign(xlsx, {
    // Safe: it is the library's own method for other platforms to replace, and nothing but pieces is asked of the stream that it gives.
    createTextStream: pieces,
    reconcile: (read: ReadParts, options: Parameters<typeof reconcile>[1]) => {
      for (const { rows } of read.worksheets) tellAtRows(rows ?? [], tell);
      reconcile(read, options);
    },
  });
}

function tellAtRows(rows: readonly { readonly cells: unknown }[], tell: ImportTools['tell']): void {
  for (let index = 0; index < rows.length; index += rowsBetweenWords) {
    const row = rows[index];
    const cells = row?.cells;
    if (row !== undefined) Object.defineProperty(row, 'cells', { get: () => (tell(), cells) });
  }
}

function choose(book: Workbook, sheet: string | undefined, remarks: Failure[]): Result<Worksheet> {
  const filled = book.worksheets.filter((each) => each.actualRowCount > 0);
  const visible = filled.filter((each) => each.state === 'visible');
  const names = book.worksheets.map((each) => each.name).join(', ');
  if (sheet !== undefined) {
    const named = book.worksheets.find((each) => each.name === sheet);
    return named === undefined ? failure('import.noSheet', { sheet, sheets: names }) : ok(named);
  }
  const [first = filled[0]] = visible;
  if (first === undefined) return failure('import.empty');
  const others = filled.filter((each) => each !== first).map((each) => each.name);
  if (others.length > 0) remarks.push({ code: 'import.otherSheets', details: { sheet: first.name, others: others.join(', ') } });
  if (first.state !== 'visible') remarks.push({ code: 'import.hiddenSheet', details: { sheet: first.name } });
  return ok(first);
}

/** What is counted while a sheet is read, with the first place of each. */
type Findings = Map<string, { count: number; readonly cell: string }>;

const rowsBetweenWords = 1000;

function readCells(sheet: Worksheet, remarks: Failure[], textNumbers: Set<string>, tell: ImportTools['tell']): Result<readonly (readonly string[])[]> {
  const findings: Findings = new Map();
  const note = (code: string, cell: string) => {
    const known = findings.get(code);
    if (known === undefined) findings.set(code, { count: 1, cell });
    else known.count += 1;
  };
  if (sheet.rowCount > tableLimits.rows) return failure('import.tooManyRows', { rows: sheet.rowCount, limit: tableLimits.rows });
  const rows: string[][] = [];
  let cells = 0;
  sheet.eachRow((row, number) => {
    if (number % rowsBetweenWords === 1) tell();
    const texts: string[] = [];
    const rowIndex = () => Math.max(rows.length, number - rows.length < 10_000 ? number - 1 : rows.length);
    row.eachCell((cell, column) => {
      if (column > tableLimits.columns) return note('import.farCells', cell.address);
      while (texts.length < column - 1) texts.push('');
      const text = cellText(cell, note);
      if (text !== '' && typeof cell.value === 'string' && looksNumeric(text)) {
        note('import.textNumbers', cell.address);
        textNumbers.add(cellId(rowIndex(), column - 1));
      }
      texts.push(text);
    });
    cells += texts.length;
    if (cells > tableLimits.cells) return;
    // Blank rows between are kept, so that a row is named by the number that Excel shows.
    if (number - rows.length < 10_000) while (rows.length < number - 1) rows.push([]);
    rows.push(texts);
    if (row.hidden) note('import.hiddenRows', `${number}`);
  });
  if (cells > tableLimits.cells) return failure('import.tooManyCells', { cells, limit: tableLimits.cells });
  for (let column = 1; column <= Math.min(sheet.columnCount, tableLimits.columns); column += 1) if (sheet.getColumn(column).hidden) note('import.hiddenColumns', sheet.getColumn(column).letter);
  if (sheet.hasMerges) remarks.push({ code: 'import.merged', details: {} });
  for (const [code, { count, cell }] of findings) remarks.push({ code, details: { count, cell } });
  return squareRows(rows);
}

function cellText(cell: Cell, note: (code: string, cell: string) => void): string {
  // Only the first cell of a merged block holds its value.
  if (cell.isMerged && cell.master !== cell) return '';
  const { value } = cell;
  if (typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)) {
    const result = value.result as ExcelValue | undefined;
    note(result === undefined || result === null ? 'import.formulasWithoutValue' : 'import.formulas', cell.address);
    return plainText(result ?? null, cell, note);
  }
  return plainText(value, cell, note);
}

function plainText(value: ExcelValue, cell: Cell, note: (code: string, cell: string) => void): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return isPercentFormat(typeof cell.numFmt === 'string' ? cell.numFmt : cell.numFmt?.formatCode) ? `${shiftedText(value, 2)}%` : Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return dateText(value);
  if ('error' in value) {
    note('import.errorCells', cell.address);
    return String(value.error);
  }
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return typeof value.text === 'string' ? value.text : '';
  return '';
}

function looksNumeric(text: string): boolean {
  return text.length < 64 && /^\s*[-+(]?\d[\d.,' ]*\)?%?\s*$/.test(text);
}

/** Quoted words and conditions of a number format are no percentages. */
function isPercentFormat(format: string | undefined): boolean {
  return format !== undefined && format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').includes('%');
}

/** The day, and the time where there is one, as ISO 8601 writes them. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '#DATE';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
