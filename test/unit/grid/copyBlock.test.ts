import { expect, test } from 'vitest';
import { copiedPlaces } from '../../../renderer/grid/copyBlock.ts';

const block = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

test('blocks over the same columns, or the same rows, are copied as one, as in Excel', () => {
  expect(copiedPlaces([block(5, 1, 6, 2), block(0, 1, 0, 2)])).toEqual({ rows: [0, 5, 6], columns: [1, 2] });
  expect(copiedPlaces([block(0, 4, 1, 4), block(0, 1, 1, 2)])).toEqual({ rows: [0, 1], columns: [1, 2, 4] });
  expect(copiedPlaces([block(0, 0, 1, 1), block(3, 1, 4, 2)])).toBeNull();
});
