/**
 * The greatest clearing vector of Rogers & Veraart (2013, section 3.1), whose case alpha = beta = 1 is Eisenberg & Noe's: default
 * sets grow until they stand, and each time the payments of the set solve a dense linear system, with pivoting. Shares no code
 * with the engine.
 */
export interface DenseNetwork {
  readonly cash: readonly number[];
  /** What row i owes column j; the last column is outside. */
  readonly owed: readonly (readonly number[])[];
  readonly alpha: number;
  readonly beta: number;
}

/** @returns what each pays in all, and who defaults; null where a system is singular (closed rings without leaks) */
export function clearDensely({ cash, owed, alpha, beta }: DenseNetwork): { readonly pays: readonly number[]; readonly defaulted: readonly boolean[] } | null {
  const total = owed.map((row) => row.reduce((sum, amount) => sum + amount, 0));
  const share = (i: number, j: number) => (total[i]! > 0 ? owed[i]![j]! / total[i]! : 0);
  const defaulted = cash.map(() => false);
  for (let pays: readonly number[] = total; ;) {
    const more = cash.map((own, i) => {
      const has = own + pays.reduce((sum, paid, j) => sum + paid * share(j, i), 0);
      return total[i]! - has > 1e-11 * Math.max(1, total[i]!);
    });
    if (more.every((isShort, i) => !isShort || defaulted[i])) return { pays, defaulted };
    for (const [i, isShort] of more.entries()) if (isShort) defaulted[i] = true;
    const set = [...defaulted.keys()].filter((i) => defaulted[i]);
    const matrix = set.map((i) => [
      ...set.map((j) => (i === j ? 1 : 0) - beta * share(j, i)),
      alpha * cash[i]! + beta * total.reduce((sum, full, j) => sum + (defaulted[j] ? 0 : full * share(j, i)), 0),
    ]);
    const solved = solve(matrix);
    if (solved === null) return null;
    const next = [...total];
    for (const [place, i] of set.entries()) next[i] = solved[place]!;
    pays = next;
  }
}

/** Gauss with row exchanges; the last column is the right side. */
function solve(rows: number[][]): readonly number[] | null {
  const m = rows.length;
  for (let k = 0; k < m; k += 1) {
    let best = k;
    for (let i = k + 1; i < m; i += 1) if (Math.abs(rows[i]![k]!) > Math.abs(rows[best]![k]!)) best = i;
    [rows[k], rows[best]] = [rows[best]!, rows[k]!];
    const pivot = rows[k]![k]!;
    if (Math.abs(pivot) < 1e-9) return null;
    for (let i = 0; i < m; i += 1) {
      if (i === k) continue;
      const factor = rows[i]![k]! / pivot;
      if (factor === 0) continue;
      for (let j = k; j <= m; j += 1) rows[i]![j]! -= factor * rows[k]![j]!;
    }
  }
  return rows.map((row, k) => row[m]! / row[k]!);
}
