/**
 * Reads a table that a spreadsheet or a web page put on the clipboard as HTML. It carries more than the plain text: cells with
 * line breaks stay one cell, and spreadsheets add the number behind a rounded text. The page never shows this HTML.
 */
import { exactText, mostPasted, ownTable } from './tableText.ts';

/**
 * The texts of the table, all rows of one length; null when there is not exactly one, it is our own, or it comes to more than
 * `mostPasted`: then the plain text is at least as good.
 */
export function fromHtml(html: string): readonly (readonly string[])[] | null {
  if (html === '') return null;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tables = page.querySelectorAll('table');
  const table = tables[0];
  if (table === undefined || tables.length > 1 || table.hasAttribute(ownTable)) return null;
  const rows = [...table.rows];
  const grid: string[][] = rows.map(() => []);
  let width = 0;
  for (const [index, row] of rows.entries()) {
    width = Math.max(width, placeRow(grid, index, row));
    if (width * rows.length > mostPasted) return null;
  }
  const isBlank = width === 0 || grid.every((row) => row.every((text) => text === ''));
  return isBlank ? null : grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}

/**
 * Puts a row's cells into the first free places; a merged cell has its text in its first place, as in Excel.
 *
 * @returns the place behind the last one
 */
function placeRow(grid: string[][], index: number, row: HTMLTableRowElement): number {
  let column = 0;
  const own = grid[index] ?? [];
  for (const cell of row.cells) {
    while (own[column] !== undefined) column += 1;
    const end = column + Math.max(1, cell.colSpan);
    // Looked at before the places are made.
    if (end * grid.length > mostPasted) return end;
    const text = cellTextOf(cell);
    for (const line of grid.slice(index, index + Math.max(1, cell.rowSpan))) {
      for (let place = column; place < end; place += 1) line[place] = line === own && place === column ? text : '';
    }
    column = end;
  }
  return column;
}

function cellTextOf(cell: HTMLTableCellElement): string {
  const shown = plainLines(cell);
  const exact = exactNumber(cell);
  return exact === null ? shown : exactText(shown, exact);
}

/** The text as a person sees it: runs of white space are one space, only breaks and blocks begin a line. */
function plainLines(element: Element): string {
  const parts: string[] = [];
  let hasText = false;
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      parts.push(node.data.replace(/[ \t\r\n\f]+/g, ' '));
      hasText ||= node.data.trim() !== '';
    } else if (node instanceof HTMLBRElement) parts.push('\n');
    else if (node instanceof Element && !/^(style|script|template)$/i.test(node.tagName)) {
      const isBlock = /^(p|div|li|h[1-6])$/i.test(node.tagName);
      if (isBlock && hasText) parts.push('\n');
      for (const child of node.childNodes) walk(child);
    }
  };
  walk(element);
  return parts.join('').replace(/ {2,}/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\u00a0/g, ' ').trim();
}

/** What Excel (`x:num`), LibreOffice (`sdval`) and Google Sheets say that the cell holds. */
function exactNumber(cell: Element): number | null {
  const text = cell.getAttribute('x:num') ?? cell.getAttribute('sdval') ?? sheetsNumber(cell.getAttribute('data-sheets-value'));
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function sheetsNumber(json: string | null): string | null {
  const found = json === null ? null : /"3"\s*:\s*(-?[\d.]+(?:e[+-]?\d+)?)/i.exec(json);
  return found?.[1] ?? null;
}
