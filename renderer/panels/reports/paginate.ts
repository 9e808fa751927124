/**
 * Laying the blocks of a report out on pages, for the preview.
 *
 * Owns: what goes onto which page by measured heights. Does not own: measuring (`Preview.tsx`). The printed pages are laid out by the
 * browser; they may break a line earlier or later.
 */
export interface MeasuredBlock {
  readonly key: string;
  /** Pixels, margins included; of a table, without its rows. */
  readonly height: number;
  /** Heights of a table's rows; it may break between two of them, and its head is repeated. */
  readonly rows?: readonly number[];
  /** Begins a page. */
  readonly startsPage?: boolean;
  /** Has a page of its own: what follows begins the next one. */
  readonly endsPage?: boolean;
  /** Never the last thing on a page: a heading. */
  readonly keepsNext?: boolean;
}

/** A block on a page; of a table, the rows `from` to `to` (not included). */
export interface PlacedBlock {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** A table that breaks has at least so many rows before the break. */
const fewestRows = 2;

/** @returns pages in order, none of them empty; a block taller than a page has one to itself */
export function paginate(blocks: readonly MeasuredBlock[], pageHeight: number): readonly (readonly PlacedBlock[])[] {
  const pages: PlacedBlock[][] = [[]];
  let used = 0;
  const page = (): PlacedBlock[] => pages.at(-1) ?? [];
  const turn = (): void => {
    if (page().length === 0) return;
    pages.push([]);
    used = 0;
  };
  const place = (key: string, height: number, from = 0, to = 0): void => {
    page().push({ key, from, to });
    used += height;
  };
  for (const [index, block] of blocks.entries()) {
    if (block.startsPage === true) turn();
    const { key, height, rows } = block;
    if (rows === undefined) {
      const together = height + (block.keepsNext === true ? leastHeight(blocks[index + 1]) : 0);
      if (used + together > pageHeight) turn();
      place(key, height);
    } else placeRows(key, height, rows);
    if (block.endsPage === true) turn();
  }
  function placeRows(key: string, head: number, rows: readonly number[]): void {
    for (let from = 0; from < rows.length; ) {
      if (used + head + sum(rows, from, Math.min(rows.length, from + fewestRows)) > pageHeight) turn();
      let to = from;
      let height = head;
      while (to < rows.length && (to === from || used + height + (rows[to] ?? 0) <= pageHeight)) {
        height += rows[to] ?? 0;
        to += 1;
      }
      place(key, height, from, to);
      from = to;
      if (from < rows.length) turn();
    }
  }
  return pages.filter((each) => each.length > 0);
}

function sum(rows: readonly number[], from: number, to: number): number {
  return rows.slice(from, to).reduce((total, each) => total + each, 0);
}

/** What of a block must stand with the heading above it. */
function leastHeight(block: MeasuredBlock | undefined): number {
  if (block === undefined || block.startsPage === true) return 0;
  return block.height + (block.rows === undefined ? 0 : sum(block.rows, 0, fewestRows));
}
