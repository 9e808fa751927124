/** Writes cells of an Excel sheet row by row; the one place that puts values into the writing library's cells. */
import type { Workbook, Worksheet } from '@cj-tech-master/excelts';
import { officeColours, officeFonts, textWidth, xmlSafe } from './officeTexts.ts';

export interface CellLook {
  readonly format?: string;
  readonly bold?: boolean;
  readonly size?: number;
  /** Six hexadecimal digits. */
  readonly colour?: string;
  readonly fill?: string;
  readonly align?: 'left' | 'right';
  readonly wrap?: boolean;
}

/** Excel shows inputs blue and calculations black; so do our sheets (`officeColours.accent`). */
export const looks = {
  title: { bold: true, size: 16 },
  heading: { bold: true, size: 12, colour: officeColours.accent },
  head: { bold: true, fill: officeColours.head, wrap: true },
  quiet: { colour: officeColours.quiet, size: 10 },
  warning: { bold: true, colour: officeColours.warning, fill: officeColours.warningFill },
} as const satisfies Readonly<Record<string, CellLook>>;

/** Excel's own format of texts; no cell has it but those whose text would become a formula once it is edited. */
const textFormat = '@';
const likeFormula = /^[=+\-@\t\r]/;

/**
 * Texts that look like formulas with the mark that a person sets by an apostrophe, so that they stay texts when they are edited.
 *
 * @param xml  a workbook's styles
 */
export function quoteTexts(xml: string): string {
  return xml.replace(/<xf numFmtId="49"/g, '<xf quotePrefix="1" numFmtId="49"');
}

export class SheetWriter {
  /** The row that is written next, from 1. */
  row = 1;
  private readonly widths: number[] = [];

  constructor(readonly sheet: Worksheet) {}

  /**
   * Puts a value into a column of the present row. A text stays a text, whatever it begins with; a number keeps all its digits.
   *
   * @returns the cell's address, e.g. B7
   */
  put(column: number, value: number | string | null, look: CellLook = {}): string {
    const cell = this.sheet.getCell(this.row, column);
    if (typeof value === 'number' ? Number.isFinite(value) : value !== null && value !== '') cell.value = typeof value === 'string' ? xmlSafe(value) : value;
    this.dress(cell, typeof value === 'string' && likeFormula.test(value) ? { ...look, format: textFormat } : look);
    if (typeof value === 'string' && look.wrap !== true && look.size === undefined) this.widen(column, textWidth(value));
    if (typeof value === 'number') this.widen(column, 12);
    return cell.address;
  }

  /** Puts a formula without its equals sign, with what it comes to for programs that do not calculate. */
  calculate(column: number, formula: string, result: number | string | boolean, look: CellLook = {}): string {
    const cell = this.sheet.getCell(this.row, column);
    cell.value = { formula, result };
    this.dress(cell, look);
    this.widen(column, 12);
    return cell.address;
  }

  /** A remark that opens at the cell. */
  note(address: string, text: string): void {
    this.sheet.getCell(address).note = { texts: [{ text: xmlSafe(text) }], width: 220, height: 90 };
  }

  next(rows = 1): void {
    this.row += rows;
  }

  /** Columns as wide as what stands in them, within reason. */
  finish(): void {
    for (const [column, width] of this.widths.entries()) if (width !== undefined) this.sheet.getColumn(column).width = Math.min(48, width + 2);
  }

  private widen(column: number, width: number): void {
    this.widths[column] = Math.max(this.widths[column] ?? 8, width);
  }

  private dress(cell: ReturnType<Worksheet['getCell']>, { format, bold = false, size = 11, colour = officeColours.ink, fill, align, wrap }: CellLook): void {
    if (format !== undefined) cell.numFmt = format;
    cell.font = { name: officeFonts.latin, size, bold, color: { argb: `FF${colour}` } };
    if (fill !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${fill}` } };
    if (align !== undefined || wrap !== undefined) cell.alignment = { ...(align === undefined ? {} : { horizontal: align }), ...(wrap === undefined ? {} : { wrapText: wrap, vertical: 'top' as const }) };
  }
}

/** Adds a sheet under a name that Excel takes and no other sheet has. */
export function addSheet(book: Workbook, title: string): SheetWriter {
  // oxlint-disable-next-line no-control-regex -- control characters are among what Excel refuses
  const plain = xmlSafe(title).replace(/[\u0000-\u001f\\/?*[\]:]/g, ' ').replace(/^['\s]+|['\s]+$/g, '');
  const base = [...(plain === '' ? 'Sheet' : plain)].slice(0, 24).join('').replace(/['\s]+$/, '');
  const taken = new Set(book.worksheets.map(({ name }) => name.toLowerCase()));
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()) || name.toLowerCase() === 'history'; number += 1) name = `${base} ${number}`;
  // Printed, a sheet is as wide as its paper.
  return new SheetWriter(book.addWorksheet(name, { pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } }));
}
