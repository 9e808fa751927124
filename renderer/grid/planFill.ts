/** What a fill comes to: the pattern goes on, each line of the target by itself, and each value is checked by its column. Pure. */
import type { CellValue, Row, Term } from '../../shared/columns/define.ts';
import { kindOf } from '../../shared/columns/kinds/registry.ts';
import { describe } from '../../shared/text/messages.ts';
import type { FillTarget } from './fillTarget.ts';
import { joined } from './fillTarget.ts';
import type { CellsPlan, PasteTarget, PlannedCell, RejectedCell } from './pasteBlock.ts';
import type { Block, Place } from './ranges.ts';
import { continued } from './series.ts';
import { lockedReason, storedValue } from './sheet.ts';
import type { SheetColumn } from './sheet.ts';

/**
 * @param counts  whether numbers go on in a line and names count; otherwise the pattern is repeated
 */
export function planFill(source: Block, { direction, block }: FillTarget, counts: boolean, target: PasteTarget): CellsPlan {
  const cells: PlannedCell[] = [];
  const rejected: RejectedCell[] = [];
  let skipped = 0;
  const isDown = direction === 'down' || direction === 'up';
  const isBack = direction === 'up' || direction === 'left';
  const lines = isDown ? span(block.left, block.right) : span(block.top, block.bottom);
  for (const line of lines) {
    const at = (index: number): Place => (isDown ? { row: index, column: line } : { row: line, column: index });
    const places = (from: number, to: number): readonly Place[] => (isBack ? span(from, to).toReversed() : span(from, to)).map(at);
    const pattern = isDown ? places(source.top, source.bottom) : places(source.left, source.right);
    const wanted = isDown ? places(block.top, block.bottom) : places(block.left, block.right);
    const isCounted = counts && pattern.every((place) => isCountable(target.columns[place.column]?.term ?? null));
    const values = continued(pattern.map((place) => valueAt(place, target)), wanted.length, isCounted);
    for (const [index, place] of wanted.entries()) {
      const from = pattern[index % pattern.length];
      const taken = filled(values[index] ?? null, place, from === undefined ? null : (target.columns[from.column]?.term ?? null), target);
      if (taken === 'calculated') skipped += 1;
      else if (taken !== null && 'reason' in taken) rejected.push(taken);
      else if (taken !== null) cells.push(taken);
    }
  }
  return { cells, rejected, skipped, addedRows: 0, block: joined(source, block) };
}

/** Only numbers and names count on; the ids behind choices and firms must not. */
function isCountable(term: Term | null): boolean {
  return term !== null && ('limits' in term || term.kind === 'text');
}

function valueAt({ row, column }: Place, { rows, columns }: PasteTarget): CellValue {
  const data = rows[row];
  const term = columns[column]?.term ?? null;
  return data === undefined || term === null ? null : storedValue(data, term);
}

function filled(value: CellValue, place: Place, from: Term | null, { sheet, data, rows, columns }: PasteTarget): PlannedCell | RejectedCell | 'calculated' | null {
  const row: Row | undefined = rows[place.row];
  const column: SheetColumn | undefined = columns[place.column];
  if (row === undefined || column === undefined) return null;
  const { term } = column;
  if (term === null) return 'calculated';
  if (from === null) return null;
  const reject = (reason: string): RejectedCell => ({ row: place.row, column, text: kindOf(from).format(value, from, data.format), reason });
  const locked = lockedReason(data, sheet, row, column);
  if (locked !== null) return value === null ? null : reject(locked);
  if (from.kind === term.kind) {
    const refused = kindOf(term).validate(value, term);
    return refused === null ? { row: place.row, column, value, typed: null } : reject(describe(data.format.language, refused));
  }
  // A value of another kind is read as if its text had been typed: money into a rate is refused with the reason.
  const read = kindOf(term).parse(kindOf(from).edit(value, from, data.format), term, data.parse);
  return read.ok ? { row: place.row, column, value: read.value, typed: null } : reject(describe(data.format.language, read.error));
}

function span(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
