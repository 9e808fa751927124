/** Where keys lead the cursor and the selection. Owns the memory of a run of Tab; the arithmetic of places is `ranges.ts`. */
import type { GridCore } from './core.ts';
import type { Direction } from './keyboard.ts';
import type { Place } from './ranges.ts';
import { activeBlock, advance, everything, isOneCell, jump, moveTo, selectOne, shifted, wholeColumns, wholeRows } from './ranges.ts';
import { cellText } from './sheet.ts';

export interface Moves {
  move(direction: Direction, extend: boolean, far: boolean): void;
  page(step: 1 | -1, extend: boolean): void;
  edge(isEnd: boolean, extend: boolean, far: boolean): void;
  /** Enter and Tab. */
  step(by: 'row' | 'column', by1: 1 | -1): void;
  /** Anything but Enter and Tab ends a run of Tab. */
  forgetRun(): void;
  all(): void;
  rows(): void;
  columns(): void;
  /** Scrolls back to the cursor. */
  showCursor(): void;
}

const steps: Readonly<Record<Direction, readonly [rows: number, columns: number]>> = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] };

export function createMoves(core: GridCore): Moves {
  /** Where a run of Tab began: Enter goes back to that column in the next row, as in a spreadsheet. */
  let tabColumn: number | null = null;

  const isBlank = ({ row, column }: Place): boolean => {
    const data = core.rowAt(row);
    const definition = core.columns()[column];
    return data === null || definition === undefined || cellText(core.data(), core.sheet, data, definition) === '';
  };
  const go = (place: Place, extend: boolean): void => {
    const selection = core.selection();
    if (selection !== null) core.select(moveTo(selection, place, extend), place);
  };
  const move: Moves['move'] = (direction, extend, far) => {
    const selection = core.selection();
    if (selection === null) return;
    const [rows, columns] = steps[direction];
    const from = extend ? selection.head : selection.cursor;
    go(far ? jump(from, rows, columns, core.size(), isBlank) : shifted(from, rows, columns, core.size()), extend);
  };
  const page: Moves['page'] = (by, extend) => {
    const selection = core.selection();
    if (selection === null) return;
    const { top, bottom } = core.api.getVerticalPixelRange();
    const rows = Math.max(1, Math.floor((bottom - top) / core.api.getSizesForCurrentTheme().rowHeight) - 1);
    go(shifted(extend ? selection.head : selection.cursor, by * rows, 0, core.size()), extend);
  };
  const edge: Moves['edge'] = (isEnd, extend, far) => {
    const selection = core.selection();
    if (selection === null) return;
    const size = core.size();
    const from = extend ? selection.head : selection.cursor;
    go({ row: far ? (isEnd ? size.rows - 1 : 0) : from.row, column: isEnd ? size.columns - 1 : 0 }, extend);
  };
  const step: Moves['step'] = (by, by1) => {
    const selection = core.selection();
    if (selection === null) return;
    if (by === 'column') tabColumn ??= selection.cursor.column;
    const next = advance(selection, by, by1, core.size());
    const isFree = isOneCell(activeBlock(next)) && next.others.length === 0;
    const place = by === 'row' && tabColumn !== null && isFree ? { ...next.cursor, column: tabColumn } : next.cursor;
    core.select(isFree ? selectOne(place) : next, place);
    if (by === 'row') tabColumn = null;
  };
  return {
    move, page, edge, step,
    forgetRun: () => {
      tabColumn = null;
    },
    all: () => {
      const selection = core.selection();
      if (selection !== null) core.select(everything(selection, core.size()));
    },
    rows: () => {
      const selection = core.selection();
      if (selection === null) return;
      const { top, bottom, left, right } = activeBlock(selection);
      const isAllRows = top === 0 && bottom === core.size().rows - 1 && (left > 0 || right < core.size().columns - 1) && bottom > top;
      core.select(isAllRows ? everything(selection, core.size()) : wholeRows(top, bottom, core.size(), selection.cursor.column));
    },
    columns: () => {
      const selection = core.selection();
      if (selection === null) return;
      const { left, right } = activeBlock(selection);
      core.select(wholeColumns(left, right, core.size()));
    },
    showCursor: () => {
      const selection = core.selection();
      if (selection !== null) core.select(selection, selection.cursor);
    },
  };
}
