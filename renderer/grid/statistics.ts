/** What the status bar says of the selected cells; sum, average, least and most are null when no number is among them, or when they count in different units. */
export interface SelectionStatistics {
  /** Cells that are not blank. */
  readonly count: number;
  readonly numbers: number;
  readonly sum: number | null;
  readonly average: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** Walks over the values of the selected cells and their units once; null, undefined, NaN and empty text are blank. */
export function statisticsOf(values: Iterable<readonly [value: unknown, unit: string]>): SelectionStatistics {
  let count = 0;
  let numbers = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  let common: string | null = null;
  let isMixed = false;
  for (const [value, unit] of values) {
    if (value === null || value === undefined || value === '' || Number.isNaN(value)) continue;
    count += 1;
    if (typeof value !== 'number') continue;
    numbers += 1;
    isMixed ||= common !== null && common !== unit;
    common = unit;
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  // Money and years have no sum.
  if (numbers === 0 || isMixed) return { count, numbers, sum: null, average: null, min: null, max: null };
  return { count, numbers, sum, average: sum / numbers, min, max };
}
