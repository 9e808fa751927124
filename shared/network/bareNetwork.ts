/**
 * Debts of a bare network in compressed rows, both ways: what a firm owes (`out`) and what it is owed (`in`).
 *
 * Rows are in the order of the other party, and parallel edges are added from the smallest up, so that no sum depends on the
 * order in which edges are given. Edges of amount 0 are left out.
 */
import type { Edges } from './caseReader.ts';

export interface BareNetwork {
  readonly n: number;
  readonly outStart: Int32Array;
  /** Creditors. */
  readonly outTo: Int32Array;
  readonly outAmount: Float64Array;
  readonly inStart: Int32Array;
  /** Debtors. */
  readonly inFrom: Int32Array;
  readonly inAmount: Float64Array;
  /** Per firm, all that it owes to other firms, and all that other firms owe it. */
  readonly owes: Float64Array;
  readonly isOwed: Float64Array;
}

export function createBareNetwork(n: number, { debtor, creditor, amount }: Edges): BareNetwork {
  const order = sortedEdges(n, debtor, creditor, amount);
  const outStart = new Int32Array(n + 1);
  const inStart = new Int32Array(n + 1);
  const from = new Int32Array(order.length);
  const to = new Int32Array(order.length);
  const sum = new Float64Array(order.length);
  let m = 0;
  for (const k of order) {
    if (m > 0 && from[m - 1] === debtor[k] && to[m - 1] === creditor[k]) {
      sum[m - 1]! += amount[k]!;
      continue;
    }
    from[m] = debtor[k]!;
    to[m] = creditor[k]!;
    sum[m] = amount[k]!;
    outStart[debtor[k]! + 1]! += 1;
    inStart[creditor[k]! + 1]! += 1;
    m += 1;
  }
  for (let i = 0; i < n; i += 1) {
    outStart[i + 1]! += outStart[i]!;
    inStart[i + 1]! += inStart[i]!;
  }
  const inFrom = new Int32Array(m);
  const inAmount = new Float64Array(m);
  const owes = new Float64Array(n);
  const isOwed = new Float64Array(n);
  const next = inStart.slice(0, n);
  for (let k = 0; k < m; k += 1) {
    const j = to[k]!;
    inFrom[next[j]!] = from[k]!;
    inAmount[next[j]!] = sum[k]!;
    next[j]! += 1;
    owes[from[k]!]! += sum[k]!;
    isOwed[j]! += sum[k]!;
  }
  return { n, outStart, outTo: to.slice(0, m), outAmount: sum.slice(0, m), inStart, inFrom, inAmount, owes, isOwed };
}

/** Edges with an amount by debtor, creditor and amount: two counting sorts, then parallel edges among themselves. */
function sortedEdges(n: number, debtor: Int32Array, creditor: Int32Array, amount: Float64Array): Int32Array {
  let kept: Int32Array = Int32Array.from(amount.keys()).filter((k) => amount[k]! > 0);
  for (const key of [creditor, debtor]) {
    const start = new Int32Array(n + 1);
    for (const k of kept) start[key[k]! + 1]! += 1;
    for (let i = 0; i < n; i += 1) start[i + 1]! += start[i]!;
    const sorted = new Int32Array(kept.length);
    for (const k of kept) {
      sorted[start[key[k]!]!] = k;
      start[key[k]!]! += 1;
    }
    kept = sorted;
  }
  for (let first = 0; first < kept.length;) {
    let end = first + 1;
    while (end < kept.length && debtor[kept[end]!] === debtor[kept[first]!] && creditor[kept[end]!] === creditor[kept[first]!]) end += 1;
    if (end - first > 1) kept.subarray(first, end).sort((a, b) => amount[a]! - amount[b]!);
    first = end;
  }
  return kept;
}
