/**
 * What a measure is: one output column per firm, as plain data beside the function that reads it off the engine's arrays.
 * Owns the shape and the reading of firm-quarters. Does not own what happens in a quarter: that is `engine/`.
 */
import type { Localized } from '../base/localized.ts';
import type { UnitId } from '../base/units.ts';
import type { EngineResult } from '../engine/run.ts';

/** A number, the id of an option, or null where there is nothing to show. */
export type MeasureValue = number | string | null;

export interface MeasureOption {
  readonly id: string;
  readonly label: Localized;
  /** How good it is, for an icon and a colour beside its words. */
  readonly tone?: Tone;
}

export type Tone = 'good' | 'watch' | 'bad' | 'unknown';

/** A number put into a formula; null where there is none. */
export interface CardNumber {
  readonly key: string;
  readonly label: Localized;
  readonly kind: 'quarters' | 'money' | 'number' | 'share' | 'times';
  readonly unit: UnitId;
  /** Its quarter; null where it belongs to the whole run. */
  readonly t: number | null;
  readonly value: number | null;
}

export interface Measure {
  /** Never reused: views and exports name their columns by it. */
  readonly key: string;
  readonly label: Localized;
  /** How exactly it is worked out, for hover and the docs table. */
  readonly help: Localized;
  /** The formula in words, for the formula card. */
  readonly formula: Localized;
  /** The section of the model's page that it comes from. */
  readonly section: string;
  /** The numbers that the formula is fed with, for a firm at the quarter of the scrubber. */
  readonly numbers: (result: EngineResult, firm: number, quarter: number) => readonly CardNumber[];
  readonly unit: UnitId;
  /** How it is shown; `choice` values are the ids of `options`. */
  readonly kind: 'choice' | 'quarters' | 'money' | 'number' | 'share' | 'times';
  readonly options?: readonly MeasureOption[];
  /** Words for null; nothing where left out. */
  readonly blank?: Localized;
  /** Whether the value depends on the quarter of the scrubber. */
  readonly followsQuarter: boolean;
  /**
   * @param firm     index of the firm in the result, 0 to n - 1
   * @param quarter  quarter of the scrubber, 0 (opening) to T
   * @param round    round of the quarter that the cascade player is at; left out at its end. Only who has failed depends on it
   */
  readonly compute: (result: EngineResult, firm: number, quarter: number, round?: number) => MeasureValue;
}

/** The value of a firm in a quarter; null where there is none (NaN) or the place does not exist. */
export function at(values: Float64Array, result: EngineResult, firm: number, quarter: number): number | null {
  // Beyond the horizon stands the next firm's opening.
  const value = quarter > result.quarters ? undefined : values[firm * (result.quarters + 1) + quarter];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Value of what a firm's loans have as collateral at the end of a quarter: what LTV divides by; 0 for the dead. */
export function pledgedValue(result: EngineResult, firm: number, quarter: number): number | null {
  const fleet = at(result.fleetValue, result, firm, quarter);
  return fleet === null ? null : (result.pledged[firm] ?? 0) * fleet;
}

/** The quarter of a firm's failure, or null when it survives the horizon. */
export function failureOf(result: EngineResult, firm: number): number | null {
  const quarter = result.failureQuarter[firm] ?? 0;
  return quarter > 0 ? quarter : null;
}

/** Whether a firm has failed in this quarter, up to a round of it where one is given, or before. */
export function hasFailed(result: EngineResult, firm: number, quarter: number, round = Infinity): boolean {
  const failure = failureOf(result, firm);
  return failure !== null && (failure < quarter || (failure === quarter && (result.failureRound[firm] ?? 0) <= round));
}

/** The last quarter at whose end the firm is alive; -1 is impossible, since forced failures start at quarter 1. */
export function lastAlive(result: EngineResult, firm: number): number {
  const failure = failureOf(result, firm);
  return failure === null ? result.quarters : failure - 1;
}

/** Walks over a firm's quarters `first` to `last` and keeps the extreme that `pick` prefers; null where there is no value. */
export function extreme(values: Float64Array, result: EngineResult, firm: number, first: number, last: number, pick: (a: number, b: number) => number): number | null {
  let best: number | null = null;
  for (let t = first; t <= last; t += 1) {
    const value = at(values, result, firm, t);
    if (value !== null) best = best === null ? value : pick(best, value);
  }
  return best;
}
