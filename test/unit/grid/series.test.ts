import { describe, expect, test } from 'vitest';
import { fillTarget } from '../../../renderer/grid/fillTarget.ts';
import { continued } from '../../../renderer/grid/series.ts';

describe('a pattern goes on', () => {
  test('two numbers in a straight line, without the noise of adding', () => {
    expect(continued([10, 20], 3, true)).toEqual([30, 40, 50]);
    expect(continued([0.1, 0.2], 2, true)).toEqual([0.3, 0.4]);
    expect(continued([0.05, 0.0525], 1, true)).toEqual([0.055]);
    expect(continued([5, 3], 3, true)).toEqual([1, -1, -3]);
  });

  test('uneven numbers along their line of least squares, as in Excel', () => {
    expect(continued([1, 2, 4], 2, true)).toEqual([5.33333333333, 6.83333333333]);
  });

  test('one number, and all else that does not count, is repeated', () => {
    expect(continued([7], 2, true)).toEqual([7, 7]);
    expect(continued(['a', 'b'], 3, true)).toEqual(['a', 'b', 'a']);
    expect(continued([1, null], 3, true)).toEqual([1, null, 1]);
    expect(continued([10, 20], 3, false)).toEqual([10, 20, 10]);
  });

  test('names that end in a number count on', () => {
    expect(continued(['Bank 1'], 2, true)).toEqual(['Bank 2', 'Bank 3']);
    expect(continued(['F01', 'F03'], 2, true)).toEqual(['F05', 'F07']);
    expect(continued(['A1', 'B2'], 2, true)).toEqual(['A1', 'B2']);
  });
});

test('a drag of the handle goes along the axis on which it is further out', () => {
  const source = { top: 2, left: 2, bottom: 3, right: 3 };
  expect(fillTarget(source, { row: 6, column: 4 })).toEqual({ direction: 'down', block: { top: 4, left: 2, bottom: 6, right: 3 } });
  expect(fillTarget(source, { row: 0, column: 2 })).toEqual({ direction: 'up', block: { top: 0, left: 2, bottom: 1, right: 3 } });
  expect(fillTarget(source, { row: 3, column: 9 })?.direction).toBe('right');
  expect(fillTarget(source, { row: 2, column: 0 })?.block).toEqual({ top: 2, left: 0, bottom: 3, right: 1 });
  expect(fillTarget(source, { row: 3, column: 2 })).toBeNull();
});
