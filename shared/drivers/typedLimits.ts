/**
 * What a person may type for a driver. The model takes more (design/model.md 2.4 cuts values below 0): files and other programs keep
 * that freedom, but a hand that types it has slipped.
 */
import type { Driver } from './driver.ts';
import { largestPathValue } from './path.ts';

export interface TypedLimits {
  readonly min: number;
  readonly max: number;
}

/** Of a value of the path: a multiple of the base from 0 up; credit from closed to open; a rate within 100 points. */
export function valueLimits({ key, base }: Driver): TypedLimits {
  if (base === 0) return { min: -1, max: 1 };
  return { min: 0, max: key === 'credit' ? 1 : largestPathValue };
}

/** Of the depth of a shock: what cannot fall below 0 cannot fall by more than all of it. */
export function depthLimits(driver: Driver): TypedLimits {
  const { min, max } = valueLimits(driver);
  return driver.base === 0 ? { min, max } : { min: -1, max };
}

/** The first value of a typed path that makes no sense, by its place from 1; null where all do. */
export function typedProblem(values: readonly number[], driver: Driver): { readonly code: 'driver.typedOutside' | 'driver.notANumber'; readonly details: Readonly<Record<string, string | number>> } | null {
  const { min, max } = valueLimits(driver);
  const place = values.findIndex((value) => !(value >= min && value <= max)) + 1;
  if (place === 0) return null;
  const value = values[place - 1]!;
  if (!Number.isFinite(value)) return { code: 'driver.notANumber', details: { place } };
  const percent = (share: number) => `${Number((share * 100).toPrecision(12))}%`;
  return { code: 'driver.typedOutside', details: { place, value: percent(value), min: percent(min), max: max === largestPathValue ? '∞' : percent(max) } };
}
