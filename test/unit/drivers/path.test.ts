import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DriverSpec, Shock } from '../../../shared/drivers/path.ts';
import { driverPath, driverProblem } from '../../../shared/drivers/path.ts';
import { arbDriverSpec } from '../../builders/arbitraries.ts';

const path = (spec: DriverSpec | undefined, quarters: number, base = 1, cut = true) => [...driverPath(spec, base, cut, quarters)];

describe('a path', () => {
  test('without a specification is the base', () => expect(path(undefined, 3)).toEqual([1, 1, 1, 1]));
  test('of a shock with only a depth is displaced from quarter 1 for ever', () => expect(path([{ depth: -0.5 }], 3)).toEqual([1, 0.5, 0.5, 0.5]));
  test('ramps up, so that the depth is full in quarter start + ramp', () =>
    expect(path([{ start: 2, depth: -0.5, ramp: 1 }], 4)).toEqual([1, 1, 0.75, 0.5, 0.5]));
  test('holds until start + ramp + hold and then recovers', () =>
    expect(path([{ start: 2, depth: -0.8, ramp: 1, hold: 1, recovery: 3 }], 8)).toEqual([1, 1, 0.6, 1 - 0.8, 1 - 0.8, 1 - 0.8 * 0.75, 0.6, 1 - 0.8 * 0.25, 1].map((x) => expect.closeTo(x, 12))));
  test('without recovery is back at once', () => expect(path([{ depth: 1, hold: 0 }], 3)).toEqual([1, 2, 1, 1]));
  test('adds the displacements of several shocks before it is cut', () =>
    expect(path([{ depth: -0.7 }, { depth: -0.7 }, { start: 2, depth: 0.9 }], 2)).toEqual([1, 0, expect.closeTo(0.5, 12)]));
  test('below 0 is cut, but not for the base rate', () => {
    expect(path([{ depth: -2 }], 1)).toEqual([1, 0]);
    expect(path([{ depth: -2 }], 1, 0, false)).toEqual([0, -2]);
  });
  test('of values holds the last one, and an empty list is the base', () => {
    expect(path({ values: [1, 0.5, 0] }, 5)).toEqual([1, 1, 0.5, 0, 0, 0]);
    expect(path({ values: [] }, 2)).toEqual([1, 1, 1]);
    expect(path([], 2)).toEqual([1, 1, 1]);
  });
  test('reads null as blank', () => expect(path([{ start: null, depth: -0.5, ramp: null, hold: null, recovery: null }], 2)).toEqual([1, 0.5, 0.5]));
});

describe('what is refused', () => {
  test.each<[DriverSpec, string | undefined]>([
    [[{ depth: 1 }], undefined],
    [[{ depth: Number.NaN }], 'driver.notANumber'],
    [[{ depth: 'deep' } as unknown as Shock], 'driver.notANumber'],
    [[{ depth: 1, ramp: -1 }], 'driver.negativeQuarters'],
    [[{ depth: 1.1e6 }], 'driver.outOfRange'],
    [{ values: [1, 2e6] }, 'driver.outOfRange'],
    [{ values: [-2e6] }, 'driver.outOfRange'],
    [{ values: [1, null as unknown as number] }, 'driver.notANumber'],
    [{ values: [1e6] }, undefined],
  ])('%j: %s', (spec, code) => expect(driverProblem(spec, 1, 4)?.code).toBe(code));
});

test('a random path has T + 1 finite values, opens at the base and is not negative when cut', () => {
  fc.assert(fc.property(arbDriverSpec, fc.integer({ min: 1, max: 80 }), (spec, quarters) => {
    const values = driverPath(spec, 1, true, quarters);
    expect(values).toHaveLength(quarters + 1);
    expect(values[0]).toBe(1);
    expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
    expect(driverProblem(spec, 1, quarters)).toBeNull();
  }));
});
