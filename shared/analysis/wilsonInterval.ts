/** The ends of an interval, as shares from 0 to 1. */
export type Interval = readonly [low: number, high: number];

/** The standard normal distribution's 97.5% quantile: 95% lie within so many standard deviations. */
const z = 1.959963984540054;

/**
 * The 95% interval for a share that was counted, by Wilson's score method: unlike one of two standard errors it has a width where
 * all or none were counted, and never leaves 0 to 1.
 *
 * @param count  of those that were, 0 to `tries`
 * @param tries  independent trials, at least 1
 * @see E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209-212
 */
export function wilsonInterval(count: number, tries: number): Interval {
  const share = count / tries;
  const wide = 1 + (z * z) / tries;
  const middle = (share + (z * z) / (2 * tries)) / wide;
  const half = (z * Math.sqrt((share * (1 - share)) / tries + (z * z) / (4 * tries * tries))) / wide;
  return [count === 0 ? 0 : Math.max(0, middle - half), count === tries ? 1 : Math.min(1, middle + half)];
}
