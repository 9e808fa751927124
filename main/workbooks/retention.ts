/** Which of the versions kept beside a workbook stay: dense for the last hours, thinner for the last months. */

const hour = 3_600_000;
const day = 24 * hour;

/** The newest of each span of `size` stays while it is younger than `within`. Weeks begin on Monday. */
const rules = [
  { size: hour, shift: 0, within: day },
  { size: day, shift: 0, within: 30 * day },
  { size: 7 * day, shift: 3 * day, within: 12 * 7 * day },
] as const;

const lastOnes = 10;

/**
 * The last 10, the last of each hour for 24 hours, of each day for 30 days, of each week for 12 weeks; all by UTC.
 * What stays of what stayed before is the same as what stays of everything, so it does not matter how often it is asked.
 *
 * @param times when the versions were kept, in milliseconds, in any order
 */
export function keptTimes(times: readonly number[], now: number): ReadonlySet<number> {
  const newestFirst = times.toSorted((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, lastOnes));
  for (const { size, shift, within } of rules) {
    const spans = new Set<number>();
    for (const time of newestFirst) {
      const span = Math.floor((time + shift) / size);
      if (now - time < within && !spans.has(span)) kept.add(time);
      spans.add(span);
    }
  }
  return kept;
}
