/**
 * What a sheet of the grid is: its columns, drawn from the registries, and what each of its cells says in the scenario shown.
 * Pure: reads a snapshot (`SheetData`). Does not know AG Grid, nor how an edit is carried out (`edits.ts`).
 */
import type { Localized } from '../../shared/base/localized.ts';
import type { UnitId } from '../../shared/base/units.ts';
import type { CellValue, Row, Term } from '../../shared/columns/define.ts';
import type { FormatContext, ParseContext } from '../../shared/columns/kind.ts';
import { kindOf } from '../../shared/columns/kinds/registry.ts';
import type { Measure, MeasureValue } from '../../shared/measures/define.ts';
import { formatMeasure } from '../../shared/measures/formatMeasure.ts';
import { keptText, textToEdit } from '../../shared/document/typedText.ts';
import { describe, t } from '../../shared/text/messages.ts';

export interface SheetColumn {
  readonly key: string;
  readonly group: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly unit: UnitId;
  readonly align: 'left' | 'right';
  /** The input behind it; null for a calculated column. A rule's column has one too: what is typed into a row overrides the rule there. */
  readonly term: Term | null;
  readonly measure: Measure | null;
  /** Whether a rule of the person's own fills its cells. */
  readonly isRule: boolean;
}

export interface Sheet {
  readonly table: 'firms' | 'contracts';
  readonly label: Localized;
  readonly groups: readonly { readonly id: string; readonly label: Localized }[];
  readonly columns: readonly SheetColumn[];
  /** The columns that stay in sight at the left: they say which row it is. */
  readonly pinned: readonly string[];
  /** Whether rows like this one use the column. */
  applies(row: Row, column: SheetColumn): boolean;
}

/** A note or problem of a cell as it is told on hover. */
export interface CellRemark {
  readonly text: string;
  readonly isProblem: boolean;
}

/** All that the cells of a sheet depend on, at one moment. */
export interface SheetData {
  /** Rows with the scenario's overrides applied, in the document's order. */
  readonly rows: readonly Row[];
  readonly parse: ParseContext;
  readonly format: FormatContext;
  /** The arithmetic that was typed into the cell; null when it was none. */
  readonly typed: (row: Row, key: string) => string | null;
  readonly isOverridden: (id: string, key: string) => boolean;
  /** Which scenario sets the cell and what the base holds, in words; null when none does. */
  readonly overrideText: (id: string, key: string) => string | null;
  readonly remarks: (id: string, key: string) => readonly CellRemark[];
  readonly hasNote: (id: string, key: string) => boolean;
  readonly hasProblem: (id: string, key: string) => boolean;
  /** What the look of every cell depends on besides its row; a snapshot in which none of these differs repaints changed rows only. */
  readonly paintedBy: readonly unknown[];
  /** A result column's value; null before the first result and for rows that it does not know yet. */
  readonly measured: (id: string, measure: Measure) => MeasureValue;
  /** Whether a firm fails in the very round that the cascade player is at. */
  readonly failsNow: (id: string) => boolean;
  /** Why what a firm comes to is no plain fact, in words; null where nothing is known against it. */
  readonly doubt: (id: string) => string | null;
  /** What a rule comes to in a row; null where it is blank. */
  readonly ruled: (id: string, key: string) => CellValue;
  /** The rule with the numbers of a row put in, as lines of text; none for other columns. */
  readonly ruleLines: (id: string, key: string) => readonly string[];
  readonly firmNames: () => readonly string[];
}

export function termColumn(term: Term): SheetColumn {
  return {
    key: term.key, group: term.group, label: term.label, help: term.help, unit: term.unit,
    align: kindOf(term).align, term, measure: null, isRule: false,
  };
}

export function measureColumn(measure: Measure, group: string): SheetColumn {
  return {
    key: `result.${measure.key}`, group, label: measure.label, help: measure.help, unit: measure.unit,
    align: measure.kind === 'choice' ? 'left' : 'right', term: null, measure, isRule: false,
  };
}

/** What is stored in the row, blank being null: not its default. */
export function storedValue(row: Row, term: Term): CellValue {
  const given = row[term.key];
  return given === undefined || given === null ? null : (given as CellValue);
}

