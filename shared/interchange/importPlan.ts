/**
 * What an import comes to: which rows are added, which cells of rows that exist are set, and what is not taken and why.
 *
 * Owns: reading each cell by its column, finding rows that exist, the account of all cells. Does not own: the change itself
 * (`document/commands/rowsImport.ts`). Every cell of the file is in exactly one of the counts of the account.
 */
import type { Language } from '../base/localized.ts';
import type { Failure } from '../base/result.ts';
import type { CellValue, Term } from '../columns/define.ts';
import type { ParseContext } from '../columns/kind.ts';
import { parseCell } from '../columns/kinds/registry.ts';
import { type as contractTypeTerm, usesTerm } from '../contracts/registry.ts';
import type { NewRow } from '../document/commands/newRowOps.ts';
import type { RowsImportArgs } from '../document/commands/rowsImport.ts';
import type { CellEdit } from '../document/commands/setCells.ts';
import type { Workbook } from '../document/document.ts';
import { nameKey } from '../document/document.ts';
import type { ImportSettings } from '../document/importRecipe.ts';
import { nextIds } from '../document/newRows.ts';
import { withUnit } from './columnUnits.ts';
import { withoutFormulaMark } from './formulaSafe.ts';
import type { RawTable } from './importers/importer.ts';
import { cellId } from './importers/importer.ts';
import { importTerms } from './mapping.ts';
import type { NumberStyle } from './numberStyle.ts';
import { hasLeadingZeros, mayBeDate, pointText } from './numberStyle.ts';

/** A cell, or with `column` null a row, that is not taken; both counted from 0 in the file. */
export interface Rejection {
  readonly row: number;
  readonly column: number | null;
  /** As it stands in the file. */
  readonly text: string;
  readonly reason: Failure;
}

/** Cells below the headings: `read` is the sum of the others. */
export interface ImportAccount {
  readonly read: number;
  readonly taken: number;
  readonly blank: number;
  /** Cells that cannot be read in their columns. */
  readonly rejected: number;
  /** Cells of columns that are left out. */
  readonly leftOut: number;
  /** Cells of rows that are not taken. */
  readonly inSkippedRows: number;
}

export interface ImportPlan {
  readonly change: Omit<RowsImportArgs, 'recipe'>;
  readonly rejections: readonly Rejection[];
  readonly account: ImportAccount;
  /** Rows that are added, that exist and are set, and that are not taken. */
  readonly rows: { readonly added: number; readonly updated: number; readonly skipped: number };
}

/** What is known while rows are read. */
interface Reading {
  readonly workbook: Workbook;
  readonly raw: RawTable;
  readonly settings: ImportSettings;
  readonly terms: readonly (Term | null)[];
  readonly context: ParseContext;
  readonly rejections: Rejection[];
  readonly counts: { taken: number; blank: number; rejected: number; leftOut: number; inSkippedRows: number };
}

/** @param isPreview  firms that contracts name are taken to exist: there is no workbook yet in which to look for them */
export function planImport(workbook: Workbook, raw: RawTable, settings: ImportSettings, language: Language, isPreview = false): ImportPlan {
  const byKey = new Map(importTerms(workbook, settings.table).map((term) => [term.key, term]));
  const terms = (raw.rows[0] ?? []).map((_text, column) => byKey.get(settings.columns[column]?.key ?? '') ?? null);
  const firms = firmNames(workbook, raw, settings, terms);
  const reading: Reading = {
    workbook, raw, settings, terms, rejections: [], counts: { taken: 0, blank: 0, rejected: 0, leftOut: 0, inSkippedRows: 0 },
    context: { language, currency: workbook.currency, firmByName: (name) => firms.get(nameKey(name)) ?? (isPreview && settings.table === 'contracts' ? name : null) },
  };
  const planned = settings.table === 'firms' ? planFirms(reading) : planContracts(reading);
  const { rejections, counts } = reading;
  const read = Math.max(0, raw.rows.length - settings.headerRow - 1) * terms.length;
  const skipped = rejections.filter(({ column }) => column === null).length;
  return {
    change: { table: settings.table, cells: planned.cells, rows: planned.rows }, rejections, account: { read, ...counts },
    rows: { added: planned.rows.length, updated: planned.updated, skipped },
  };
}

interface PlannedRows {
  readonly cells: readonly CellEdit[];
  readonly rows: readonly NewRow[];
  readonly updated: number;
}

/** The ids of the firms by name: those of the workbook and, when firms are read, those that the file adds. */
function firmNames(workbook: Workbook, raw: RawTable, settings: ImportSettings, terms: readonly (Term | null)[]): ReadonlyMap<string, string> {
  const firms = new Map(workbook.firms.map(({ id, name }) => [nameKey(name ?? ''), id]));
  if (settings.table !== 'firms') return firms;
  const nameAt = terms.findIndex((term) => term?.key === 'name');
  const fresh = new Set(nameAt < 0 ? [] : raw.rows.slice(settings.headerRow + 1).map((row) => nameKey(unmarked(raw, row[nameAt] ?? ''))).filter((name) => name !== '' && !firms.has(name)));
  const ids = nextIds(workbook, 'firms', fresh.size);
  for (const [index, name] of [...fresh].entries()) firms.set(name, ids[index] ?? '');
  return firms;
}

