/** Hostile texts on every way out to a spreadsheet, and what LibreOffice and our own import make of them (reliability P23). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { nodeTools } from '../../main/imports/nodeTools.ts';
import { copiedBlock } from '../../renderer/grid/copyBlock.ts';
import type { SheetData } from '../../renderer/grid/sheet.ts';
import { termColumn } from '../../renderer/grid/sheet.ts';
import { fromTsv, toHtml, toTsv } from '../../renderer/grid/tableText.ts';
import { convertByLibreOffice } from '../../scripts/officeTools.mjs';
import type { Workbook } from '../../shared/document/document.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { withoutFormulaMark } from '../../shared/interchange/formulaSafe.ts';
import { tableExporters } from '../../shared/interchange/exporters/registry.ts';
import { planImport } from '../../shared/interchange/importPlan.ts';
import { suggestSettings } from '../../shared/interchange/importQuestions.ts';
import { cellId } from '../../shared/interchange/importers/importer.ts';
import { readTable } from '../../shared/interchange/importers/registry.ts';
import { importTerms } from '../../shared/interchange/mapping.ts';
import { runSource } from '../../shared/interchange/runSource.ts';
import { exportTable, usualExport } from '../../shared/interchange/tableExport.ts';
import { aWorkbook } from './aWorkbook.ts';
import { arbNastyText } from './nastyTexts.ts';

export interface FormulaFigures {
  /** Texts that did not come back as they were, over all formats and the clipboard. */
  changed: number;
  /** Cells that LibreOffice takes for formulas. */
  formulas: number;
  /** Cells of number columns that LibreOffice does not take for that number. */
  otherNumbers: number;
  /** Number cells that were looked at there. */
  numbers: number;
}

/** Separator, quotes, UTF-8, first line, no formats, English (US), quoted fields may be numbers, special numbers are found: the most that it ever makes of a text. */
const textFilter = (separator: string) => `CSV:${separator.charCodeAt(0)},34,76,1,,1033,false,true`;

/** Files by the filter that LibreOffice reads them with; starting it takes longest. */
const readers: readonly { readonly files: readonly string[]; readonly filter: string | undefined }[] = [
  { files: ['comma.csv'], filter: textFilter(',') }, { files: ['tab.csv', 'clipboard.csv'], filter: textFilter('\t') }, { files: ['excel.xlsx'], filter: undefined }, { files: ['page.html'], filter: 'HTML (StarCalc)' },
];
const fileNames = { csv: 'comma.csv', tsv: 'tab.csv', xlsx: 'excel.xlsx' } as const;

/** Firms that are called by hostile texts and remarked on with them, beside numbers of either sign. */
function hostileBook(count: number): Workbook {
  // eslint-disable-next-line no-control-regex -- what XML cannot hold is refused, and tested elsewhere
  const texts = fc.sample(arbNastyText, { seed: 23, numRuns: count }).map((text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''));
  return aWorkbook({
    columns: [{ id: 'u1', name: '=Margin', type: 'number' }],
    firms: texts.map((text, index) => ({ id: `f${index + 1}`, name: `${text} ${index}`.trim(), notes: text, cash: index + 0.1, rate: 0.0525, 'custom.u1': -index - 0.1 }) as Workbook['firms'][number]),
  });
}

/** Writes the files; counts what our own import does not read back as it was. */
async function writeAll(book: Workbook, folder: string): Promise<number> {
  let changed = 0;
  for (const exporter of tableExporters) {
    const table = exportTable(runSource(book, baseScenario, null), usualExport, exporter);
    const rows = table.ok ? table.value.rows(0, book.firms.length) : table;
    if (!table.ok || !rows.ok) throw new Error(table.ok ? 'a row is refused' : table.error.code);
    const writer = exporter.start(table.value.head);
    writer.add(rows.value);
    const bytes = writer.finish();
    writeFileSync(join(folder, fileNames[exporter.id]), bytes);
    const into = { ...book, firms: [] };
    const raw = await readTable(bytes, `firms.${exporter.id}`, {}, nodeTools);
    if (!raw.ok) throw new Error(raw.error.code);
    const back = planImport(into, raw.value, suggestSettings(into, raw.value), 'en').change.rows;
    for (const [index, firm] of book.firms.entries()) {
      const { id: _id, ...cells } = firm;
      // A remark of blanks alone is none.
      const wanted = Object.entries(cells).filter(([, value]) => typeof value !== 'string' || value.trim() !== '');
      changed += wanted.filter(([key, value]) => !Object.is(back[index]?.[key], value)).length;
    }
  }
  return changed + copyAll(book, folder);
}

/** The same rows on the clipboard, as text and as HTML. */
function copyAll(book: Workbook, folder: string): number {
  const columns = importTerms(book, 'firms').filter(({ key }) => ['name', 'notes', 'cash', 'custom.u1'].includes(key)).map(termColumn);
  // Safe: of all that a sheet shows, copying asks for the words and for rules alone.
  const data = { format: { language: 'en', currency: 'USD', firmName: () => null }, ruled: () => null } as unknown as SheetData;
  const places = { rows: book.firms.map((_firm, index) => index), columns: columns.map((_column, index) => index) };
  const { texts } = copiedBlock(places, (index) => book.firms[index] ?? null, columns, data, true);
  writeFileSync(join(folder, 'clipboard.csv'), toTsv(texts));
  writeFileSync(join(folder, 'page.html'), toHtml(texts, (column) => columns[column]?.align === 'right'));
  const [, ...back] = fromTsv(toTsv(texts)) ?? [];
  return book.firms.reduce((sum, firm, row) => sum + columns.filter(({ key, align }, index) => align === 'left' && withoutFormulaMark(back[row]?.[index] ?? '') !== String(firm[key] ?? '')).length, 0);
}

/** @param withOffice  whether LibreOffice opens the files too */
export async function formulaFigures(count: number, folder: string, withOffice: boolean, say: (progress: string) => void = () => undefined): Promise<FormulaFigures> {
  const book = hostileBook(count);
  const figures: FormulaFigures = { changed: await writeAll(book, folder), formulas: 0, otherNumbers: 0, numbers: 0 };
  const out = join(folder, 'read');
  for (const { files, filter } of withOffice ? readers : []) {
    convertByLibreOffice(files.map((file) => join(folder, file)), 'xlsx', out, filter);
    for (const file of files) {
      const bytes = readFileSync(join(out, file.replace(/[^.]+$/, 'xlsx')));
      figures.formulas += strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).match(/<f[ >/]/g)?.length ?? 0;
      await countNumbers(bytes, book, figures);
      say(file);
    }
  }
  return figures;
}

async function countNumbers(bytes: Uint8Array, book: Workbook, figures: FormulaFigures): Promise<void> {
  const raw = await readTable(bytes, 'x.xlsx', {}, nodeTools);
  if (!raw.ok) throw new Error(raw.error.code);
  const { rows, textNumbers } = raw.value;
  for (const [heading, key] of [[/^Cash/, 'cash'], [/=Margin/, 'custom.u1']] as const) {
    const column = rows[0]?.findIndex((text) => heading.test(text)) ?? -1;
    // By their order: a line break in a cell of HTML may be read as two rows.
    const numbers = rows.slice(1).flatMap((cells, row) => (cells[column] === '' || cells[column] === undefined ? [] : [{ text: cells[column], isText: textNumbers?.has(cellId(row + 1, column)) === true }]));
    figures.numbers += book.firms.length;
    figures.otherNumbers += book.firms.filter((firm, row) => numbers[row]?.isText !== false || Number(numbers[row]?.text) !== firm[key]).length;
  }
}
