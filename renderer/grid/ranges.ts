/**
 * Which cells are selected, as plain data in display coordinates: row 0 is the first row shown, column 0 the first column
 * shown. Owns moving, extending and asking. Does not own what the cells hold, nor their painting (`paint.ts`).
 */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Both ends included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** One block spans `anchor` to `head` and holds the cursor; `others` were added with Ctrl and a click. */
export interface Selection {
  readonly cursor: Place;
  readonly anchor: Place;
  readonly head: Place;
  readonly others: readonly Block[];
}

export function selectOne(place: Place): Selection {
  return { cursor: place, anchor: place, head: place, others: [] };
}

/** The block round the cursor. */
export function activeBlock({ anchor, head }: Selection): Block {
  return {
    top: Math.min(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    bottom: Math.max(anchor.row, head.row),
    right: Math.max(anchor.column, head.column),
  };
}

export function blocks(selection: Selection): readonly Block[] {
  return [...selection.others, activeBlock(selection)];
}

export function contains(selection: Selection, row: number, column: number): boolean {
  return inBlock(activeBlock(selection), row, column) || selection.others.some((block) => inBlock(block, row, column));
}

export function isSingle(selection: Selection): boolean {
  const { top, left, bottom, right } = activeBlock(selection);
  return selection.others.length === 0 && top === bottom && left === right;
}

export function inBlock(block: Block, row: number, column: number): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

/** Moves the cursor and lets go of the block, or stretches the block when `extend`. */
export function moveTo(selection: Selection, place: Place, extend: boolean): Selection {
  return extend ? { ...selection, head: place } : selectOne(place);
}

/** The place so many cells away, stopped at the edges of the table. */
export function shifted(place: Place, rows: number, columns: number, size: Size): Place {
  return { row: clamp(place.row + rows, size.rows), column: clamp(place.column + columns, size.columns) };
}

export function clampPlace(place: Place, size: Size): Place {
  return shifted(place, 0, 0, size);
}

/** The selection cut down to a table that may have shrunk. */
export function clampSelection(selection: Selection, size: Size): Selection {
  return {
    cursor: clampPlace(selection.cursor, size),
    anchor: clampPlace(selection.anchor, size),
    head: clampPlace(selection.head, size),
    others: selection.others.filter((block) => block.bottom < size.rows && block.right < size.columns),
  };
}

/** Starts a further block and keeps those that were there. */
export function addBlock(selection: Selection, place: Place): Selection {
  return { cursor: place, anchor: place, head: place, others: blocks(selection) };
}

/** Whole rows from that of `from` to that of `to`; the cursor stays at `from` in its column. */
export function wholeRows(from: number, to: number, size: Size, cursorColumn = 0): Selection {
  return {
    cursor: { row: from, column: cursorColumn },
    anchor: { row: from, column: 0 },
    head: { row: to, column: size.columns - 1 },
    others: [],
  };
}

export function wholeColumns(from: number, to: number, size: Size): Selection {
  return { cursor: { row: 0, column: from }, anchor: { row: 0, column: from }, head: { row: size.rows - 1, column: to }, others: [] };
}

export function everything(selection: Selection, size: Size): Selection {
  return { cursor: selection.cursor, anchor: { row: 0, column: 0 }, head: { row: size.rows - 1, column: size.columns - 1 }, others: [] };
}

/**
 * Where Ctrl and an arrow lead, as in a spreadsheet: to the end of a run of filled cells, or over blanks to the next one.
 *
 * @param isBlank whether a cell shows nothing
 */
export function jump(place: Place, rows: number, columns: number, size: Size, isBlank: (place: Place) => boolean): Place {
  const step = (from: Place): Place => shifted(from, rows, columns, size);
  let at = step(place);
  if (samePlace(at, place)) return place;
  const overBlanks = isBlank(place) || isBlank(at);
  for (;;) {
    const next = step(at);
    if (samePlace(next, at)) return at;
    if (overBlanks ? !isBlank(at) : isBlank(next)) return at;
    at = next;
  }
}

/** Enter and Tab: inside a larger block the cursor goes round within it; otherwise it moves by one and stops at the edge. */
export function advance(selection: Selection, by: 'row' | 'column', step: 1 | -1, size: Size): Selection {
  const { top, left, bottom, right } = activeBlock(selection);
  if (top === bottom && left === right) {
    return selectOne(shifted(selection.cursor, by === 'row' ? step : 0, by === 'column' ? step : 0, size));
  }
  const height = bottom - top + 1;
  const width = right - left + 1;
  const { row, column } = selection.cursor;
  const order = by === 'row' ? (column - left) * height + row - top : (row - top) * width + column - left;
  const next = (order + step + height * width) % (height * width);
  const cursor = by === 'row'
    ? { row: top + (next % height), column: left + Math.floor(next / height) }
    : { row: top + Math.floor(next / width), column: left + (next % width) };
  return { ...selection, cursor };
}

export function samePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.column === b.column;
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
