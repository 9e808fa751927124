/**
 * Something that many firms brought about together: a price after sales, lost demand, closed credit. What it costs a firm is theirs
 * by weight. With hundreds of causes and hundreds of firms hit, links between all of them would say nothing, so that only the
 * causes that count are named.
 */
export interface SharedCause {
  /** Firms with their shares, 0 to 1, the largest first. */
  readonly named: readonly (readonly [firm: number, share: number])[];
  /** The share of all others together. */
  readonly rest: number;
}

/** Who has less of a cause is not named, unless nobody has more. */
export const leastNamedShare = 0.01;

/** @param weights  by firm, at least 0; null when they are all 0 */
export function shareCause(weights: Iterable<readonly [firm: number, weight: number]>): SharedCause | null {
  const sorted = [...weights].filter(([, weight]) => weight > 0).sort(([i, a], [j, b]) => b - a || i - j);
  const all = sorted.reduce((sum, [, weight]) => sum + weight, 0);
  if (!(all > 0)) return null;
  const named = sorted.filter(([, weight], place) => place === 0 || weight >= leastNamedShare * all).map(([firm, weight]) => [firm, weight / all] as const);
  return { named, rest: named.length === sorted.length ? 0 : Math.max(0, named.reduce((left, [, share]) => left - share, 1)) };
}
