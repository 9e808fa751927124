import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../shared/analysis/wilsonInterval.ts';

test.each([
  // Newcombe (1998), Statistics in Medicine 17, table I, the score method without continuity correction.
  [81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718],
  [20, 20, 0.8389, 1],
])('%i of %i: from %f to %f', (count, tries, low, high) => {
  const interval = wilsonInterval(count, tries);
  expect(interval[0]).toBeCloseTo(low, 4);
  expect(interval[1]).toBeCloseTo(high, 4);
});

test('the ends stay within 0 and 1, and what was not counted mirrors what was', () => {
  for (const tries of [1, 3, 40, 100_000]) {
    for (const count of [0, 1, tries - 1, tries]) {
      const [low, high] = wilsonInterval(count, tries);
      const [otherLow, otherHigh] = wilsonInterval(tries - count, tries);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeCloseTo(1 - otherHigh, 12);
      expect(high).toBeCloseTo(1 - otherLow, 12);
    }
  }
});
