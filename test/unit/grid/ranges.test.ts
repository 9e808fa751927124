import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activeBlock, addBlock, advance, blocks, cellCount, clampSelection, contains, disjoint, everything, isSingle, jump, moveTo, selectedCount, selectOne, shifted, wholeColumns, wholeRows, withoutPlace } from '../../../renderer/grid/ranges.ts';
import type { Place } from '../../../renderer/grid/ranges.ts';

const size = { rows: 10, columns: 5 };
const at = (row: number, column: number): Place => ({ row, column });

describe('selecting', () => {
  test('stretching keeps the anchor, in any direction', () => {
    const selection = moveTo(selectOne(at(4, 3)), at(2, 1), true);
    expect(activeBlock(selection)).toEqual({ top: 2, left: 1, bottom: 4, right: 3 });
    expect(selection.cursor).toEqual(at(4, 3));
  });

  test('a further block leaves the first one selected', () => {
    const selection = addBlock(moveTo(selectOne(at(0, 0)), at(1, 1), true), at(5, 2));
    expect(contains(selection, 1, 1)).toBe(true);
    expect(contains(selection, 5, 2)).toBe(true);
    expect(contains(selection, 3, 1)).toBe(false);
    expect(isSingle(selection)).toBe(false);
  });

  test('whole rows, whole columns and everything span the table', () => {
    expect(activeBlock(wholeRows(3, 2, size))).toEqual({ top: 2, left: 0, bottom: 3, right: 4 });
    expect(activeBlock(wholeColumns(1, 1, size))).toEqual({ top: 0, left: 1, bottom: 9, right: 1 });
    expect(activeBlock(everything(selectOne(at(3, 3)), size))).toEqual({ top: 0, left: 0, bottom: 9, right: 4 });
  });

  test('a table that shrank takes its selection along', () => {
    const selection = clampSelection(moveTo(selectOne(at(8, 4)), at(9, 4), true), { rows: 3, columns: 2 });
    expect(activeBlock(selection)).toEqual({ top: 2, left: 1, bottom: 2, right: 1 });
  });
});

describe('moving', () => {
  test('stops at the edges', () => {
    expect(shifted(at(0, 4), -1, 1, size)).toEqual(at(0, 4));
  });

  test('Enter and Tab go round inside a larger block', () => {
    let selection = moveTo(selectOne(at(1, 1)), at(2, 2), true);
    const visited: Place[] = [];
    for (let step = 0; step < 4; step += 1) {
      selection = advance(selection, 'row', 1, size);
      visited.push(selection.cursor);
    }
    expect(visited).toEqual([at(2, 1), at(1, 2), at(2, 2), at(1, 1)]);
    expect(advance(selection, 'column', -1, size).cursor).toEqual(at(2, 2));
  });

  test('Ctrl and an arrow go to the end of a run, then over blanks to the next', () => {
    const filled = new Set([0, 1, 2, 6, 9]);
    const isBlank = ({ row }: Place): boolean => !filled.has(row);
    const down = (row: number): number => jump(at(row, 0), 1, 0, size, isBlank).row;
    expect(down(0)).toBe(2);
    expect(down(2)).toBe(6);
    expect(down(6)).toBe(9);
    expect(down(9)).toBe(9);
    expect(jump(at(9, 0), -1, 0, size, isBlank).row).toBe(6);
    expect(jump(at(4, 0), 1, 0, size, () => true).row).toBe(9);
  });
});

describe('several blocks', () => {
  test('Enter goes through the blocks one after the other and comes back', () => {
    let selection = moveTo(addBlock(moveTo(selectOne(at(0, 0)), at(1, 0), true), at(4, 2)), at(4, 3), true);
    const visited: Place[] = [];
    for (let step = 0; step < 4; step += 1) {
      selection = advance(selection, 'row', 1, size);
      visited.push(selection.cursor);
    }
    expect(visited).toEqual([at(4, 3), at(0, 0), at(1, 0), at(4, 2)]);
    expect(advance(selection, 'column', -1, size).cursor).toEqual(at(1, 0));
    expect(blocks(selection)).toHaveLength(2);
  });

  test('a second click with Ctrl lets a cell go, and only that one', () => {
    const selection = withoutPlace(moveTo(selectOne(at(0, 0)), at(2, 2), true), at(1, 1));
    expect(contains(selection, 1, 1)).toBe(false);
    expect(selectedCount(selection)).toBe(8);
    expect(contains(selection, selection.cursor.row, selection.cursor.column)).toBe(true);
    expect(withoutPlace(selectOne(at(0, 0)), at(0, 0))).toEqual(selectOne(at(0, 0)));
  });

  test('cells in which blocks overlap count once', () => {
    const arbBlock = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(4), fc.nat(4)).map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }));
    fc.assert(fc.property(fc.array(arbBlock, { minLength: 1, maxLength: 4 }), (given) => {
      const cells = new Set<string>();
      for (const { top, left, bottom, right } of given) for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) cells.add(`${row}/${column}`);
      expect(disjoint(given).reduce((sum, block) => sum + cellCount(block), 0)).toBe(cells.size);
    }));
  });
});
