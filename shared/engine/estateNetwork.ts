/**
 * Estates that owe one another, and one step of their clearing (section 3.4): what an estate can pay, given what the others pay,
 * and how that is spread over its claims. Does not own: the fixed point (`estates.ts`).
 */
import type { RingWork } from './rings.ts';
import { createRingWork } from './rings.ts';
import type { Lists } from './state.ts';

export interface EstateNetwork {
  readonly debtor: Int32Array;
  readonly rank: Float64Array;
  /** Claims on a firm, most senior first. */
  readonly owedBy: Lists;
  readonly heldBy: Lists;
  readonly failing: Uint8Array;
  /** The estates, the firms marked in `failing`; `count` of them. */
  readonly estates: Int32Array;
  count: number;
  /** Per claim, what an estate owes (after collateral), at least 0. */
  readonly owed: Float64Array;
  /** Per firm, what an estate has besides payments of other estates; may be negative. */
  readonly base: Float64Array;
  /** Share of what they receive that estates keep, in [0, 1]. */
  beta: number;
  /** Per claim, overwritten with what an estate pays. */
  readonly paid: Float64Array;
  /** Per firm, overwritten with all that an estate pays. */
  readonly pays: Float64Array;
  readonly work: EstateWork;
}

/** Work arrays: by firm where nothing else is said. */
export interface EstateWork {
  readonly rings: RingWork;
  readonly freeRings: RingWork;
  /** All that it owes; the rank in which it pays in part, what goes before, and all of that rank. */
  readonly total: Float64Array;
  readonly partRank: Float64Array;
  readonly before: Float64Array;
  readonly partTotal: Float64Array;
  /** What it would pay without limits, and the size of the numbers behind it. */
  readonly raw: Float64Array;
  readonly size: Float64Array;
  /** Its number among the estates in rising order, and that order. */
  readonly number: Int32Array;
  readonly sorted: Int32Array;
  /** Its number among those that pay in part, or -1; those by that number. */
  readonly freeNumber: Int32Array;
  readonly free: Int32Array;
  /** Claims of estates on estates: by number of the creditor, that of the debtor, and the claim. */
  readonly start: Int32Array;
  from: Int32Array;
  claim: Int32Array;
  /** By claim, while a system is being set up: whether it goes to someone who pays in part. */
  isPassed: Uint8Array;
}

export function createEstateWork(n: number): EstateWork {
  const floats = () => new Float64Array(n);
  const ints = () => new Int32Array(n);
  return {
    rings: createRingWork(n), freeRings: createRingWork(n), total: floats(), partRank: floats(), before: floats(), partTotal: floats(), raw: floats(), size: floats(),
    number: ints(), sorted: ints(), freeNumber: ints().fill(-1), free: ints(), start: new Int32Array(n + 1), from: new Int32Array(n), claim: new Int32Array(n), isPassed: new Uint8Array(0),
  };
}

/** Rounding allowed where numbers are compared, relative to their size. */
export const rounding = 4e-15;

/** Spreads what firm i pays over its claims and notes the rank in which it pays in part. */
export function distribute(net: EstateNetwork, i: number): void {
  const { work, owed, paid, rank } = net;
  const { start, items } = net.owedBy;
  const end = start[i + 1]!;
  const isFull = net.pays[i]! >= work.total[i]!;
  let left = net.pays[i]!;
  let before = 0;
  work.partTotal[i] = 0;
  for (let p = start[i]!; p < end;) {
    const level = rank[items[p]!]!;
    let next = p;
    let total = 0;
    for (; next < end && rank[items[next]!] === level; next += 1) total += owed[items[next]!]!;
    const share = isFull || left >= total ? 1 : left <= 0 ? 0 : left / total;
    if (left > 0 && total > 0) { work.partRank[i] = level; work.before[i] = before; work.partTotal[i] = total; }
    for (; p < next; p += 1) paid[items[p]!] = share === 1 ? owed[items[p]!]! : owed[items[p]!]! * share;
    left -= total;
    before += total;
  }
}

/** What the estate of that number would pay, limits kept, given what the others pay; within rounding of all that it owes it is all. */
export function evaluate(net: EstateNetwork, m: number): number {
  const { work, paid } = net;
  const { start, claim } = work;
  const i = work.sorted[m]!;
  const end = start[m + 1]!;
  let received = 0;
  for (let p = start[m]!; p < end; p += 1) received += paid[claim[p]!]!;
  const total = work.total[i]!;
  const base = net.base[i]!;
  const raw = base + net.beta * received;
  const size = Math.max(total, base < 0 ? -base : base, received);
  work.raw[i] = raw;
  work.size[i] = size;
  return raw >= total - rounding * size ? total : raw > 0 ? raw : 0;
}

/** Lets an estate pay what it can if that is less than it did; @returns whether it was */
export function sweepEstate(net: EstateNetwork, m: number): boolean {
  const i = net.work.sorted[m]!;
  const next = evaluate(net, m);
  if (!(next < net.pays[i]!)) return false;
  net.pays[i] = next;
  distribute(net, i);
  return true;
}
