/** What a selection is on the clipboard. Pure. */
import { unitLabel } from '../../shared/base/units.ts';
import type { Row } from '../../shared/columns/define.ts';
import { formulaSafe } from '../../shared/interchange/formulaSafe.ts';
import type { Block } from './ranges.ts';
import { valueText } from './sheet.ts';
import type { SheetColumn, SheetData } from './sheet.ts';

export interface CopiedBlock {
  readonly texts: readonly (readonly string[])[];
  readonly columns: readonly SheetColumn[];
}

/** Rows and columns that are copied; null when several blocks do not fit together. */
export interface CopiedPlaces {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * Several blocks are copied as one when they cover the same rows or the same columns, as in Excel; rows and columns between
 * them are left out.
 */
export function copiedPlaces(blocks: readonly Block[]): CopiedPlaces | null {
  const [first] = blocks;
  if (first === undefined) return null;
  const sameColumns = blocks.every(({ left, right }) => left === first.left && right === first.right);
  const sameRows = blocks.every(({ top, bottom }) => top === first.top && bottom === first.bottom);
  if (!sameColumns && !sameRows) return null;
  return { rows: union(blocks.map(({ top, bottom }) => [top, bottom])), columns: union(blocks.map(({ left, right }) => [left, right])) };
}

/** The values in full, disarmed where a spreadsheet would take a text for a formula. */
export function copiedBlock({ rows, columns }: CopiedPlaces, rowAt: (index: number) => Row | null, shown: readonly SheetColumn[], data: SheetData, withHeaders: boolean): CopiedBlock {
  const copied = columns.flatMap((index) => shown[index] ?? []);
  const body = rows.flatMap((index) => {
    const row = rowAt(index);
    return row === null ? [] : [copied.map((column) => cellCopy(data, row, column))];
  });
  return { texts: withHeaders ? [copied.map((column) => headerCopy(data, column)), ...body] : body, columns: copied };
}

function cellCopy(data: SheetData, row: Row, column: SheetColumn): string {
  const text = valueText(data, row, column);
  return column.align === 'left' ? formulaSafe(text) : text;
}

function headerCopy({ format }: SheetData, column: SheetColumn): string {
  const unit = unitLabel(column.unit, format.language, format.currency);
  // A column of the person's own can be called anything.
  return formulaSafe(unit === '' ? column.label[format.language] : `${column.label[format.language]} (${unit})`);
}

function union(spans: readonly (readonly [from: number, to: number])[]): readonly number[] {
  const found = new Set<number>();
  for (const [from, to] of spans) for (let index = from; index <= to; index += 1) found.add(index);
  return [...found].sort((a, b) => a - b);
}
