/**
 * A table on its way out: what each cell holds, before any file format.
 *
 * Owns: the shape that CSV, TSV and XLSX are made from, so that they cannot disagree. Does not own: which columns there are and what
 * their cells hold (`tableExport.ts`), or how a format writes them (`exporters/`).
 */
import type { KindId } from '../columns/define.ts';

/** A number is the stored double, a share or rate as a fraction; a text is what people read; null is blank. */
export type ExportCell = string | number | null;

export interface ExportColumn {
  readonly key: string;
  /** With the unit in brackets, unless units have a row of their own. */
  readonly heading: string;
  /** In words; empty for what has none. */
  readonly unit: string;
  /** Choices, flags and references come as texts. */
  readonly kind: Exclude<KindId, 'choice' | 'flag' | 'firm'> | 'times';
}

export interface ExportHead {
  /** Names the sheet, where the format has sheets. */
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  /** Whether units stand in a row above the headings. */
  readonly hasUnitsRow: boolean;
  /** Whether texts hold numbers rounded as the grid shows them; otherwise every digit. Sheets always hold every digit. */
  readonly isRounded: boolean;
}

export type ExportRow = readonly ExportCell[];

/** Whether numbers of a kind are read as percentages. */
export function isPercentage(kind: ExportColumn['kind']): boolean {
  return kind === 'rate' || kind === 'share';
}

/** Decimals with which a kind of number is shown, at least and at most; of the percentage where it is one. */
export const shownDigits: { readonly [K in Exclude<ExportColumn['kind'], 'text'>]: readonly [min: number, max: number] } = {
  money: [0, 2], rate: [2, 4], share: [0, 2], quarters: [0, 2], units: [0, 2], number: [0, 4], rank: [0, 0], times: [0, 2],
};
