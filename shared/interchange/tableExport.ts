/**
 * Firms or contracts as a table to be given away: which columns, under which headings, and what each cell holds.
 *
 * Owns: the choice of columns, headings that our own import recognises again, and the account of cells that would not read back as
 * they are. Does not own: file formats (`exporters/`), rows and results, which come as a snapshot. Every number is the stored double.
 */
import type { Language } from '../base/localized.ts';
import type { Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';
import { unitLabel } from '../base/units.ts';
import type { CellValue, Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import { editCell, parseCell, validateCell } from '../columns/kinds/registry.ts';
import { type as contractTypeTerm, usesTerm } from '../contracts/registry.ts';
import type { Workbook } from '../document/document.ts';
import { nameKey, termsOf } from '../document/document.ts';
import type { ImportTable } from '../document/importRecipe.ts';
import type { OverlaidTables } from '../document/scenario.ts';
import type { Measure, MeasureValue } from '../measures/define.ts';
import { measures } from '../measures/registry.ts';
import type { CheckedColumns } from '../rules/checkColumns.ts';
import { columnType, userColumnId } from '../rules/userColumn.ts';
import { t } from '../text/messages.ts';
import { withUnit } from './columnUnits.ts';
import type { ExportCell, ExportColumn, ExportHead, ExportRow } from './exportTable.ts';
import { isPercentage } from './exportTable.ts';
import type { TableExporter } from './exporters/tableExporter.ts';
import { importTerms, suggestColumns } from './mapping.ts';

export const headingChoices = ['en', 'zhHant', 'keys'] as const;
export type HeadingChoice = (typeof headingChoices)[number];
export const unitPlaces = ['heading', 'row'] as const;
export type UnitPlace = (typeof unitPlaces)[number];

export interface ExportOptions {
  readonly table: ImportTable;
  /** What is worked out for the firms: results, and the person's own columns with rules. */
  readonly results: boolean;
  /** The person's own columns that are typed into. */
  readonly ownColumns: boolean;
  /** Labels in a language, or the columns' keys, under which choices come as their ids. */
  readonly headings: HeadingChoice;
  readonly units: UnitPlace;
  readonly isRounded: boolean;
}

export const usualExport: ExportOptions = { table: 'firms', results: true, ownColumns: true, headings: 'en', units: 'heading', isRounded: false };

/** What is written, at one moment. */
export interface ExportSource {
  readonly workbook: Workbook;
  /** The rows as the scenario has them. */
  readonly rows: Pick<OverlaidTables, 'firms' | 'contracts'>;
  readonly columns: CheckedColumns;
  /** What a rule comes to in a firm's row; null where it is blank. */
  readonly ruled: (column: string, row: number) => CellValue;
  /** A firm's result; null before the first run. */
  readonly measured: ((firm: string, measure: Measure) => MeasureValue) | null;
}

/** A cell that an import would read as something else, or not at all. */
export interface LostCell {
  /** From 0, among the rows that are written. */
  readonly row: number;
  readonly heading: string;
}

export interface TableExport {
  readonly head: ExportHead;
  readonly rowCount: number;
  /**
   * The cells of some rows, in order, each asked for once.
   * @returns a failure `export.*` for a text that the format cannot hold
   */
  readonly rows: (from: number, to: number) => Result<readonly ExportRow[]>;
  /** What was found so far: how many cells do not read back as they are, and the first of them. */
  readonly lost: () => { readonly count: number; readonly first: readonly LostCell[] };
}

interface PlannedColumn {
  readonly column: ExportColumn;
  readonly read: (row: Row, index: number) => ExportCell;
  /** Whether an import reads the cell as it is; results are not read at all, hence not lost. */
  readonly readsBack: (row: Row, cell: ExportCell) => boolean;
}

/** Lost cells that are named; more nobody reads. */
const named = 100;

/** @returns a failure `export.*` where there is nothing to write, or more than the format holds */
export function exportTable(source: ExportSource, options: ExportOptions, exporter: TableExporter): Result<TableExport> {
  const rows: readonly Row[] = source.rows[options.table];
  const hasUnitsRow = options.units === 'row';
  if (rows.length + (hasUnitsRow ? 2 : 1) > exporter.rowLimit) return failure('export.tooManyRows', { rows: rows.length, limit: exporter.rowLimit });
  const columns = plannedColumns(source, options);
  const head: ExportHead = {
    title: t(languageOf(options), `import.${options.table}`), columns: columns.map(({ column }) => column), hasUnitsRow, isRounded: options.isRounded && exporter.id !== 'xlsx',
  };
  const lost: LostCell[] = [];
  let count = 0;
  const written = (row: Row, index: number): Result<ExportRow> => {
    const cells: ExportCell[] = [];
    for (const { column, read, readsBack } of columns) {
      const cell = read(row, index);
      const refused = typeof cell === 'string' ? exporter.refuses(cell) : null;
      if (refused !== null) return failure(refused, { row: index + 1, column: column.heading, value: String(cell).slice(0, 40) });
      if (!readsBack(row, cell)) {
        count += 1;
        if (lost.length < named) lost.push({ row: index, heading: column.heading });
      }
      cells.push(cell);
    }
    return ok(cells);
  };
  return ok({
    head, rowCount: rows.length,
    rows: (from, to) => {
      const found: ExportRow[] = [];
      for (let index = from; index < Math.min(to, rows.length); index += 1) {
        const next = written(rows[index] as Row, index);
        if (!next.ok) return next;
        found.push(next.value);
      }
      return ok(found);
    },
    lost: () => ({ count, first: lost }),
  });
}

function languageOf({ headings }: ExportOptions): Language {
  return headings === 'keys' ? 'en' : headings;
}

function plannedColumns(source: ExportSource, options: ExportOptions): readonly PlannedColumn[] {
  const { table } = options;
  const inputs = termsOf(table).map((term) => termColumn(source, options, term));
  if (table === 'contracts') return inputs;
  const own = source.columns.list.filter(({ column, hasRule }) => hasRule || columnType(column.type) !== undefined);
  const typed = own.filter(({ hasRule }) => !hasRule).map(({ term }) => termColumn(source, options, term));
  const ruled = own.filter(({ hasRule }) => hasRule).map(({ term }) => ruleColumn(source, options, term));
  const { measured } = source;
  const results = measured === null ? [] : measures.map((measure) => measureColumn(source, options, measure, measured));
  return [...inputs, ...(options.ownColumns ? typed : []), ...(options.results ? [...results, ...ruled] : [])];
}

type Wording = Pick<ExportSource, 'workbook'>;

/** The first of some names under which an import finds just this column again (or, for a result, none). */
function headingOf({ workbook }: Wording, options: ExportOptions, names: readonly string[], unit: string, term: Term | null): string {
  const terms = importTerms(workbook, options.table);
  const written = names.map((name) => (unit === '' || options.units === 'row' ? name : `${name} (${unit})`));
  const isFound = (heading: string): boolean => {
    const [found] = suggestColumns([heading], terms, options.units === 'row' ? [unit] : []);
    if (term === null || found?.key !== term.key) return term === null && found?.key === null;
    return !('limits' in term) || isOne(withUnit('1', found.unit), term);
  };
  return written.find(isFound) ?? written[0] ?? '';
}

/** Whether a bare 1 is 1 in the column's unit, or 1 per cent. */
function isOne(text: string, term: Term): boolean {
  const read = parseCell(text, term, { language: 'en', firmByName: () => null });
  return read.ok ? read.value === (isPercentage(term.kind as ExportColumn['kind']) ? 0.01 : 1) : /^cell\.(outOfRange|too|notWhole)/.test(read.error.code);
}

function exportColumn(source: Wording, options: ExportOptions, term: Term | null, of: Pick<Term, 'key' | 'label' | 'unit'>, kind: ExportColumn['kind']): ExportColumn {
  const language = languageOf(options);
  const unit = unitLabel(of.unit, language, source.workbook.currency);
  const label = options.headings === 'keys' ? of.key : of.label[language];
  return { key: of.key, unit, kind, heading: headingOf(source, options, [label, ...(term === null ? [t(language, 'export.calculated', { name: label })] : [of.key])], unit, term) };
}

function termColumn(source: ExportSource, options: ExportOptions, term: Term): PlannedColumn {
  const { workbook } = source;
  const { isNumber, text } = wording(source, options, term);
  const kind = isNumber ? (term.kind as ExportColumn['kind']) : 'text';
  const column = exportColumn(source, options, term, term, kind);
  const terms = importTerms(workbook, options.table);
  const isFound = suggestColumns([column.heading], terms, options.units === 'row' ? [column.unit] : [])[0]?.key === term.key;
  const isContract = options.table === 'contracts';
  const isUsed = (row: Row) => !isContract || usesTerm(String(valueOf(row, contractTypeTerm)), term.key);
  const nameTwice = term.key === 'name' && !isContract ? repeatedNames(source.rows.firms) : new Set<string>();
  const context = { language: languageOf(options), currency: workbook.currency, firmByName: firmByName(source.rows.firms) };
  return {
    column,
    read: (row) => {
      // A contract is never without a type: a row of blanks would be none.
      const value = isContract && term.key === contractTypeTerm.key ? valueOf(row, term) : stored(row, term);
      return value === null || !isUsed(row) ? null : isNumber && typeof value === 'number' ? value : text(value);
    },
    readsBack: (row, cell) => {
      const value = stored(row, term);
      if (value === null) return term.key !== 'name' || isContract;
      if (!isFound || cell === null || validateCell(value, term) !== null) return false;
      if (typeof cell === 'number') return true;
      if (nameTwice.has(nameKey(cell))) return false;
      const read = parseCell(cell, term, context);
      return read.ok && read.value === value;
    },
  };
}

function stored(row: Row, term: Term): CellValue {
  const given = row[term.key];
  return given === undefined || given === null ? null : (given as CellValue);
}

/** Whether a column's cells are numbers, and its other values in words. */
function wording({ rows, workbook }: Pick<ExportSource, 'rows' | 'workbook'>, options: ExportOptions, term: Term): { readonly isNumber: boolean; readonly text: (value: CellValue) => string } {
  const names = new Map(rows.firms.map(({ id, name }) => [id, name ?? '']));
  const context = { language: languageOf(options), currency: workbook.currency, firmName: (id: string) => names.get(id) ?? null };
  return { isNumber: 'limits' in term, text: (value) => (options.headings === 'keys' && term.kind === 'choice' ? String(value) : 'limits' in term ? String(value) : editCell(value, term, context)) };
}

function firmByName(firms: readonly Row[]): (name: string) => string | null {
  const ids = new Map(firms.toReversed().map(({ id, name }) => [nameKey(typeof name === 'string' ? name : ''), id]));
  return (name) => ids.get(nameKey(name)) ?? null;
}

/** Names that two firms have: of those an import takes the first only. */
function repeatedNames(firms: readonly Row[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { name } of firms) {
    const key = nameKey(typeof name === 'string' ? name : '');
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}

function measureColumn(source: ExportSource, options: ExportOptions, measure: Measure, measured: NonNullable<ExportSource['measured']>): PlannedColumn {
  const language = languageOf(options);
  const inWords = (value: string) => (options.headings === 'keys' ? value : (measure.options?.find(({ id }) => id === value)?.label[language] ?? value));
  return {
    column: exportColumn(source, options, null, { ...measure, key: `result.${measure.key}` }, measure.kind === 'choice' ? 'text' : measure.kind),
    read: (row) => {
      const value = measured(row.id, measure);
      return typeof value === 'string' ? inWords(value) : value;
    },
    readsBack: () => true,
  };
}

function ruleColumn(source: ExportSource, options: ExportOptions, term: Term): PlannedColumn {
  const { isNumber, text } = wording(source, options, term);
  return {
    column: exportColumn(source, options, null, term, isNumber ? (term.kind as ExportColumn['kind']) : 'text'),
    read: (row, index) => {
      const value = stored(row, term) ?? source.ruled(userColumnId(term.key) ?? '', index);
      return value === null ? null : isNumber && typeof value === 'number' ? value : text(value);
    },
    readsBack: () => true,
  };
}
