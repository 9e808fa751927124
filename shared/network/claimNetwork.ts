/**
 * Claims of ranks between firms, and their greatest clearing round by round with the engine's own clearing of estates.
 *
 * Used where debts have ranks (Elsinger 2009) and, by `bareClearing.ts`, for the exact end of single-rank networks.
 */
import type { EstateNetwork } from '../engine/estateNetwork.ts';
import { createEstateWork } from '../engine/estateNetwork.ts';
import { listsByOwner } from '../engine/state.ts';

/** One entry a claim; creditor -1 is outside, rank 1 the most senior. */
export interface Claims {
  readonly debtor: Int32Array;
  readonly creditor: Int32Array;
  readonly amount: Float64Array;
  readonly rank: Float64Array;
}

export interface ClaimNetwork extends EstateNetwork {
  readonly n: number;
  readonly creditor: Int32Array;
}

/** Nobody fails yet; `owed` is the claims' amounts. */
export function createClaimNetwork(n: number, { debtor, creditor, amount, rank }: Claims): ClaimNetwork {
  const byRank = Int32Array.from(rank.keys()).sort((a, b) => rank[a]! - rank[b]! || a - b);
  return {
    n, debtor, creditor, rank,
    owedBy: listsByOwner(debtor, n, byRank), heldBy: listsByOwner(creditor, n),
    failing: new Uint8Array(n), estates: new Int32Array(n), count: 0,
    owed: amount.slice(), base: new Float64Array(n), beta: 1,
    paid: amount.slice(), pays: new Float64Array(n), work: createEstateWork(n),
  };
}

/** Per firm, all that it owes. */
export function totalOwed(net: ClaimNetwork): Float64Array {
  const total = new Float64Array(net.n);
  for (let i = 0; i < net.n; i += 1) for (let p = net.owedBy.start[i]!; p < net.owedBy.start[i + 1]!; p += 1) total[i]! += net.owed[net.owedBy.items[p]!]!;
  return total;
}

/** Per firm, what it receives on its claims. */
export function receivedOn(net: ClaimNetwork): Float64Array {
  const received = new Float64Array(net.n);
  for (let i = 0; i < net.n; i += 1) for (let p = net.heldBy.start[i]!; p < net.heldBy.start[i + 1]!; p += 1) received[i]! += net.paid[net.heldBy.items[p]!]!;
  return received;
}

/** What a failed firm keeps of its own for its creditors: alpha of what is positive, and all of what is negative. */
export function keptOf(own: number, alpha: number): number {
  return own > 0 ? alpha * own : own;
}

/** Makes the firms listed the estates: what they have besides payments of one another is worked out. */
export function setEstates(net: ClaimNetwork, failed: Int32Array, own: Float64Array, alpha: number, beta: number): void {
  net.failing.fill(0);
  for (const i of failed) net.failing[i] = 1;
  net.estates.set(failed);
  net.count = failed.length;
  net.beta = beta;
  net.paid.set(net.owed);
  for (const i of failed) {
    let received = 0;
    for (let p = net.heldBy.start[i]!; p < net.heldBy.start[i + 1]!; p += 1) {
      const k = net.heldBy.items[p]!;
      if (net.failing[net.debtor[k]!] === 0) received += net.owed[k]!;
    }
    net.base[i] = keptOf(own[i]!, alpha) + beta * received;
  }
}
