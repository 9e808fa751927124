/** What a table leaves open about its cells, and the settings with which its import begins. */
import type { Failure } from '../base/result.ts';
import type { Term } from '../columns/define.ts';
import type { Workbook } from '../document/document.ts';
import type { ImportRecipe, ImportSettings, ImportTable } from '../document/importRecipe.ts';
import type { RawTable } from './importers/importer.ts';
import { cellId } from './importers/importer.ts';
import { importTerms, suggestColumns, suggestHeaderRow, suggestTable } from './mapping.ts';
import type { NumberStyle } from './numberStyle.ts';
import { inTraditional } from './simplified.ts';
import { hasLeadingZeros, isPercent, looksNumeric, mayBeDate, styleOf } from './numberStyle.ts';

/** The settings that a table suggests; a recipe of the workbook for the same headings is followed. */
export function suggestSettings(workbook: Workbook, raw: RawTable, given: { readonly table?: ImportTable; readonly headerRow?: number; readonly numbers?: NumberStyle; readonly recipe?: ImportRecipe } = {}): ImportSettings {
  const table = given.table ?? given.recipe?.table ?? suggestTable(raw.rows, workbook);
  const terms = importTerms(workbook, table);
  const headerRow = given.headerRow ?? given.recipe?.headerRow ?? suggestHeaderRow(raw.rows, terms);
  const headings = raw.rows[headerRow] ?? [];
  const recipe = (given.recipe === undefined ? workbook.recipes : [given.recipe]).findLast((each) => each.table === table && each.columns.length === headings.length && each.columns.every(({ heading }, index) => heading === headings[index]));
  const columns = recipe?.columns ?? suggestColumns(headings, terms, raw.rows[headerRow - 1]);
  const base = { table, encoding: raw.encoding, separator: raw.separator, sheet: raw.sheet, headerRow, existing: recipe?.existing ?? 'update', columns } as const;
  const numbers = given.numbers ?? recipe?.numbers ?? (findStyle(raw, { ...base, numbers: 'point' }, terms).style ?? 'point');
  return { ...base, numbers };
}

/** Whether settings are those of a recipe that was made for such a file: what was asked then has been answered. */
export function followsRecipe(workbook: Workbook, settings: ImportSettings): boolean {
  const recipe = workbook.recipes.findLast(({ columns }) => columns === settings.columns);
  return recipe !== undefined && recipe.encoding === settings.encoding && recipe.separator === settings.separator;
}

/** Columns whose numbers may be read: number columns, and those of which nothing is known. */
function openColumns(settings: ImportSettings, terms: readonly Term[]): readonly { readonly column: number; readonly term: Term | null }[] {
  const byKey = new Map(terms.map((term) => [term.key, term]));
  return settings.columns.flatMap(({ key }, column) => {
    const term = byKey.get(key ?? '') ?? null;
    return term === null || 'limits' in term ? [{ column, term }] : [];
  });
}

interface FoundStyle {
  /** Null when nothing tells, or what there is contradicts itself. */
  readonly style: NumberStyle | null;
  /** A text for which the style has to be asked; null when there is none. */
  readonly example: string | null;
}

function findStyle(raw: RawTable, settings: ImportSettings, terms: readonly Term[]): FoundStyle {
  let point = false;
  let either: string | null = null;
  let comma: string | null = null;
  for (const { text } of openCells(raw, settings, terms)) {
    if (!looksNumeric(text) || hasLeadingZeros(text) && !/^\s*[-+]?0[.,]/.test(text) || mayBeDate(text)) continue;
    const style = styleOf(text);
    if (style === 'point') point = true;
    if (style === 'comma') comma ??= text;
    if (style === 'either') either ??= text;
  }
  // A decimal comma is suggested and asked: what else is written in the file's numbers depends on it.
  if (comma !== null) return { style: point ? null : 'comma', example: comma };
  return point ? { style: 'point', example: null } : { style: null, example: either };
}

function* openCells(raw: RawTable, settings: ImportSettings, terms: readonly Term[]): Generator<{ readonly text: string; readonly term: Term | null }> {
  const columns = openColumns(settings, terms);
  for (let row = settings.headerRow + 1; row < raw.rows.length; row += 1) {
    for (const { column, term } of columns) {
      if (raw.textNumbers !== undefined && !raw.textNumbers.has(cellId(row, column))) continue;
      const text = raw.rows[row]?.[column] ?? '';
      if (text !== '') yield { text, term };
    }
  }
}

/**
 * What has to be asked about the cells: decimal commas, dates, codes and percentages of which no column says what they are.
 *
 * @param isStyleKnown  a person has said how numbers are written
 */
export function cellQuestions(workbook: Workbook, raw: RawTable, settings: ImportSettings, isStyleKnown: boolean): readonly Failure[] {
  const terms = importTerms(workbook, settings.table);
  const questions = new Map<string, Failure>();
  const ask = (code: string, value: string) => {
    if (!questions.has(code)) questions.set(code, { code, details: { value: value.trim().slice(0, 40) } });
  };
  const { example } = findStyle(raw, settings, terms);
  if (!isStyleKnown && example !== null) ask('import.askNumbers', example);
  for (const { text, term } of openCells(raw, settings, terms)) {
    if (mayBeDate(text)) ask('import.askDates', text);
    else if (hasLeadingZeros(text)) ask('import.askZeros', text);
    else if (term === null && isPercent(text)) ask('import.askPercent', text);
  }
  return [...questions.values()];
}

/** What may surprise about the headings. */
export function headingRemarks(raw: RawTable, settings: ImportSettings): readonly Failure[] {
  const headings = (raw.rows[settings.headerRow] ?? []).map((text) => text.trim()).filter((text) => text !== '');
  const twice = headings.find((heading, index) => headings.indexOf(heading) < index);
  const above = settings.headerRow > 0 ? [{ code: 'import.rowsAbove', details: { rows: settings.headerRow } }] : [];
  const simplified = settings.columns.flatMap(({ heading, key }) => (key !== null && inTraditional(heading) !== heading ? [heading.trim()] : []));
  const foreign = simplified.length === 0 ? [] : [{ code: 'import.simplified', details: { headings: simplified.join('、').slice(0, 80) } }];
  return [...above, ...(twice === undefined ? [] : [{ code: 'import.twiceHeading', details: { heading: twice.slice(0, 80) } }]), ...foreign];
}
