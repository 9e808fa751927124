/** What Word, PowerPoint and Excel files have in common: fonts, languages, colours of print, widths of texts. */
import type { Language } from '../../base/localized.ts';
import { unitLabel } from '../../base/units.ts';
import { plainLook, type ReportDocument, type ReportTable, type TextRun } from '../reportDocument.ts';

/** Fonts that Office has on Windows and replaces by its own on the Mac; both are named always, since names of firms mix scripts. */
export const officeFonts = { latin: 'Calibri', eastAsia: 'Microsoft JhengHei' } as const;

/** What a template's look comes to in Office: fonts, the accent without hash, the size of words in points. */
export interface OfficeLook {
  readonly fonts: { readonly latin: string; readonly eastAsia: string };
  readonly accent: string;
  readonly points: number;
}

export function officeLook({ look = plainLook }: Pick<ReportDocument, 'look'>): OfficeLook {
  return { fonts: officeFonts, accent: look.accent.slice(1).toUpperCase(), points: look.bodyPoints };
}

/** RFC 5646 names of the proofing languages. */
export const officeLanguages: Readonly<Record<Language, string>> = { en: 'en-US', zhHant: 'zh-TW' };

/** Light palette, without hash: ink, quiet text, hairlines, the head of tables, the accent, warnings. */
export const officeColours = { ink: '1F2933', quiet: '5A6672', line: 'C9D1D9', head: 'EEF2F6', accent: '1F5FA8', warning: 'B42318', warningFill: 'FDF0EE' } as const;

/** How wide a text is in widths of a digit: East Asian signs take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(sign) ? 2 : 1;
  return width;
}

/** How wide a letter is on average, as a share of its size. */
const letterShare = 0.55;
/** Letters of heads are bold. */
const boldFactor = 1.15;
/** Beyond it a word, such as an address, may break. */
const longestWord = 16;
const cellMargins = 2;

/** How many digits of a table's letters stand in a width. @param width  points @param size  points */
export function roomOf(width: number, size: number): number {
  return width / (size * letterShare);
}

/**
 * Shares of a table's width for its columns by their longest texts; they add up to 1. Numbers and words stay whole as long as there is
 * room for the longest of each column; long texts get what is left.
 *
 * @param room  widths of a digit that the whole table has (`roomOf`)
 */
export function columnShares({ columns, rows }: ReportTable, room: number): readonly number[] {
  const words = (text: string): number => Math.min(longestWord, Math.max(...text.split(/\s+/).map(textWidth)));
  const wishes = columns.map(({ label, isNumber }, index) => {
    const cells = rows.slice(0, 200).map((row) => row[index]?.text ?? '');
    const least = Math.max(4, boldFactor * words(label), ...cells.map((text) => (isNumber ? textWidth(text) : words(text)))) + cellMargins;
    return { least, wanted: Math.max(least, Math.min(40, Math.max(textWidth(label) / 3, ...cells.map(textWidth))) + cellMargins) };
  });
  const total = (key: 'least' | 'wanted'): number => wishes.reduce((sum, wish) => sum + wish[key], 0);
  const [least, wanted] = [total('least'), total('wanted')];
  // All of what is wished, or the words whole and a part of the rest, or less than whole words for all alike.
  const part = wanted === least ? 0 : Math.min(1, Math.max(0, (room - least) / (wanted - least)));
  const sum = least + part * (wanted - least);
  return wishes.map((wish) => (wish.least + part * (wish.wanted - wish.least)) / sum);
}

/** A wide table as several that fit on a page, each beginning with the first column, which says what a row is. */
export function splitColumns(table: ReportTable, most: number): readonly ReportTable[] {
  const { columns, rows } = table;
  if (columns.length <= most) return [table];
  const pieces = Math.ceil((columns.length - 1) / (most - 1));
  const each = Math.ceil((columns.length - 1) / pieces);
  return Array.from({ length: pieces }, (_, piece) => {
    const part = <Item>(items: readonly Item[]) => [...items.slice(0, 1), ...items.slice(1 + piece * each, 1 + (piece + 1) * each)];
    return { columns: part(columns), rows: rows.map(part) };
  });
}

export function plainText(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Without the characters that XML 1.0 cannot hold, halves of surrogate pairs included; a file with one of them does not open. */
export function xmlSafe(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the very characters that must not get into a file
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu, '');
}

/** The table with its units in the heads of its columns, as the pages of the report show them. */
export function withUnits(table: ReportTable, { language, currency = '' }: Pick<ReportDocument, 'language' | 'currency'>): ReportTable {
  const columns = table.columns.map((column) => {
    const unit = column.unit === 'none' || column.unit === 'share' ? '' : unitLabel(column.unit, language, currency).trim();
    return unit === '' || column.label.includes(unit) ? column : { ...column, label: language === 'en' ? `${column.label} (${unit})` : `${column.label}（${unit}）` };
  });
  return { ...table, columns };
}
