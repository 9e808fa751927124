/**
 * A driver's values by quarter.
 *
 * Owns: the arithmetic of shocks and lists (design/model.md 2.4) and what of a specification is refused.
 * Does not own: which drivers exist (`registry.ts`) or what they move (`engine/`).
 */

/** A displacement of a driver: it ramps up to `depth`, holds, and recovers. All but depth count quarters. */
export interface Shock {
  /** First quarter that is displaced; 1 where blank. */
  readonly start?: number | null;
  /** Displacement at full strength, added to the base value; -0.5 halves a driver whose base is 1. */
  readonly depth: number;
  /** Quarters until full strength beyond the first; 0 where blank. */
  readonly ramp?: number | null;
  /** Quarters at full strength beyond the first; for ever where blank. */
  readonly hold?: number | null;
  /** Quarters of partial strength after the hold; 0 where blank. */
  readonly recovery?: number | null;
}

/** Shocks that add up, or values outright of which the last one holds on. */
export type DriverSpec = readonly Shock[] | { readonly values: readonly number[] };

/** Whether a path is written as shocks. `'values' in spec` would be true of arrays as well, which have a method of that name. */
export function isShocks(spec: DriverSpec): spec is readonly Shock[] {
  return Array.isArray(spec);
}

/** Why a specification is refused; the code has its text in the catalogue. */
export interface DriverProblem {
  readonly code: 'driver.notANumber' | 'driver.negativeQuarters' | 'driver.outOfRange';
  readonly details: Readonly<Record<string, string | number>>;
}

/** Path values beyond this are refused (design/model.md 2.3). */
export const largestPathValue = 1e6;

/** The share of its depth that a shock has in quarter t, 0 to 1. */
export function shockShare(shock: Shock, t: number): number {
  const start = shock.start ?? 1;
  const ramp = shock.ramp ?? 0;
  const recovery = shock.recovery ?? 0;
  const end = typeof shock.hold === 'number' ? start + ramp + shock.hold : Infinity;
  if (t < start) return 0;
  if (t <= end) return Math.min(1, (t - start + 1) / (ramp + 1));
  return Math.max(0, 1 - (t - end) / (recovery + 1));
}

/**
 * The path of a driver over the quarters.
 *
 * @param spec  shocks or values; undefined is the base throughout
 * @param base  the undisturbed value, which also stands at index 0, the opening
 * @param cut   whether values below 0 are cut to 0
 * @param quarters  T
 * @returns T + 1 values: index t is quarter t
 *
 * @example `driverPath([{ start: 2, depth: -0.5, ramp: 1 }], 1, true, 4)` is [1, 1, 0.75, 0.5, 0.5]
 */
export function driverPath(spec: DriverSpec | undefined, base: number, cut: boolean, quarters: number): Float64Array {
  const path = new Float64Array(quarters + 1).fill(base);
  for (let t = 1; t <= quarters; t += 1) {
    const value = valueAt(spec, base, t);
    path[t] = cut && value < 0 ? 0 : value;
  }
  return path;
}

function valueAt(spec: DriverSpec | undefined, base: number, t: number): number {
  if (spec === undefined) return base;
  if (!isShocks(spec)) return spec.values[Math.min(t, spec.values.length) - 1] ?? base;
  let value = base;
  for (const shock of spec) value += shock.depth * shockShare(shock, t);
  return value;
}

/**
 * The first reason for which a specification is refused, or null: a number that is not finite, quarters below 0, or a
 * path value beyond ±1e6 in one of the T quarters (before values below 0 are cut).
 */
export function driverProblem(spec: DriverSpec | undefined, base: number, quarters: number): DriverProblem | null {
  if (spec === undefined) return null;
  if (isShocks(spec)) {
    for (const [index, shock] of spec.entries()) {
      const problem = shockProblem(shock, index + 1);
      if (problem !== null) return problem;
    }
  }
  if (!isShocks(spec)) {
    const place = spec.values.findIndex((value) => !Number.isFinite(value)) + 1;
    if (place > 0) return { code: 'driver.notANumber', details: { place } };
  }
  for (let t = 1; t <= quarters; t += 1) {
    const value = valueAt(spec, base, t);
    if (!(Math.abs(value) <= largestPathValue)) return { code: 'driver.outOfRange', details: { quarter: t, value, limit: largestPathValue } };
  }
  return null;
}

function shockProblem(shock: Shock, place: number): DriverProblem | null {
  if (typeof shock.depth !== 'number' || !Number.isFinite(shock.depth)) return { code: 'driver.notANumber', details: { place } };
  for (const count of [shock.start, shock.ramp, shock.hold, shock.recovery]) {
    if (count === undefined || count === null) continue;
    if (typeof count !== 'number' || !Number.isFinite(count)) return { code: 'driver.notANumber', details: { place } };
    if (count < 0) return { code: 'driver.negativeQuarters', details: { place, value: count } };
  }
  return null;
}
