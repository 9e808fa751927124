/** Widths of columns that follow their contents: fitted on request, and widened for a number that was typed. */
import type { GridCore } from './core.ts';
import { cellText } from './sheet.ts';
import type { TextWidth } from './textWidth.ts';

const narrowest = 48;
const widest = 420;
/** Room for the arrow that sorts. */
const headerExtra = 22;
/** Text may be longer than anybody wants its column to be. */
const mostMeasured = 20_000;

/** Makes a column as wide as its widest text and its header, over all rows shown and not only those on the screen. */
export function fitColumn(core: GridCore, width: TextWidth, key: string): void {
  const column = core.columns()[core.columnIndex(key)];
  if (column === undefined) return;
  const { language } = core.data().format;
  let wanted = width.cellFor(column.label[language]) + headerExtra;
  for (const row of core.rows().slice(0, mostMeasured)) wanted = Math.max(wanted, width.cellFor(cellText(core.data(), core.sheet, row, column)));
  core.api.setColumnWidths([{ key, newWidth: Math.max(narrowest, Math.min(widest, wanted)) }]);
}

/** Widens columns of numbers in which a cell that was just set does not fit; never narrows one. */
export function widenFor(core: GridCore, width: TextWidth, cells: readonly { readonly id: string; readonly key: string }[]): void {
  const wanted = new Map<string, number>();
  for (const { id, key } of cells) {
    const column = core.columns()[core.columnIndex(key)];
    const row = core.rowAt(core.rowIndex(id));
    if (column?.align !== 'right' || row === null) continue;
    wanted.set(key, Math.max(wanted.get(key) ?? 0, width.cellFor(cellText(core.data(), core.sheet, row, column))));
  }
  const wider = [...wanted].filter(([key, newWidth]) => newWidth > (core.api.getColumn(key)?.getActualWidth() ?? Infinity));
  if (wider.length > 0) core.api.setColumnWidths(wider.map(([key, newWidth]) => ({ key, newWidth: Math.min(widest, newWidth) })));
}
