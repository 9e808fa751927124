/** Lays a block of texts over the table and reads each by its column: what can be taken, and what cannot and why. Pure. */
import type { CellValue, Row } from '../../shared/columns/define.ts';
import type { Block, Place } from './ranges.ts';
import { readText, showsReadOnly } from './sheet.ts';
import type { Sheet, SheetColumn, SheetData } from './sheet.ts';

/** A value for a cell; `row` counts on past the last row shown when the table has to grow. */
export interface PlannedCell {
  readonly row: number;
  readonly column: SheetColumn;
  readonly value: CellValue;
}

export interface RejectedCell {
  readonly row: number;
  readonly column: SheetColumn | null;
  readonly text: string;
  readonly reason: string;
}

export interface PastePlan {
  readonly cells: readonly PlannedCell[];
  readonly rejected: readonly RejectedCell[];
  /** Rows to be added after the last one. */
  readonly addedRows: number;
  /** Where it lands, in display coordinates. */
  readonly block: Block;
}

export interface PasteTarget {
  readonly sheet: Sheet;
  readonly data: SheetData;
  /** The rows and columns shown, in the order shown. */
  readonly rows: readonly Row[];
  readonly columns: readonly SheetColumn[];
}

/**
 * @param texts     the block, row by row, all rows of one length
 * @param selected  the selected block; where it is a multiple of the texts in a direction, they are repeated to fill it
 */
export function planPaste(texts: readonly (readonly string[])[], selected: Block, target: PasteTarget): PastePlan {
  const height = repeated(texts.length, selected.bottom - selected.top + 1);
  const width = repeated(texts[0]?.length ?? 0, selected.right - selected.left + 1);
  const block = { top: selected.top, left: selected.left, bottom: selected.top + height - 1, right: selected.left + width - 1 };
  const cells: PlannedCell[] = [];
  const rejected: RejectedCell[] = [];
  const typeColumn = target.columns.findIndex((column) => column.key === 'type');
  for (let down = 0; down < height; down += 1) {
    // A new contract's type may come with the block and decides which of its other cells are in use.
    let row = target.rows[block.top + down] ?? { id: '' };
    const line = texts[down % texts.length] ?? [];
    for (const right of columnOrder(width, typeColumn - block.left)) {
      const place = { row: block.top + down, column: block.left + right };
      const taken = readCell(line[right % line.length] ?? '', place, row, target);
      if (taken.type === 'rejected') rejected.push(taken.cell);
      if (taken.type !== 'taken') continue;
      cells.push(taken.cell);
      if (place.column === typeColumn) row = { ...row, [taken.cell.column.key]: taken.cell.value };
    }
  }
  const lastRow = Math.max(-1, ...cells.map((cell) => cell.row));
  return { cells, rejected, addedRows: Math.max(0, lastRow + 1 - target.rows.length), block };
}

type Taken = { readonly type: 'taken'; readonly cell: PlannedCell } | { readonly type: 'rejected'; readonly cell: RejectedCell } | { readonly type: 'skipped' };

function readCell(text: string, place: Place, row: Row, { sheet, data, columns }: PasteTarget): Taken {
  const column = columns[place.column] ?? null;
  const reject = (reason: string): Taken => (text.trim() === '' ? { type: 'skipped' } : { type: 'rejected', cell: { row: place.row, column, text, reason } });
  const locked = showsReadOnly(data, sheet, row, column);
  if (locked !== null || column?.term == null) return reject(locked ?? '');
  const read = readText(data, column.term, text);
  return read.ok ? { type: 'taken', cell: { row: place.row, column, value: read.value } } : reject(read.reason);
}

/** Columns from left to right, but that of the type first. */
function columnOrder(width: number, typeAt: number): readonly number[] {
  const order = Array.from({ length: width }, (_, index) => index);
  return typeAt > 0 && typeAt < width ? [typeAt, ...order.filter((index) => index !== typeAt)] : order;
}

function repeated(given: number, wanted: number): number {
  return given > 0 && wanted > given && wanted % given === 0 ? wanted : given;
}
