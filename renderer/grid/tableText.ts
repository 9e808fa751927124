/** Blocks of cells as text on the clipboard: tab-separated as spreadsheets write it, and as an HTML table. */
import { shiftedText } from '../../shared/columns/decimal.ts';

/** Tabs between cells, line feeds between rows; a cell with a tab, line break or quote is quoted as Excel does. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(quoted).join('\t'));
  // A blank last line is a row only when it ends as others do.
  return lines.join('\r\n') + (lines.length > 1 && lines.at(-1) === '' ? '\r\n' : '');
}

/** Cells of a table from the clipboard; one long row, or one cell that is merged, can make a short text come to thousands of millions. */
export const mostPasted = 5_000_000;

/** By this our own table is known again: its plain text is exact, so that is read instead. */
export const ownTable = 'data-firebreak';

/** The same block for programs that read HTML; `isNumber` aligns a column to the right, others are marked as text for Excel. */
export function toHtml(rows: readonly (readonly string[])[], isNumber: (column: number) => boolean): string {
  const cell = (text: string, column: number): string => `<td${isNumber(column) ? ' align="right"' : ' style="mso-number-format:\'\\@\'"'}>${escaped(text)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table ${ownTable}>${body}</table>`;
}

/**
 * Reads what a spreadsheet put on the clipboard. A quote opens a quoted cell only at its start, so `5" rack` stays as it is.
 * The line break after the last row makes no row; short rows are filled up with blanks.
 *
 * @returns null where that comes to more than `mostPasted`
 * @example `"a\t\"x\ny\"\n1\t2\n"` is [['a', 'x\ny'], ['1', '2']]
 */
export function fromTsv(text: string): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? (quotedCell(text, at) ?? plainCell(text, at)) : plainCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  if (rows.length * width > mostPasted) return null;
  return rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => '')]);
}

/**
 * The number behind a rounded text that another program shows, in the form of that text: `5.3%` of 0.05252 is `5.252%`,
 * `$1,235` of 1234.56 is `$1234.56`. A text that is not a rounding of the number (1.2M, a date) is kept as it is.
 */
export function exactText(shown: string, exact: number): string {
  const found = /\d[\d,]*(?:\.\d+)?/.exec(shown);
  if (found === null || !Number.isFinite(exact)) return shown;
  const [digits] = found;
  const rest = shown.slice(found.index + digits.length);
  if (/\d/.test(rest)) return shown;
  const isPercent = /^\s*[%％]/.test(rest);
  const size = Math.abs(exact);
  const decimals = digits.split('.')[1]?.length ?? 0;
  const shownSize = Number(digits.replaceAll(',', ''));
  const scaled = isPercent ? size * 100 : size;
  if (Math.abs(scaled - shownSize) > 0.5000001 * 10 ** -decimals) return shown;
  return `${shown.slice(0, found.index)}${shiftedText(size, isPercent ? 2 : 0)}${rest}`;
}

interface ReadCell {
  readonly text: string;
  /** Where the separator or the end of the text is. */
  readonly end: number;
}

function plainCell(text: string, start: number): ReadCell {
  let end = start;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end };
}

/** Null when the quote is not closed right before a separator: then it is part of a plain cell. */
function quotedCell(text: string, start: number): ReadCell | null {
  let value = '';
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    value += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const next = text[close + 1];
      return next === undefined || next === '\t' || next === '\n' || next === '\r' ? { text: value, end: close + 1 } : null;
    }
    value += '"';
    at = close + 2;
  }
}

function quoted(text: string): string {
  // LibreOffice takes a quote behind blanks for one that opens a cell, too.
  return /[\t\r\n]|^\s*"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}
