/**
 * What estates pay one another: the greatest fixed point of the clearing of section 3.4, exactly.
 *
 * Estate i has w_i = max(0, base_i + beta * In_i) and pays min(w_i, owed), rank 1 first, pro rata inside a rank, where In_i is
 * what it receives from other estates. Payments are worked out debtors first; what happens where estates owe one another round
 * a ring is in `settleRing.ts`. Nothing that is passed on is subtracted to find what stays, so that a ring that leaks one part
 * in a billion is as exact as any other.
 *
 * Shared by the quarters' clearing and the static network models. Does not own: collateral, who fails.
 */
import type { EstateNetwork, EstateWork } from './estateNetwork.ts';
import { distribute, evaluate, sweepEstate } from './estateNetwork.ts';
import { findRings } from './rings.ts';
import { settleRing } from './settleRing.ts';

/**
 * Fills `paid` and `pays`.
 *
 * @returns the largest distance of a payment from what the map makes of it, relative to the sizes behind it
 */
export function payEstates(net: EstateNetwork): number {
  const { order, ringStart } = net.work.rings;
  const ringCount = openEstates(net);
  for (let r = 0; r < ringCount; r += 1) {
    const first = ringStart[r]!;
    const end = ringStart[r + 1]!;
    if (end - first === 1) sweepEstate(net, order[first]!);
    else settleRing(net, order.subarray(first, end));
  }
  return residual(net);
}

/** Numbers the estates, lets each pay all that it owes, and finds the rings; @returns how many there are in `work.rings` */
export function openEstates(net: EstateNetwork): number {
  const { work, estates, count } = net;
  const { sorted, number, rings } = work;
  for (let m = 0; m < count; m += 1) sorted[m] = estates[m]!;
  // In the order of firms, whatever the order in which they failed: sums are added alike.
  if (count > 1) sorted.subarray(0, count).sort();
  for (let m = 0; m < count; m += 1) {
    const i = sorted[m]!;
    number[i] = m;
    let total = 0;
    for (let p = net.owedBy.start[i]!; p < net.owedBy.start[i + 1]!; p += 1) total += net.owed[net.owedBy.items[p]!]!;
    work.total[i] = total;
    net.pays[i] = total;
    distribute(net, i);
  }
  if (work.isPassed.length < net.paid.length) work.isPassed = new Uint8Array(net.paid.length);
  listClaims(net);
  return findRings(count, work.start, work.from, rings);
}

/** Lists who owes whom among estates. */
function listClaims({ work, heldBy, debtor, failing, owed, count }: EstateNetwork): void {
  const { sorted, start, number } = work;
  let length = 0;
  for (let m = 0; m < count; m += 1) {
    const i = sorted[m]!;
    const end = heldBy.start[i + 1]!;
    if (length + end - heldBy.start[i]! > work.from.length) enlarge(work, length + end - heldBy.start[i]!);
    for (let p = heldBy.start[i]!; p < end; p += 1) {
      const k = heldBy.items[p]!;
      const j = debtor[k]!;
      if (j < 0 || failing[j] === 0 || !(owed[k]! > 0)) continue;
      work.from[length] = number[j]!;
      work.claim[length] = k;
      length += 1;
    }
    start[m + 1] = length;
  }
}

function enlarge(work: EstateWork, least: number): void {
  const length = Math.max(least, 2 * work.from.length);
  const grown = () => new Int32Array(length);
  const from = grown();
  const claim = grown();
  from.set(work.from);
  claim.set(work.claim);
  work.from = from;
  work.claim = claim;
}

/** The largest distance of a payment from what the map makes of it, relative to the sizes behind it. */
export function residual(net: EstateNetwork): number {
  let worst = 0;
  for (let m = 0; m < net.count; m += 1) {
    const i = net.work.sorted[m]!;
    const gap = Math.abs(evaluate(net, m) - net.pays[i]!);
    if (gap > 0) worst = Math.max(worst, gap / net.work.size[i]!);
  }
  return worst;
}
