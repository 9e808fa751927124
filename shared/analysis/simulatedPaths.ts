/**
 * Paths of rents, demand and GPU prices drawn by chance around those of a scenario, each run through the model.
 *
 * Owns: the law of chance. Every quarter the logarithm of each of the three moves by a normal amount of the given volatility, without
 * drift in the mean; the three move together with the given correlation, one for all pairs or a matrix. Same seed, same numbers on every machine. What the law
 * leaves out (jumps, funding, failures that change demand outside the model) no number of paths brings back.
 */
import { drivers } from '../drivers/registry.ts';
import { driverPath } from '../drivers/path.ts';
import type { DriverKey } from '../drivers/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { exp, log } from '../engine/elementary.ts';
import type { CorrelationMatrix } from './correlationMatrix.ts';
import { triangleOf } from './correlationMatrix.ts';
import { seededNumbers } from './seededNumbers.ts';

export interface Chance {
  /** Whole, 0 to 2^31 - 1. */
  readonly seed: number;
  /** Standard deviation of the logarithm over a year; 0.3 is what a commodity's price has. */
  readonly volatility: number;
  /** Between any two of the three, 0 to 1; or a possible matrix of all, in the order of `shaken`. */
  readonly correlation: number | CorrelationMatrix;
}

/** What moves by chance. */
export const shaken: readonly DriverKey[] = ['rent', 'demand', 'gpuPrice'];

/**
 * Endlessly many scenarios around one.
 *
 * @param scenario  with what it inherits
 * @param quarters  T
 * @returns a function that gives the next one; the first of a seed is always the same
 */
export function shakenScenarios(scenario: Scenario, quarters: number, { seed, volatility, correlation }: Chance): () => Scenario {
  const normal = normalNumbers(seededNumbers(seed));
  const step = volatility / 2;
  const moves = typeof correlation === 'number' ? evenMoves(normal, correlation) : matrixMoves(normal, correlation);
  const undisturbed = shaken.map((key) => {
    const { base, cut } = drivers.find((driver) => driver.key === key)!;
    return driverPath(scenario.drivers[key], base, cut, quarters);
  });
  return () => {
    const logs = shaken.map(() => 0);
    const values = shaken.map((): number[] => []);
    for (let t = 1; t <= quarters; t += 1) {
      for (const [place, move] of moves().entries()) {
        logs[place]! += step * move - (step * step) / 2;
        values[place]!.push((undisturbed[place]![t] ?? 0) * exp(logs[place]!));
      }
    }
    return { ...scenario, drivers: { ...scenario.drivers, ...Object.fromEntries(shaken.map((key, place) => [key, { values: values[place]! }])) } };
  };
}

/** One quarter's moves with the same correlation between all: a part in common and a part of each. */
function evenMoves(normal: () => number, correlation: number): () => readonly number[] {
  const [shared, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  return () => {
    const common = normal();
    return shaken.map(() => shared * common + own * normal());
  };
}

function matrixMoves(normal: () => number, matrix: CorrelationMatrix): () => readonly number[] {
  const triangle = triangleOf(matrix);
  return () => {
    const free = triangle.map(() => normal());
    return triangle.map((row) => row.reduce((sum, factor, place) => sum + factor * free[place]!, 0));
  };
}

/** Standard normal numbers from even ones (Marsaglia & Bray 1964, the polar method): square roots and logarithms only. */
function normalNumbers(even: () => number): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    for (;;) {
      const [u, v] = [2 * even() - 1, 2 * even() - 1];
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * log(s)) / s);
      kept = v * factor;
      return u * factor;
    }
  };
}

/** The value below which a share of sorted numbers lies, straight between neighbours (type 7 of Hyndman & Fan 1996); NaN without numbers. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const [below, above] = [sorted[low] ?? NaN, sorted[Math.min(low + 1, sorted.length - 1)] ?? NaN];
  return below + (place - low) * (above - below);
}
