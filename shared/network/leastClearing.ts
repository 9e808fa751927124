/** The least clearing vector of a network, and whose payments differ between it and the greatest one. */
import { leastPayments } from '../engine/estates.ts';
import type { ClaimNetwork } from './claimNetwork.ts';
import { setEstates } from './claimNetwork.ts';
import { shortTolerance } from './frontier.ts';

/**
 * From nobody paying, firms that could pay in full are taken out of default, together, until none is left that could. (Plain
 * iteration from below may end at a vector that is no solution, since with costs the map jumps up where a firm is just able
 * to pay: Rogers & Veraart 2013, Example 3.3.)
 *
 * @returns per firm, what it pays
 */
export function leastClearing(claims: ClaimNetwork, owes: Float64Array, own: Float64Array, alpha: number, beta: number): Float64Array {
  let failed: Int32Array = Int32Array.from(owes.keys());
  for (;;) {
    setEstates(claims, failed, own, alpha, beta);
    const { paid, pays } = leastPayments(claims);
    // Without costs an estate that could pay in full does.
    const left = alpha === 1 && beta === 1 ? failed : failed.filter((i) => isShort(claims, paid, owes, own, i));
    if (left.length === failed.length) {
      const payments = owes.slice();
      for (const i of failed) payments[i] = pays[i]!;
      return payments;
    }
    failed = left;
  }
}

function isShort({ heldBy, failing, debtor, owed }: ClaimNetwork, paid: Float64Array, owes: Float64Array, own: Float64Array, i: number): boolean {
  let received = 0;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
    const k = heldBy.items[p]!;
    received += failing[debtor[k]!] === 1 ? paid[k]! : owed[k]!;
  }
  return received + own[i]! - owes[i]! < -shortTolerance * Math.max(owes[i]!, Math.abs(own[i]!));
}

/** Differences of solutions above this share of what a firm owes are real. */
const same = 1e-9;

/** Firms whose payments differ between two solutions. */
export function differing(greatest: Float64Array, least: Float64Array, owes: Float64Array): readonly number[] {
  return Array.from(greatest.keys()).filter((i) => greatest[i]! - least[i]! > same * owes[i]!);
}
