/** Which parties stand in the matrix and in which order. Pure. */
import type { Exposures } from '../../../shared/document/exposures.ts';

export const matrixSorts = ['size', 'name', 'rows'] as const;
export type MatrixSort = (typeof matrixSorts)[number];

export interface MatrixOrder {
  /** Indexes of parties; the number of firms stands for outside. */
  readonly creditors: readonly number[];
  readonly debtors: readonly number[];
}

/**
 * The rows and columns of the matrix. Equal amounts stand in the order of the sheet, so that nothing moves without a reason.
 *
 * @param nameOf   of a party, for the order by name
 * @param showsAll whether firms without any contract stand in it too: there contracts can be added
 */
export function matrixOrder({ firms, byCreditor, held, owed }: Exposures, sort: MatrixSort, showsAll: boolean, nameOf: (party: number) => string, compare: (a: string, b: string) => number): MatrixOrder {
  const parties = Array.from({ length: firms.length + 1 }, (_, party) => party);
  const debtorsOfSomebody = new Set([...byCreditor.values()].flatMap((row) => [...row.keys()]));
  const order = (totals: Float64Array, isIn: (party: number) => boolean): readonly number[] => {
    const shown = parties.filter((party) => showsAll || isIn(party));
    if (sort === 'rows') return shown;
    if (sort === 'size') return shown.toSorted((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b);
    const names = new Map(shown.map((party) => [party, nameOf(party)]));
    return shown.toSorted((a, b) => compare(names.get(a) ?? '', names.get(b) ?? '') || a - b);
  };
  return { creditors: order(held, (party) => byCreditor.has(party)), debtors: order(owed, (party) => debtorsOfSomebody.has(party)) };
}

/** The step of the colour scale, 1 to 5, on a scale of cube roots: small exposures stay visible beside large ones. 0 for nothing. */
export function colourStep(amount: number, largest: number): number {
  if (amount <= 0 || largest <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil(Math.cbrt(amount / largest) * 5)));
}
