import type { CorrelationMatrix } from '../../../shared/analysis/correlationMatrix.ts';
import type { Result } from '../../../shared/base/result.ts';
import { failure, ok } from '../../../shared/base/result.ts';

/** Reads one cell; null where it is no correlation. */
type ReadCell = (text: string) => number | null;
type Place = readonly [row: number, column: number];

/** What a block says of one pair, and where. */
interface Said {
  readonly place: Place;
  readonly text: string;
  readonly value: number | null;
}

/**
 * A block put into a matrix from one cell on; blank cells leave what is there, as where only one half was copied.
 *
 * @param nameOf  what a place is called in a message
 * @returns the matrix with both halves set; or, with nothing changed, which cells are refused
 */
export function pastedCorrelations(matrix: CorrelationMatrix, block: readonly (readonly string[])[], [top, left]: Place, read: ReadCell, nameOf: (place: Place, text: string) => string): Result<CorrelationMatrix> {
  const columns = Math.max(0, ...block.map((cells) => cells.length));
  if (top + block.length > matrix.length || left + columns > matrix.length) return failure('correlation.pasteRows', { rows: block.length, columns });
  const said = block.flatMap((cells, row) => cells.flatMap((text, column): Said[] => (text.trim() === '' ? [] : [{ place: [top + row, left + column], text: text.trim(), value: read(text) }])));
  const pairs = new Map<string, number>();
  const bad = said.filter(({ place: [row, column], value }) => {
    if (value === null || (row === column && value !== 1)) return true;
    const pair = row < column ? `${row} ${column}` : `${column} ${row}`;
    const other = pairs.get(pair);
    if (other === undefined) pairs.set(pair, value);
    return other !== undefined && other !== value;
  });
  if (bad.length > 0) return failure('correlation.pasteCells', { cells: bad.map(({ place, text }) => nameOf(place, text.slice(0, 40))).join('; ') });
  return ok(matrix.map((cells, row) => cells.map((value, column) => pairs.get(row < column ? `${row} ${column}` : `${column} ${row}`) ?? value)));
}
