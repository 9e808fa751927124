/** Text with separators, as CSV and TSV are: quoting, numbers and the mark of the encoding. */
import { strToU8 } from 'fflate/browser';
import { groupedText, shiftedText } from '../../columns/decimal.ts';
import type { ExportCell, ExportColumn, ExportHead, ExportRow } from '../exportTable.ts';
import { isPercentage, shownDigits } from '../exportTable.ts';
import { formulaSafe } from '../formulaSafe.ts';
import type { TableExporter, TableWriter } from './tableExporter.ts';

/** Tells spreadsheets that the text is UTF-8; without it Excel reads Chinese as noise. */
export const byteOrderMark = '\uFEFF';

/** A text as a cell: safe from being taken for a formula, and in quotes wherever a reader with another separator would part it. */
export function separatedText(text: string): string {
  return quoted(formulaSafe(text));
}

function quoted(text: string): string {
  return /[",;\t|\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Texts know no NUL, and UTF-8 no half of a pair. */
export function refusesText(text: string): 'export.badCharacter' | null {
  return /[\0\uD800-\uDFFF]/u.test(text) ? 'export.badCharacter' : null;
}

/** A percentage comes without its sign, which stands with the unit: a bare number is a number to every reader. */
function numberText(value: number, kind: ExportColumn['kind'], isRounded: boolean): string {
  const isPercent = isPercentage(kind);
  if (!isRounded || kind === 'text') return shiftedText(value, isPercent ? 2 : 0);
  return quoted(groupedText(isPercent ? value * 100 : value, ...shownDigits[kind]));
}

/** Writes rows with a separator between cells; UTF-8 with byte order mark, CRLF. */
export function startDelimited(separator: string, head: ExportHead): TableWriter {
  const { columns, hasUnitsRow, isRounded } = head;
  const texts = (cells: readonly string[]) => `${cells.map(separatedText).join(separator)}\r\n`;
  const cell = (value: ExportCell, index: number): string => {
    const kind = columns[index]?.kind ?? 'text';
    return value === null ? '' : typeof value === 'string' ? separatedText(value) : numberText(value, kind, isRounded);
  };
  const line = (row: ExportRow) => `${row.map(cell).join(separator)}\r\n`;
  const start = `${byteOrderMark}${hasUnitsRow ? texts(columns.map(({ unit }) => unit)) : ''}${texts(columns.map(({ heading }) => heading))}`;
  const pieces: Uint8Array[] = [strToU8(start)];
  return {
    add: (rows) => void pieces.push(strToU8(rows.map(line).join(''))),
    finish: () => joined(pieces),
  };
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What CSV and TSV share. */
export function delimitedExporter(id: 'csv' | 'tsv', separator: string, label: TableExporter['label']): TableExporter {
  return { id, label, rowLimit: 1_048_576, refuses: refusesText, start: (head) => startDelimited(separator, head) };
}
