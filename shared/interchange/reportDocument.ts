/**
 * A report as plain data: resolved sections, before any file format.
 *
 * Owns: the shape that pages on the screen, PDF, DOCX, PPTX, XLSX and HTML are made from, so that they cannot disagree.
 * Does not own: which sections there are (`shared/reports/`) or how a format shows them (`exporters/`). All numbers come twice:
 * as the stored double, and as the text that people read.
 */
import type { Language } from '../base/localized.ts';
import type { UnitId } from '../base/units.ts';
import type { FirmWaterfall } from '../analysis/firmWaterfall.ts';
import type { Figure } from './figure.ts';
import type { Stamp } from './stamp.ts';

/** A run of text of one weight; simple markup has been read already. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export interface ReportColumn {
  readonly label: string;
  readonly unit: UnitId;
  readonly isNumber: boolean;
}

/** `value` is what a spreadsheet calculates with: null is blank, text stays text and never becomes a formula. */
export interface ReportCell {
  readonly value: number | string | null;
  readonly text: string;
  /** Where it comes from or what was thought about it; formats with comments in cells show it. */
  readonly note?: string;
}

export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** Caption above or below, and the footnote with scenario, date, unit, currency, source, model version and hash: never empty. */
export interface Labels {
  /** Without "Figure 3": formats number by themselves where they can. */
  readonly caption: string;
  readonly footnote: string;
}

export type ReportBlock =
  | { readonly kind: 'title'; readonly title: string; readonly subtitle: string; readonly lines: readonly string[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly TextRun[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly TextRun[])[] }
  | { readonly kind: 'keyFigures'; readonly items: readonly { readonly label: string; readonly text: string; readonly value: number | null; readonly remark: string }[] }
  | ({ readonly kind: 'table'; readonly table: ReportTable } & Labels)
  /** `alternative` is the text for those who cannot see the picture, made from its data. */
  | ({
      readonly kind: 'figure';
      readonly figure: Figure;
      readonly alternative: string;
      /** Where it is of another scenario than the report; else it is the report's with the figure's id and numbers. */
      readonly stamp?: Stamp;
    } & Labels)
  /** Something that the reader must not overlook: a failed check, a stale or fragile result. */
  | { readonly kind: 'warning'; readonly runs: readonly TextRun[] }
  | { readonly kind: 'pageBreak' };

/** How a template looks, where a format leaves a choice. */
export interface ReportLook {
  /** Of headings, rules and figures in large type; a CSS colour `#rrggbb` that is readable on white. */
  readonly accent: string;
  readonly bodyPoints: number;
  /** Whether the title has a page of its own. */
  readonly titlePage: boolean;
}

export const plainLook: ReportLook = { accent: '#1f5f99', bodyPoints: 10, titlePage: false };

/** A waterfall with the names that people know. */
export interface Replication {
  readonly waterfall: FirmWaterfall;
  readonly firmName: string;
  readonly scenarioName: string;
  readonly currency: string;
  /** Names of firms by id. */
  readonly names: ReadonlyMap<string, string>;
  /** As under every figure. */
  readonly footnote: string;
}

export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  readonly paper: 'a4' | 'letter' | 'slides';
  /** At the foot of every page, beside its number. */
  readonly footer: string;
  /** PNG or JPEG bytes; null for none. */
  readonly logo: Uint8Array | null;
  /** ISO code that the units of columns are in; footnotes say it where it is left out. */
  readonly currency?: string;
  /** `plainLook` where left out. */
  readonly look?: ReportLook;
  readonly stamp: Stamp;
  readonly blocks: readonly ReportBlock[];
  /** A firm's waterfall to be worked out again; formats with formulas give it a sheet. */
  readonly replication?: Replication;
}

/** A figure drawn, in the light palette and the report's language. */
export interface Picture {
  readonly svg: string;
  /** null where no browser engine is at hand: such a format then needs the program's window and says so. */
  readonly png: Uint8Array | null;
  /** Centimetres on paper. */
  readonly width: number;
  readonly height: number;
}
