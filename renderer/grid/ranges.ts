/**
 * Which cells are selected, as plain data in display coordinates: row 0 is the first row shown, column 0 the first column
 * shown. Owns moving, extending and asking. Does not own what the cells hold, nor their painting (`paint.ts`), nor where a
 * fill goes (`fillTarget.ts`).
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

/** How many cells a block has. */
export function cellCount({ top, left, bottom, right }: Block): number {
  return (bottom - top + 1) * (right - left + 1);
}

export function isOneCell(block: Block): boolean {
  return cellCount(block) === 1;
}

/** The selected cells, each counted once where blocks overlap. */
export function selectedCount(selection: Selection): number {
  return disjoint(blocks(selection)).reduce((sum, block) => sum + cellCount(block), 0);
}

/** The same cells as blocks that do not overlap; the earlier block keeps a shared cell. */
export function disjoint(given: readonly Block[]): readonly Block[] {
  return given.reduce<readonly Block[]>((kept, block) => [...kept, ...kept.reduce<readonly Block[]>((rest, other) => rest.flatMap((each) => minus(each, other)), [block])], []);
}

/** What is left of a block without another one: up to four blocks. */
function minus(block: Block, hole: Block): readonly Block[] {
  const inner = { top: Math.max(block.top, hole.top), left: Math.max(block.left, hole.left), bottom: Math.min(block.bottom, hole.bottom), right: Math.min(block.right, hole.right) };
  if (inner.top > inner.bottom || inner.left > inner.right) return [block];
  const parts: readonly Block[] = [
    { ...block, bottom: inner.top - 1 },
    { ...inner, left: block.left, right: inner.left - 1 },
    { ...inner, left: inner.right + 1, right: block.right },
    { ...block, top: inner.bottom + 1 },
  ];
  return parts.filter((part) => part.top <= part.bottom && part.left <= part.right);
}

/** Lets go of one selected cell, as a second click with Ctrl does; the last cell stays. */
export function withoutPlace(selection: Selection, { row, column }: Place): Selection {
  const hole = { top: row, left: column, bottom: row, right: column };
  const rest = blocks(selection).flatMap((block) => minus(block, hole));
  const last = rest.at(-1);
  return last === undefined ? selection : { ...selectBlock(last), others: rest.slice(0, -1) };
}

/** One block with the cursor in its first cell. */
export function selectBlock({ top, left, bottom, right }: Block): Selection {
  const first = { row: top, column: left };
  return { cursor: first, anchor: first, head: { row: bottom, column: right }, others: [] };
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

/** Whole rows wherever they are, the cursor in the first of them. Null without a row. */
export function severalRows(rows: readonly number[], size: Size): Selection | null {
  const ordered = [...new Set(rows)].sort((a, b) => a - b);
  const runs: { from: number; to: number }[] = [];
  for (const row of ordered) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === row - 1) last.to = row;
    else runs.push({ from: row, to: row });
  }
  const [first, ...rest] = runs;
  if (first === undefined) return null;
  return { ...wholeRows(first.from, first.to, size), others: rest.map(({ from, to }) => ({ top: from, left: 0, bottom: to, right: size.columns - 1 })) };
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

/** Enter and Tab: inside a larger selection the cursor goes round, block by block; otherwise it moves by one and stops at the edge. */
export function advance(selection: Selection, by: 'row' | 'column', step: 1 | -1, size: Size): Selection {
  const block = activeBlock(selection);
  if (isSingle(selection)) return selectOne(shifted(selection.cursor, by === 'row' ? step : 0, by === 'column' ? step : 0, size));
  const count = cellCount(block);
  const next = orderIn(block, selection.cursor, by) + step;
  if (selection.others.length === 0 || (next >= 0 && next < count)) return { ...selection, cursor: placeIn(block, (next + count) % count, by) };
  const [first, ...others] = step === 1 ? selection.others : selection.others.toReversed();
  if (first === undefined) return selection;
  const rest = step === 1 ? [...others, block] : [block, ...others.toReversed()];
  return { ...selectBlock(first), cursor: placeIn(first, step === 1 ? 0 : cellCount(first) - 1, by), others: rest };
}

/** Where a cell comes in its block, column by column or row by row. */
function orderIn({ top, left, bottom, right }: Block, { row, column }: Place, by: 'row' | 'column'): number {
  return by === 'row' ? (column - left) * (bottom - top + 1) + row - top : (row - top) * (right - left + 1) + column - left;
}

function placeIn({ top, left, bottom, right }: Block, order: number, by: 'row' | 'column'): Place {
  const height = bottom - top + 1;
  const width = right - left + 1;
  return by === 'row' ? { row: top + (order % height), column: left + Math.floor(order / height) } : { row: top + Math.floor(order / width), column: left + (order % width) };
}

export function samePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.column === b.column;
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
