/** Ranks from 1, equal values with the mean of their places. */
export function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((value, place) => ({ value, place })).sort((a, b) => a.value - b.value || a.place - b.place);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && order[to]!.value === order[from]!.value) to += 1;
    for (let index = from; index < to; index += 1) ranks[order[index]!.place] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Spearman's rank correlation: Pearson's of the ranks, ties at their mean.
 *
 * @param a  as many values as `b`
 * @returns -1 to 1; null where one side is all the same, or there are fewer than two
 *
 * @example [1, 2, 3, 4] with [10, 20, 30, 25] is 0.8
 */
export function rankCorrelationOf(a: readonly number[], b: readonly number[]): number | null {
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)];
  const mean = (a.length + 1) / 2;
  let [both, ownA, ownB] = [0, 0, 0];
  for (const [index, rank] of ranksA.entries()) {
    const [x, y] = [rank - mean, ranksB[index]! - mean];
    both += x * y;
    ownA += x * x;
    ownB += y * y;
  }
  return ownA > 0 && ownB > 0 ? both / Math.sqrt(ownA * ownB) : null;
}
