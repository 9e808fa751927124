/** The least clearing vector of a network, and whose payments differ between it and the greatest one. */
import { leastPayments } from '../engine/leastPayments.ts';
import type { ClaimNetwork } from './claimNetwork.ts';
import { keptOf, setEstates } from './claimNetwork.ts';
import { shortTolerance } from './frontier.ts';

/**
 * From nobody paying, firms that could pay in full are taken out of default until none is left that could. (Plain iteration
 * from below may end at a vector that is no solution, since with costs the map jumps up where a firm is just able to pay:
 * Rogers & Veraart 2013, Example 3.3.)
 *
 * @returns per firm, what it pays
 */
export function leastClearing(claims: ClaimNetwork, owes: Float64Array, own: Float64Array, alpha: number, beta: number): Float64Array {
  const isSolvent = new Uint8Array(claims.n);
  for (;;) {
    const failed = Int32Array.from(owes.keys()).filter((i) => isSolvent[i] === 0);
    setEstates(claims, failed, own, alpha, beta);
    const { paid, pays } = leastPayments(claims);
    // Without costs an estate that could pay in full does.
    const isDone = (alpha === 1 && beta === 1) || !freeSolvent(claims, paid, owes, own, alpha, beta, isSolvent);
    if (!isDone) continue;
    const payments = owes.slice();
    for (const i of failed) payments[i] = pays[i]!;
    return payments;
  }
}

/** Times that a firm in default is looked at again before the system is solved anew. */
const mostVisits = 30;

/**
 * Marks the firms that can pay in full now that others pay `paid`, those that then can, and so on; `paid` rises with them and
 * stays below the least solution. @returns whether there was any
 */
function freeSolvent(claims: ClaimNetwork, paid: Float64Array, owes: Float64Array, own: Float64Array, alpha: number, beta: number, isSolvent: Uint8Array): boolean {
  const { n, owedBy, creditor, owed, debtor } = claims;
  for (let k = 0; k < owed.length; k += 1) if (isSolvent[debtor[k]!] === 1) paid[k] = owed[k]!;
  let hasFreed = false;
  const visits = new Uint8Array(n);
  const isWaiting = new Uint8Array(n).fill(1);
  const queue = Array.from(owes.keys());
  for (let head = 0; head < queue.length; head += 1) {
    const i = queue[head]!;
    isWaiting[i] = 0;
    if (isSolvent[i] === 1 || visits[i] === mostVisits) continue;
    visits[i]! += 1;
    const received = receivedBy(claims, paid, i);
    const solvent = received + own[i]! - owes[i]! >= -shortTolerance * Math.max(owes[i]!, Math.abs(own[i]!));
    if (solvent) {
      isSolvent[i] = 1;
      hasFreed = true;
    }
    let left = solvent ? owes[i]! : keptOf(own[i]!, alpha) + beta * received;
    // Most senior first, pro rata inside a rank.
    for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!;) {
      const first = p;
      let total = 0;
      for (; p < owedBy.start[i + 1]! && claims.rank[owedBy.items[p]!] === claims.rank[owedBy.items[first]!]; p += 1) total += owed[owedBy.items[p]!]!;
      const share = solvent || left >= total ? 1 : left > 0 ? left / total : 0;
      left -= total;
      for (let q = first; q < p; q += 1) {
        const k = owedBy.items[q]!;
        const next = share * owed[k]!;
        if (!(next > paid[k]! + 1e-14 * owes[i]!)) continue;
        paid[k] = next;
        const j = creditor[k]!;
        if (j < 0 || isWaiting[j] === 1 || isSolvent[j] === 1) continue;
        isWaiting[j] = 1;
        queue.push(j);
      }
    }
  }
  return hasFreed;
}

function receivedBy({ heldBy }: ClaimNetwork, paid: Float64Array, i: number): number {
  let received = 0;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) received += paid[heldBy.items[p]!]!;
  return received;
}

/** Differences of solutions above this share of what a firm owes are real. */
const same = 1e-9;

/** Firms whose payments differ between two solutions. */
export function differing(greatest: Float64Array, least: Float64Array, owes: Float64Array): readonly number[] {
  return Array.from(greatest.keys()).filter((i) => greatest[i]! - least[i]! > same * owes[i]!);
}
