import type { UnitId } from '../../shared/base/units.ts';

/** What the status bar says of the selected cells; sum, average, least and most are null when no number is among them, or when they count in different units. */
export interface SelectionStatistics {
  /** Cells that are not blank. */
  readonly count: number;
  readonly numbers: number;
  readonly sum: number | null;
  readonly average: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** The units of the numbers, each once. */
  readonly units: readonly UnitId[];
}

export interface Tally {
  /** Null, undefined, NaN and empty text are blank. */
  add(value: unknown, unit: UnitId): void;
  result(): SelectionStatistics;
}

/** Adds cells up, one by one and each once. */
export function createTally(): Tally {
  let count = 0;
  let numbers = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  const units = new Set<UnitId>();
  return {
    add: (value, unit) => {
      if (value === null || value === undefined || value === '' || Number.isNaN(value)) return;
      count += 1;
      if (typeof value !== 'number') return;
      numbers += 1;
      units.add(unit);
      sum += value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    },
    result: () => {
      // Money and years have no sum.
      if (units.size !== 1) return { count, numbers, sum: null, average: null, min: null, max: null, units: [...units] };
      return { count, numbers, sum, average: sum / numbers, min, max, units: [...units] };
    },
  };
}
