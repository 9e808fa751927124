import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { credit } from '../../../shared/drivers/credit.ts';
import { driverPath, driverProblem, type Shock } from '../../../shared/drivers/path.ts';
import { drivers } from '../../../shared/drivers/registry.ts';
import { rent } from '../../../shared/drivers/rent.ts';
import { handleQuarters, moveHandle, shockHandles } from '../../../shared/drivers/shockHandles.ts';

const shock: Shock = { start: 2, depth: -0.5, ramp: 2, hold: 3, recovery: 1 };
const moved = (handle: (typeof shockHandles)[number], quarter: number, depth = -0.5, from = shock): Shock => moveHandle(from, handle, { quarter, depth }, rent, 12);

test('the corners stand where the curve bends', () => {
  expect(handleQuarters(shock)).toEqual({ start: 2, peak: 4, end: 7, recovery: 8 });
  expect(handleQuarters({ depth: -0.5 })).toEqual({ start: 1, peak: 1, end: Infinity, recovery: Infinity });
});

describe('a corner that is moved', () => {
  test('start takes the shock along', () => {
    expect(moved('start', 5)).toEqual({ ...shock, start: 5 });
    expect(moved('start', -3)).toEqual({ ...shock, start: 1 });
  });

  test('full strength comes later and deeper, and ends where it did', () => {
    expect(moved('peak', 6, -0.704)).toEqual({ ...shock, depth: -0.7, ramp: 4, hold: 1 });
    expect(moved('peak', 1, -3)).toEqual({ ...shock, depth: -1, ramp: 0, hold: 5 });
  });

  test('its end moves and recovery stays; beyond the horizon it holds for ever', () => {
    expect(moved('end', 5)).toEqual({ ...shock, hold: 1, recovery: 3 });
    expect(moved('end', 13)).toEqual({ start: 2, depth: -0.5, ramp: 2, recovery: 1 });
    expect(moved('end', 9, -0.5, { start: 2, depth: -0.5 })).toEqual({ start: 2, depth: -0.5, hold: 7 });
  });

  test('recovery takes longer or is sudden', () => {
    expect(moved('recovery', 10)).toEqual({ ...shock, recovery: 3 });
    expect(moved('recovery', 4)).toEqual({ ...shock, recovery: 0 });
  });

  test('credit is open or shut, nothing between', () => {
    expect(moveHandle({ depth: -1 }, 'peak', { quarter: 1, depth: -0.4 }, credit, 12).depth).toBe(0);
    expect(moveHandle({ depth: -1 }, 'peak', { quarter: 1, depth: -0.6 }, credit, 12).depth).toBe(-1);
  });
});

test('wherever a corner is drawn, the shock is one that a scenario takes', () => {
  fc.assert(fc.property(
    fc.constantFrom(...drivers), fc.constantFrom(...shockHandles), fc.double({ min: -50, max: 150, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }),
    fc.record({ depth: fc.double({ min: -1, max: 1, noNaN: true }), start: fc.nat(20), ramp: fc.nat(9), hold: fc.option(fc.nat(9), { nil: null }), recovery: fc.nat(9) }),
    (driver, handle, quarter, depth, from) => {
      const next = moveHandle(from, handle, { quarter, depth }, driver, 12);
      expect(driverProblem([next], driver.base, 12)).toBeNull();
      expect([next.start, next.ramp, next.hold, next.recovery].every((count) => count == null || (Number.isInteger(count) && count >= 0))).toBe(true);
      expect(driverPath([next], driver.base, driver.cut, 12).every(Number.isFinite)).toBe(true);
    },
  ));
});
