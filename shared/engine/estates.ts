/**
 * What estates pay one another: the greatest fixed point of the clearing of section 3.4, exactly.
 *
 * Estate i has w_i = max(0, base_i + beta * In_i) and pays min(w_i, owed), rank 1 first, pro rata inside a rank, where In_i is
 * what it receives from other estates. Payments are worked out debtors first; where estates owe one another round a ring, the
 * map is followed down from payment in full. While nobody's rank or fullness changes the map is linear: the solution of its
 * system is the fixed point that the steps would reach if nothing changes on the way; it is taken if so. Otherwise, or where
 * the system is singular, as many steps as possible are taken at once. Steps only ever fall, and they stay above the
 * greatest fixed point, so that is what they end at (Tarski).
 *
 * Shared by the quarters' clearing and the static network models. Does not own: collateral, who fails. Longer than most files,
 * since the step, its pieces and the solve on them are one proof, read together.
 */
import { addProduct, factor, solveFactored, square } from './linear.ts';
import type { RingWork } from './rings.ts';
import { createRingWork, findRings } from './rings.ts';
import type { Lists } from './state.ts';

export interface EstateNetwork {
  readonly debtor: Int32Array;
  readonly rank: Float64Array;
  /** Claims on a firm, most senior first. */
  readonly owedBy: Lists;
  readonly heldBy: Lists;
  readonly failing: Uint8Array;
  /** The estates; `count` of them. */
  readonly estates: Int32Array;
  count: number;
  /** Per claim, what an estate owes (after collateral), at least 0. */
  readonly owed: Float64Array;
  /** Per firm, what an estate has besides payments of other estates; may be negative. */
  readonly base: Float64Array;
  beta: number;
  /** Per claim, overwritten with what an estate pays. */
  readonly paid: Float64Array;
  /** Per firm, overwritten with all that an estate pays. */
  readonly pays: Float64Array;
  readonly work: EstateWork;
}

export interface EstateWork {
  readonly rings: RingWork;
  /** Per firm: all that it owes; the rank in which it pays in part, what goes before, and all of that rank. */
  readonly total: Float64Array;
  readonly partRank: Float64Array;
  readonly before: Float64Array;
  readonly partTotal: Float64Array;
  /** Per firm: what it would pay without limits, and the size of the numbers behind it. */
  readonly raw: Float64Array;
  readonly size: Float64Array;
  readonly kept: Float64Array;
  readonly free: Int32Array;
  readonly freeIndex: Int32Array;
}

export function createEstateWork(n: number): EstateWork {
  const floats = () => new Float64Array(n);
  return {
    rings: createRingWork(n), total: floats(), partRank: floats(), before: floats(), partTotal: floats(), raw: floats(), size: floats(), kept: floats(),
    free: new Int32Array(n), freeIndex: new Int32Array(n).fill(-1),
  };
}

/** Rounding allowed where numbers are compared, relative to their size. */
const rounding = 4e-15;
const mostSteps = 20_000;

/** Rings larger than this are first followed step by step: solving them takes the cube of their size. */
const largeRing = 150;

/**
 * Fills `paid` and `pays`.
 *
 * @returns the largest distance of a payment from what the map makes of it, relative to the sizes behind it
 */
export function payEstates(net: EstateNetwork): number {
  const { work, estates } = net;
  for (let m = 0; m < net.count; m += 1) {
    const i = estates[m]!;
    let total = 0;
    for (let p = net.owedBy.start[i]!; p < net.owedBy.start[i + 1]!; p += 1) total += net.owed[net.owedBy.items[p]!]!;
    work.total[i] = total;
    net.pays[i] = total;
    distribute(net, i);
  }
  const rings = net.count === 1 ? single(net) : findRings(net, work.rings);
  for (let r = 0; r < rings; r += 1) {
    const first = work.rings.ringStart[r]!;
    const end = work.rings.ringStart[r + 1]!;
    if (end - first === 1) settleAlone(net, work.rings.order[first]!);
    else settleRing(net, work.rings.order.subarray(first, end));
  }
  return residual(net);
}

export interface LeastPayments {
  /** Per claim and per firm, as `paid` and `pays`; only entries of estates count. */
  readonly paid: Float64Array;
  readonly pays: Float64Array;
  readonly residual: number;
}

/**
 * The least fixed point of the same map, for the same network, which is left as it is: what estates pay one another if nobody
 * believes that others pay. Where it is less than the greatest, the outcome hangs on confidence alone.
 *
 * What an estate does not pay, q = owed - pays, is what an estate pays in the mirrored network, in which ranks are turned
 * round and estate i has owed - base - beta * (all that other estates owe it): the least p is the greatest q.
 */
