import { expect, test } from 'vitest';
import { orderAgain } from '../../../renderer/grid/columnOrder.ts';

const view = (...keys: readonly string[]) => keys.map((colId) => ({ colId, width: 80 }));
const order = (...args: Parameters<typeof orderAgain>): readonly string[] => orderAgain(...args).map(({ colId }) => colId);

test('a view stays as it was while the columns are the same', () => {
  expect(order(view('c', 'a', 'b'), ['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual(['c', 'a', 'b']);
});

test('columns that change places in the document change places in the view, wherever it has them', () => {
  expect(order(view('u1', 'a', 'u2'), ['a', 'u1', 'u2'], ['a', 'u2', 'u1'])).toEqual(['u2', 'a', 'u1']);
});

test('a new column stands behind its neighbour, and one that is gone is in nobody’s way', () => {
  expect(order(view('a', 'u2', 'b'), ['a', 'b', 'u2'], ['a', 'b', 'u1', 'u2'])).toEqual(['a', 'u2', 'b', 'u1']);
  expect(order(view('a', 'u1', 'u2'), ['a', 'u1', 'u2'], ['a', 'u2'])).toEqual(['a', 'u1', 'u2']);
  expect(order(view('b'), ['b'], ['a', 'b'])).toEqual(['a', 'b']);
});

test('width and sorting go with the column', () => {
  expect(orderAgain([{ colId: 'u1', width: 1 }, { colId: 'u2', width: 2 }], ['u1', 'u2'], ['u2', 'u1'])).toEqual([{ colId: 'u2', width: 2 }, { colId: 'u1', width: 1 }]);
});
