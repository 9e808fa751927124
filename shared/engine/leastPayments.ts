/** What estates pay one another if nobody believes that others pay: where it is less than the greatest, confidence decides. */
import type { EstateNetwork } from './estateNetwork.ts';
import { createEstateWork, distribute, evaluate, rounding } from './estateNetwork.ts';
import { openEstates, payEstates, residual } from './estates.ts';
import { solvePieces } from './settleRing.ts';

export interface LeastPayments {
  /** Per claim and per firm, as `paid` and `pays`; only entries of estates count. */
  readonly paid: Float64Array;
  readonly pays: Float64Array;
  readonly residual: number;
}

/**
 * The least fixed point of the same map, for the same network, which is left as it is.
 *
 * What an estate does not pay, q = owed - pays, is what an estate pays in the mirrored network, in which ranks are turned
 * round and estate i has owed - base - beta * (all that other estates owe it): the least p is the greatest q. That tells who
 * pays in part; how much is then solved once more the right way round, where no small payment is a difference of large ones.
 */
export function leastPayments(net: EstateNetwork): LeastPayments {
  const unpaid = payMirrored(net);
  const least: EstateNetwork = { ...net, paid: new Float64Array(net.paid.length), pays: new Float64Array(net.pays.length), work: createEstateWork(net.pays.length) };
  const { sorted, total, rings: { order, ringStart } } = least.work;
  const ringCount = openEstates(least);
  for (let m = 0; m < net.count; m += 1) {
    const i = sorted[m]!;
    least.pays[i] = Math.max(0, total[i]! - unpaid[i]!);
    distribute(least, i);
  }
  const before = { pays: least.pays.slice(), paid: least.paid.slice(), residual: residual(least) };
  for (let r = 0; r < ringCount; r += 1) {
    const ring = order.subarray(ringStart[r], ringStart[r + 1]);
    if (ring.length > 1) {
      solvePieces(least, ring);
      continue;
    }
    const i = sorted[ring[0]!]!;
    least.pays[i] = evaluate(least, ring[0]!);
    distribute(least, i);
  }
  const after = { pays: least.pays, paid: least.paid, residual: residual(least) };
  return after.residual <= Math.max(before.residual, rounding) ? after : before;
}

/** Per firm, what an estate does not pay at the least. */
function payMirrored(net: EstateNetwork): Float64Array {
  const n = net.pays.length;
  const base = new Float64Array(n);
  for (let m = 0; m < net.count; m += 1) {
    const i = net.estates[m]!;
    let total = 0;
    for (let p = net.owedBy.start[i]!; p < net.owedBy.start[i + 1]!; p += 1) total += net.owed[net.owedBy.items[p]!]!;
    let held = 0;
    for (let p = net.heldBy.start[i]!; p < net.heldBy.start[i + 1]!; p += 1) {
      const k = net.heldBy.items[p]!;
      const j = net.debtor[k]!;
      if (j >= 0 && net.failing[j] === 1) held += net.owed[k]!;
    }
    base[i] = total - net.base[i]! - net.beta * held;
  }
  const items = net.owedBy.items.slice();
  for (let i = 0; i < n; i += 1) items.subarray(net.owedBy.start[i], net.owedBy.start[i + 1]).reverse();
  const mirrored: EstateNetwork = {
    ...net, base, rank: net.rank.map((rank) => -rank), owedBy: { start: net.owedBy.start, items },
    paid: new Float64Array(net.paid.length), pays: new Float64Array(n), work: createEstateWork(n),
  };
  payEstates(mirrored);
  return mirrored.pays;
}
