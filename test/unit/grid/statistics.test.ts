import { expect, test } from 'vitest';
import { statisticsOf } from '../../../renderer/grid/statistics.ts';

test('counts what is not blank, sums the numbers among it', () => {
  expect(statisticsOf([1, 'text', null, undefined, '', Number.NaN, 3, true])).toEqual({ count: 4, numbers: 2, sum: 4, average: 2, min: 1, max: 3 });
});

test('without numbers there is no sum', () => {
  expect(statisticsOf(['a'])).toEqual({ count: 1, numbers: 0, sum: null, average: null, min: null, max: null });
});