function planFirms(reading: Reading): PlannedRows {
  const { workbook, settings, terms } = reading;
  const existing = new Map(workbook.firms.map(({ id, name }) => [nameKey(name ?? ''), id]));
  const seen = new Map<string, number>();
  const nameAt = terms.findIndex((term) => term?.key === 'name');
  const cells: CellEdit[] = [];
  const rows: NewRow[] = [];
  let updated = 0;
  for (const [row, texts] of dataRows(reading)) {
    const name = unmarked(reading.raw, texts[nameAt] ?? '');
    const id = existing.get(nameKey(name));
    const earlier = seen.get(nameKey(name));
    const reason = name.trim() === '' ? 'import.noName' : earlier !== undefined ? 'import.duplicateRow' : id !== undefined && settings.existing === 'skip' ? 'import.existingRow' : null;
    if (reason !== null) {
      skipRow(reading, row, texts, { code: reason, details: { name: name.trim().slice(0, 80), row: (earlier ?? 0) + 1 } });
      continue;
    }
    seen.set(nameKey(name), row);
    const values = readRow(reading, row, texts, () => true);
    if (id === undefined) rows.push(Object.fromEntries(values));
    else {
      updated += 1;
      // The name decided which row it is: how it is written in the workbook stays.
      for (const [key, value] of values) if (key !== 'name') cells.push({ table: 'firms', id, key, value });
    }
  }
  return { cells, rows, updated };
}

/** Contracts have no names: a row equal to one that is there already is the same contract. */
function planContracts(reading: Reading): PlannedRows {
  const { workbook, terms } = reading;
  const existing = new Set(workbook.contracts.map(contentKey));
  const typeAt = terms.findIndex((term) => term?.key === 'type');
  const rows: NewRow[] = [];
  for (const [row, texts] of dataRows(reading)) {
    const parties = terms.flatMap((term, column) => (term?.key === 'type' || term?.key === 'from' || term?.key === 'to' ? [{ term, column }] : []));
    const refused = parties.map(({ term, column }) => ({ column, term, read: parseCell(unmarked(reading.raw, texts[column] ?? ''), term, reading.context) })).find(({ read }) => !read.ok);
    if (refused !== undefined && !refused.read.ok) {
      // A contract without one of its parties, or of another type, would be another contract.
      skipRow(reading, row, texts, refused.read.error);
      continue;
    }
    const typed = typeAt < 0 ? null : parseCell(texts[typeAt] ?? '', contractTypeTerm, reading.context);
    const type = typed?.ok === true && typeof typed.value === 'string' ? typed.value : String(contractTypeTerm.default);
    const before = { rejections: reading.rejections.length, counts: { ...reading.counts } };
    const values = readRow(reading, row, texts, (term) => usesTerm(type, term.key));
    const content = Object.fromEntries(values);
    if (existing.has(contentKey(content))) {
      reading.rejections.length = before.rejections;
      Object.assign(reading.counts, before.counts);
      skipRow(reading, row, texts, { code: 'import.sameContract', details: {} });
      continue;
    }
    rows.push(content);
  }
  return { cells: [], rows, updated: 0 };
}

function contentKey(row: { readonly [key: string]: unknown }): string {
  return JSON.stringify(Object.entries(row).filter(([key, value]) => key !== 'id' && key !== 'typed' && value !== null && value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The rows below the headings that hold anything; blank ones are only counted. */
function* dataRows({ raw, settings, counts }: Reading): Generator<readonly [row: number, texts: readonly string[]]> {
  for (let row = settings.headerRow + 1; row < raw.rows.length; row += 1) {
    const texts = raw.rows[row] ?? [];
    if (texts.every((text) => text.trim() === '')) counts.blank += texts.length;
    else yield [row, texts];
  }
}

function skipRow({ rejections, counts }: Reading, row: number, texts: readonly string[], reason: Failure): void {
  counts.inSkippedRows += texts.length;
  rejections.push({ row, column: null, text: texts.join(' | ').slice(0, 200), reason });
}

function readRow(reading: Reading, row: number, texts: readonly string[], uses: (term: Term) => boolean): readonly (readonly [string, CellValue])[] {
  const { terms, counts, rejections } = reading;
  const values: (readonly [string, CellValue])[] = [];
  for (const [column, text] of texts.entries()) {
    const term = terms[column] ?? null;
    if (text.trim() === '') counts.blank += 1;
    else if (term === null) counts.leftOut += 1;
    else {
      const read = uses(term) ? readCell(reading, text, term, row, column) : { ok: false as const, error: { code: 'import.notUsed', details: {} } };
      if (read.ok) {
        counts.taken += 1;
        values.push([term.key, read.value]);
      } else {
        counts.rejected += 1;
        rejections.push({ row, column, text, reason: read.error });
      }
    }
  }
  return values;
}

/** A text without the mark that exports put before what a spreadsheet would take for a formula; formats that know types need none. */
function unmarked({ textNumbers }: RawTable, text: string): string {
  return textNumbers === undefined ? withoutFormulaMark(text) : text;
}

function readCell({ raw, settings, context }: Reading, text: string, term: Term, row: number, column: number): ReturnType<typeof parseCell> {
  if (!('limits' in term)) return parseCell(unmarked(raw, text), term, context);
  const refuse = (code: string) => ({ ok: false as const, error: { code, details: { value: text.slice(0, 40) } } });
  // A formula of another program is not worked out here: its cells would be others.
  if (/^\s*[=＝]/.test(text)) return refuse('import.formulaText');
  const isExact = raw.textNumbers !== undefined && !raw.textNumbers.has(cellId(row, column));
  if (mayBeDate(text)) return refuse('import.dateInNumbers');
  if (!isExact && hasLeadingZeros(text)) return refuse('import.leadingZeros');
  const plain = isExact ? text : pointText(text, settings.numbers as NumberStyle);
  return plain === null ? refuse('import.otherStyle') : parseCell(withUnit(plain, settings.columns[column]?.unit ?? null), term, context);
}
