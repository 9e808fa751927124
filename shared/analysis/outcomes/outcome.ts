/** What an outcome is: one number that sums up a run for the whole system, as plain data beside the function that reads it off. */
import type { Localized } from '../../base/localized.ts';
import type { UnitId } from '../../base/units.ts';
import type { EngineResult } from '../../engine/run.ts';
import { lossKinds } from '../../engine/state.ts';

export interface Outcome {
  /** Never reused: saved analyses name it. */
  readonly key: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly unit: UnitId;
  /** Null where there is none, such as the lowest DSCR of firms without debt. */
  readonly read: (result: EngineResult) => number | null;
}

/** The losses of a run of some kinds, in the fixed order of quarters and kinds. */
export function lossesOf(result: EngineResult, kinds: readonly (typeof lossKinds)[number][]): number {
  let sum = 0;
  for (let t = 1; t <= result.quarters; t += 1) {
    for (const [place, kind] of lossKinds.entries()) if (kinds.includes(kind)) sum += result.losses[t * lossKinds.length + place] ?? 0;
  }
  return sum;
}

/** The losses of all kinds from quarter 1 up to a quarter, in the fixed order of quarters and kinds. */
export function lossesByQuarter(result: EngineResult, last: number): number {
  let sum = 0;
  for (let place = lossKinds.length; place < (last + 1) * lossKinds.length; place += 1) sum += result.losses[place] ?? 0;
  return sum;
}

/** The least value of firms in quarters 1 to T in which they are alive at the end; null where there is none. */
export function lowestAlive(result: EngineResult, values: Float64Array): number | null {
  const width = result.quarters + 1;
  let least: number | null = null;
  for (let firm = 0; firm < result.firmCount; firm += 1) {
    const failed = result.failureQuarter[firm]!;
    const last = failed > 0 ? failed - 1 : result.quarters;
    for (let t = 1; t <= last; t += 1) {
      const value = values[firm * width + t]!;
      if (!Number.isNaN(value)) least = least === null ? value : Math.min(least, value);
    }
  }
  return least;
}
