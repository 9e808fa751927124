/** Lays a block of texts over the table and reads each by its column: what can be taken, and what cannot and why. Pure. */
import type { CellValue, Row } from '../../shared/columns/define.ts';
import { withoutFormulaMark } from '../../shared/interchange/formulaSafe.ts';
import type { Operation } from './pasteOperation.ts';
import { combined } from './pasteOperation.ts';
import type { Block, Place } from './ranges.ts';
import { readText, showsReadOnly } from './sheet.ts';
import type { Sheet, SheetColumn, SheetData } from './sheet.ts';

/** A value for a cell; `row` counts on past the last row shown when the table has to grow. */
export interface PlannedCell {
  readonly row: number;
  readonly column: SheetColumn;
  readonly value: CellValue;
  /** The arithmetic that came to the value, to be kept beside it. */
  readonly typed: string | null;
}

export interface RejectedCell {
  readonly row: number;
  readonly column: SheetColumn | null;
  readonly text: string;
  readonly reason: string;
}

/** What setting a block of cells comes to. */
export interface CellsPlan {
  readonly cells: readonly PlannedCell[];
  readonly rejected: readonly RejectedCell[];
  /** Calculated cells in the way: nobody can mean to set them, so they are counted and not listed. */
  readonly skipped: number;
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

export interface PasteOptions {
  /** What becomes of the cell: its text is set, or its number is changed by the pasted one. */
  readonly operation: Operation;
  /** Rows become columns. */
  readonly transpose: boolean;
  /** Blank texts leave their cells as they are; otherwise they make them blank. */
  readonly skipBlanks: boolean;
}

export const plainPaste: PasteOptions = { operation: 'set', transpose: false, skipBlanks: false };

/**
 * @param given     the texts, row by row, all rows of one length
 * @param selected  the selected blocks; where one is a multiple of the texts in a direction, they are repeated to fill it
 */
export function planPaste(given: readonly (readonly string[])[], selected: readonly Block[], target: PasteTarget, options: PasteOptions = plainPaste): CellsPlan {
  const texts = options.transpose ? transposed(given) : given;
  const cells: PlannedCell[] = [];
  const rejected: RejectedCell[] = [];
  const landed = selected.map((block) => landing(block, texts));
  const typeColumn = target.columns.findIndex((column) => column.key === 'type');
  let skipped = 0;
  let lastRow = -1;
  for (const block of landed) {
    const order = columnOrder(block.right - block.left + 1, typeColumn - block.left);
    for (let place = block.top; place <= block.bottom; place += 1) {
      // A new contract's type may come with the block and decides which of its other cells are in use.
      let row = target.rows[place] ?? { id: '' };
      const line = texts[(place - block.top) % texts.length] ?? [];
      for (const right of order) {
        const taken = readCell(line[right % line.length] ?? '', { row: place, column: block.left + right }, row, target, options);
        if (taken.type === 'calculated') skipped += 1;
        if (taken.type === 'rejected') rejected.push(taken.cell);
        if (taken.type !== 'taken') continue;
        cells.push(taken.cell);
        lastRow = place > lastRow ? place : lastRow;
        if (block.left + right === typeColumn) row = { ...row, [taken.cell.column.key]: taken.cell.value };
      }
    }
  }
  const last = landed.at(-1) ?? { top: 0, left: 0, bottom: 0, right: 0 };
  return { cells, rejected, skipped, addedRows: Math.max(0, lastRow + 1 - target.rows.length), block: last };
}

export function transposed(texts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return (texts[0] ?? []).map((_text, column) => texts.map((row) => row[column] ?? ''));
}

type Taken =
  | { readonly type: 'taken'; readonly cell: PlannedCell }
  | { readonly type: 'rejected'; readonly cell: RejectedCell }
  | { readonly type: 'skipped' | 'calculated' };

function readCell(text: string, place: Place, row: Row, { sheet, data, columns }: PasteTarget, { operation, skipBlanks }: PasteOptions): Taken {
  const column = columns[place.column] ?? null;
  const isBlank = text.trim() === '';
  if (column !== null && column.term === null) return { type: 'calculated' };
  if (isBlank && (skipBlanks || operation !== 'set')) return { type: 'skipped' };
  const reject = (reason: string): Taken => (isBlank ? { type: 'skipped' } : { type: 'rejected', cell: { row: place.row, column, text, reason } });
  const locked = showsReadOnly(data, sheet, row, column);
  if (locked !== null || column?.term == null) return reject(locked ?? '');
  const read = operation === 'set' ? readText(data, column.term, 'limits' in column.term ? text : withoutFormulaMark(text)) : combined(operation, text, row, column.term, data);
  if (read === null) return { type: 'skipped' };
  return read.ok ? { type: 'taken', cell: { row: place.row, column, value: read.value, typed: read.typed } } : reject(read.reason);
}

function landing(selected: Block, texts: readonly (readonly string[])[]): Block {
  const height = repeated(texts.length, selected.bottom - selected.top + 1);
  const width = repeated(texts[0]?.length ?? 0, selected.right - selected.left + 1);
  return { top: selected.top, left: selected.left, bottom: selected.top + height - 1, right: selected.left + width - 1 };
}

/** Columns from left to right, but that of the type first. */
function columnOrder(width: number, typeAt: number): readonly number[] {
  const order = Array.from({ length: width }, (_, index) => index);
  return typeAt > 0 && typeAt < width ? [typeAt, ...order.filter((index) => index !== typeAt)] : order;
}

function repeated(given: number, wanted: number): number {
  return given > 0 && wanted > given && wanted % given === 0 ? wanted : given;
}
