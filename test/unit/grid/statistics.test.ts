import { expect, test } from 'vitest';
import type { UnitId } from '../../../shared/base/units.ts';
import { createTally } from '../../../renderer/grid/statistics.ts';

function statisticsOf(values: readonly (readonly [unknown, UnitId])[]) {
  const tally = createTally();
  for (const [value, unit] of values) tally.add(value, unit);
  return tally.result();
}

const money = (...values: readonly unknown[]): (readonly [unknown, UnitId])[] => values.map((value) => [value, 'money' as const]);

test('counts what is not blank, sums the numbers among it', () => {
  expect(statisticsOf(money(1, 'text', null, undefined, '', Number.NaN, 3, true))).toEqual({ count: 4, numbers: 2, sum: 4, average: 2, min: 1, max: 3, units: ['money'] });
});

test('without numbers there is no sum', () => {
  expect(statisticsOf(money('a'))).toEqual({ count: 1, numbers: 0, sum: null, average: null, min: null, max: null, units: [] });
});

test('numbers in different units are counted and not added up', () => {
  expect(statisticsOf([[5, 'money'], [2, 'quarters'], ['a', 'none']])).toEqual({ count: 3, numbers: 2, sum: null, average: null, min: null, max: null, units: ['money', 'quarters'] });
});