export function leastPayments(net: EstateNetwork): LeastPayments {
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
  const residual = payEstates(mirrored);
  const paid = net.owed.map((owed, k) => owed - mirrored.paid[k]!);
  const pays = mirrored.pays.map((unpaid, i) => mirrored.work.total[i]! - unpaid);
  return { paid, pays, residual };
}

function single(net: EstateNetwork): number {
  net.work.rings.order[0] = net.estates[0]!;
  net.work.rings.ringStart[0] = 0;
  net.work.rings.ringStart[1] = 1;
  return 1;
}

/** Spreads what i pays over its claims and notes the rank in which it pays in part. */
function distribute(net: EstateNetwork, i: number): void {
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

/** What i would pay without limits, given what the others pay. */
function evaluate(net: EstateNetwork, i: number): number {
  const { start, items } = net.heldBy;
  let received = 0;
  for (let p = start[i]!; p < start[i + 1]!; p += 1) {
    const k = items[p]!;
    const j = net.debtor[k]!;
    if (j >= 0 && net.failing[j] === 1) received += net.paid[k]!;
  }
  const raw = net.base[i]! + net.beta * received;
  net.work.raw[i] = raw;
  net.work.size[i] = Math.max(net.work.total[i]!, Math.abs(net.base[i]!), received);
  return raw;
}

/** The raw value put into limits; within rounding of all that is owed it is all. */
function limited(net: EstateNetwork, i: number): number {
  const total = net.work.total[i]!;
  const raw = net.work.raw[i]!;
  if (raw >= total - rounding * net.work.size[i]!) return total;
  return raw > 0 ? raw : 0;
}

function settleAlone(net: EstateNetwork, i: number): void {
  evaluate(net, i);
  net.pays[i] = limited(net, i);
  distribute(net, i);
}

/** One step down for all of a ring at once; @returns the largest fall against the total owed. */
function step(net: EstateNetwork, ring: Int32Array): void {
  for (const i of ring) net.pays[i] = Math.min(net.pays[i]!, limited(net, i));
  for (const i of ring) distribute(net, i);
}

function settleRing(net: EstateNetwork, ring: Int32Array): void {
  let patience = ring.length > largeRing ? 400 : 1;
  for (let taken = 0; taken < mostSteps; taken += 1) {
    for (const i of ring) evaluate(net, i);
    if (isStill(net, ring)) return;
    const m = collectFree(net, ring);
    if (m < 0 || patience > 0) {
      forget(net, ring);
      // Somebody is about to reach nothing, or the first step: a plain step costs little and often ends it.
      patience -= 1;
      step(net, ring);
      continue;
    }
    if (m === 0) return;
    if (jump(net, ring, m)) return;
    for (const i of ring) evaluate(net, i);
    step(net, ring);
    patience = 1;
  }
}

/** Whether a step would change nothing at all. */
function isStill(net: EstateNetwork, ring: Int32Array): boolean {
  for (const i of ring) if (limited(net, i) < net.pays[i]!) return false;
  return true;
}

/** Lists the firms that pay in part and move; -1 when a firm's limit is just being reached, so that a plain step is due. */
function collectFree(net: EstateNetwork, ring: Int32Array): number {
  const { free, freeIndex } = net.work;
  let m = 0;
  for (const i of ring) {
    freeIndex[i] = -1;
    const next = limited(net, i);
    if (next === net.work.total[i]!) continue;
    if (next === 0) {
      if (net.pays[i]! > 0) {
        forget(net, ring);
        return -1;
      }
      continue;
    }
    freeIndex[i] = m;
    free[m] = i;
    m += 1;
  }
  return m;
}

/** The matrix of shares that the firms paying in part pass on to one another: row by row, receiver by payer. */
function shareMatrix(net: EstateNetwork, m: number): Float64Array {
  const { free, freeIndex, partRank, partTotal } = net.work;
  const a = new Float64Array(m * m);
  for (let row = 0; row < m; row += 1) {
    const i = free[row]!;
    for (let p = net.heldBy.start[i]!; p < net.heldBy.start[i + 1]!; p += 1) {
      const k = net.heldBy.items[p]!;
      const j = net.debtor[k]!;
      const column = j >= 0 && net.failing[j] === 1 ? freeIndex[j]! : -1;
      if (column >= 0 && net.rank[k] === partRank[j] && partTotal[j]! > 0) a[row * m + column]! += (net.beta * net.owed[k]!) / partTotal[j]!;
    }
  }
  return a;
}

/**
 * Goes to the linear system's solution if nobody's rank or fullness changes on the way; otherwise takes as many steps at
 * once as keep them.
 *
 * @returns true when the fixed point of the ring is reached
 */
function jump(net: EstateNetwork, ring: Int32Array, m: number): boolean {
  const { free, raw, kept } = net.work;
  const a = shareMatrix(net, m);
  const gaps = new Float64Array(m);
  for (let row = 0; row < m; row += 1) gaps[row] = net.pays[free[row]!]! - raw[free[row]!]!;
  for (const i of ring) kept[i] = net.pays[i]!;
  const factors = a.slice();
  const isRegular = factor(factors, m);
  if (isRegular) {
    const fall = gaps.slice();
    solveFactored(factors, m, fall);
    if (tryFall(net, ring, m, fall)) {
      refine(net, ring, m, factors);
      forget(net, ring);
      return true;
    }
  } else if (isNoise(net, m, gaps)) {
    forget(net, ring);
    return true;
  }
  leap(net, ring, m, a, gaps);
  forget(net, ring);
  return false;
}

/** Outside a jump nobody is listed: other rings must not take a listed firm for one of theirs. */
function forget(net: EstateNetwork, ring: Int32Array): void {
  for (const i of ring) net.work.freeIndex[i] = -1;
}

/** Whether all falls are rounding errors: a closed ring that keeps what it has. */
function isNoise(net: EstateNetwork, m: number, gaps: Float64Array): boolean {
  for (let row = 0; row < m; row += 1) if (gaps[row]! > rounding * net.work.size[net.work.free[row]!]!) return false;
  return true;
}

/** Lets the firms that pay in part pay less by `fall`; undoes it and says false when a rank or fullness changes. */
function tryFall(net: EstateNetwork, ring: Int32Array, m: number, fall: Float64Array): boolean {
  const { free, freeIndex, before, kept, size, total, raw } = net.work;
  for (let row = 0; row < m; row += 1) {
    const i = free[row]!;
    const slack = rounding * size[i]!;
    const next = kept[i]! - fall[row]!;
    if (!(next >= Math.max(0, before[i]!) - slack)) { restore(net, ring); return false; }
    net.pays[i] = Math.min(kept[i]!, Math.max(0, next));
  }
  for (const i of ring) distribute(net, i);
  for (const i of ring) {
    if (freeIndex[i]! >= 0 || kept[i] === 0) continue;
    if (evaluate(net, i) < total[i]! - 2 * rounding * size[i]!) { restore(net, ring); return false; }
  }
  for (let row = 0; row < m; row += 1) raw[free[row]!] = 0;
  return true;
}

function restore(net: EstateNetwork, ring: Int32Array): void {
  for (const i of ring) net.pays[i] = net.work.kept[i]!;
  for (const i of ring) distribute(net, i);
}

/** Works off what rounding left of the solution. */
function refine(net: EstateNetwork, ring: Int32Array, m: number, factors: Float64Array): void {
  const { free, total, size } = net.work;
  const gaps = new Float64Array(m);
  for (let pass = 0; pass < 2; pass += 1) {
    for (let row = 0; row < m; row += 1) {
      const i = free[row]!;
      gaps[row] = net.pays[i]! - evaluate(net, i);
    }
    solveFactored(factors, m, gaps);
    for (let row = 0; row < m; row += 1) {
      const i = free[row]!;
      const pays = Math.min(total[i]!, net.pays[i]! - gaps[row]!);
      // What the numbers behind it cannot carry is the solution's noise: a ring without cash pays nothing.
      net.pays[i] = pays > rounding * rounding * size[i]! ? pays : 0;
    }
    for (const i of ring) distribute(net, i);
  }
}

/** Takes 2^m steps at once for the largest m that keeps everybody's rank and fullness: repeated squaring. */
function leap(net: EstateNetwork, ring: Int32Array, m: number, a: Float64Array, gaps: Float64Array): void {
  let power: Float64Array = a;
  let other: Float64Array = new Float64Array(m * m);
  let sum: Float64Array = gaps;
  let isMoved = false;
  for (let doubling = 0; doubling < 1000; doubling += 1) {
    if (!tryFall(net, ring, m, sum)) break;
    isMoved = true;
    const next = new Float64Array(m);
    addProduct(power, m, sum, next);
    let isGrowing = false;
    for (let row = 0; row < m; row += 1) if (next[row]! > sum[row]!) isGrowing = true;
    if (!isGrowing) return;
    square(power, m, other);
    [power, other] = [other, power === a ? new Float64Array(m * m) : power];
    const best = sum;
    sum = next;
    if (!tryFall(net, ring, m, sum)) { tryFall(net, ring, m, best); return; }
  }
  if (!isMoved) restore(net, ring);
}

/** The largest distance of a payment from what the map makes of it, relative to the sizes behind it. */
function residual(net: EstateNetwork): number {
  let worst = 0;
  for (let m = 0; m < net.count; m += 1) {
    const i = net.estates[m]!;
    evaluate(net, i);
    const gap = Math.abs(limited(net, i) - net.pays[i]!);
    if (gap > 0) worst = Math.max(worst, gap / net.work.size[i]!);
  }
  return worst;
}
