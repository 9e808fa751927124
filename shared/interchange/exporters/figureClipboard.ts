import { figureTable } from '../figureTable.ts';
import type { Figure } from '../figure.ts';
import { formulaSafe } from '../formulaSafe.ts';
import { captionLines } from '../caption.ts';
import { escapeMarkup } from '../stamps/markupText.ts';

/** The table of a figure for the clipboard, with title above and footnote below: as text with tabs, and as markup for word processors. */
export function figureClipboard(figure: Figure): { readonly text: string; readonly html: string } {
  const { columns, rows } = figureTable(figure);
  const note = captionLines(figure);
  // A tab or a line break inside a cell would part it.
  const plain = (text: string) => formulaSafe(text).replace(/[\t\r\n]+/g, ' ');
  const line = (cells: readonly string[]) => cells.join('\t');
  const text = [plain(figure.title), line(columns.map(({ label }) => plain(label))), ...rows.map((cells) => line(cells.map(({ value }) => (typeof value === 'string' ? plain(value) : value === null ? '' : String(value))))), ...note.map(plain)];
  const align = (index: number) => (columns[index]?.isNumber === true ? ' align="right"' : '');
  const head = columns.map(({ label }, index) => `<th${align(index)}>${escapeMarkup(formulaSafe(label))}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map(({ value, text: shown }, index) => `<td${align(index)}>${escapeMarkup(typeof value === 'string' ? formulaSafe(shown) : shown)}</td>`).join('')}</tr>`).join('');
  return {
    text: `${text.join('\r\n')}\r\n`,
    html: `<table><caption>${escapeMarkup(figure.title)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${note.map((each) => `<p>${escapeMarkup(each)}</p>`).join('')}`,
  };
}