/** The value for sums and sorting: what is given or calculated; a default counts only where it is shown. */
export function cellValue(data: SheetData, sheet: Sheet, row: Row, column: SheetColumn): MeasureValue | boolean {
  if (column.measure !== null) return data.measured(row.id, column.measure);
  if (column.term === null || !sheet.applies(row, column)) return null;
  const stored = heldValue(data, row, column, column.term);
  return stored ?? shownDefault(column.term);
}

/** The text in the cell. A blank shows the default it stands for, unless that says no more than nothing. */
export function cellText(data: SheetData, sheet: Sheet, row: Row, column: SheetColumn): string {
  const { measure, term } = column;
  if (measure !== null) return formatMeasure(data.measured(row.id, measure), measure, data.format.language);
  if (term === null) return '';
  const stored = heldValue(data, row, column, term);
  // A value in a column that the row does not use changes nothing, but hiding it would hide that it is in the file.
  if (!sheet.applies(row, column)) return stored === null ? '' : kindOf(term).format(stored, term, data.format);
  if (stored !== null) return kindOf(term).format(stored, term, data.format);
  if (term.kind === 'firm') return '';
  const value = shownDefault(term);
  return value === null && !hasBlankWord(term) ? '' : kindOf(term).format(value, term, data.format);
}

/** Whether the text in the cell is a default and not something that was typed. */
export function showsDefault(row: Row, column: SheetColumn): boolean {
  return column.term !== null && !column.isRule && storedValue(row, column.term) === null;
}

/** Whether a value was typed over the rule of the column in this row. */
export function isTypedOver(row: Row, column: SheetColumn): boolean {
  return column.isRule && column.term !== null && storedValue(row, column.term) !== null;
}

/** What is stored in the row, or what the column's rule comes to there. */
export function heldValue(data: SheetData, row: Row, column: SheetColumn, term: Term): CellValue {
  return storedValue(row, term) ?? (column.isRule ? data.ruled(row.id, column.key) : null);
}

/** The text with which editing starts: the arithmetic that was typed, or the value in full. */
export function editText(data: SheetData, row: Row, column: SheetColumn): string {
  const { term } = column;
  return term === null ? valueText(data, row, column) : textToEdit(heldValue(data, row, column, term), data.typed(row, column.key), term, data.parse, data.format);
}

/** The value in full, as other programs get it. */
export function valueText(data: SheetData, row: Row, column: SheetColumn): string {
  const { measure, term } = column;
  if (term !== null) return kindOf(term).edit(heldValue(data, row, column, term), term, data.format);
  if (measure === null) return '';
  const value = data.measured(row.id, measure);
  return typeof value === 'number' ? String(value) : formatMeasure(value, measure, data.format.language);
}

/** Why the cell cannot be edited, in words; null when it can. */
export function lockedReason(data: SheetData, sheet: Sheet, row: Row, column: SheetColumn): string | null {
  if (column.term === null) return t(data.format.language, 'grid.calculated');
  return sheet.applies(row, column) ? null : t(data.format.language, 'grid.notApplicable');
}

/** As `lockedReason`, also for a place right of the last column. */
export function showsReadOnly(data: SheetData, sheet: Sheet, row: Row, column: SheetColumn | null): string | null {
  return column === null ? t(data.format.language, 'grid.outsideTable') : lockedReason(data, sheet, row, column);
}

export type ReadText = { readonly ok: true; readonly value: CellValue; readonly typed: string | null } | { readonly ok: false; readonly reason: string };

/** Reads a typed or pasted text by the kind of its column and checks the range. */
export function readText(data: SheetData, term: Term, text: string): ReadText {
  const { language } = data.format;
  const kind = kindOf(term);
  const parsed = kind.parse(text, term, data.parse);
  if (!parsed.ok) return { ok: false, reason: describe(language, parsed.error) };
  const refused = kind.validate(parsed.value, term);
  return refused === null ? { ok: true, value: parsed.value, typed: keptText(text, term) } : { ok: false, reason: describe(language, refused) };
}

function shownDefault(term: Term): CellValue {
  const value = term.default;
  return value === 0 || value === '' || value === false ? null : value;
}

function hasBlankWord(term: Term): boolean {
  return 'blank' in term && term.blank !== undefined;
}
