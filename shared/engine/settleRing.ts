/**
 * The payments of estates that owe one another round a ring: followed down from payment in full to the greatest fixed point.
 *
 * After some plain steps down (sweeps), the estates that pay in part make a linear system as long as nobody's rank or fullness
 * changes. Going towards its solution keeps above the greatest fixed point p until an estate's payment reaches the bottom of
 * its rank: the gap between payments and what the map makes of them shrinks evenly on the way, and nothing that would have to
 * be passed for p can be touched before p itself is. So the way is gone to its end or to the first such bottom; in both cases
 * sweeps follow, and each time at least one estate has changed its piece for good, or the end is reached. Part-payers that pass
 * everything on to one another and lack income have no solution: they fall together, by the vector that such a ring keeps, to
 * the first bottom. (Newton's method on a piecewise linear map, from above; Tarski for the rest.)
 */
import type { ShareSystem } from './elimination.ts';
import type { EstateNetwork } from './estateNetwork.ts';
import { distribute, evaluate, rounding, sweepEstate } from './estateNetwork.ts';
import { findRings } from './rings.ts';
import { solveShares } from './shareSystem.ts';

const sweepsFirst = 12;

/** @param ring  numbers of the estates, in rising order */
export function settleRing(net: EstateNetwork, ring: Int32Array): void {
  for (;;) {
    let isStill = false;
    for (let taken = 0; taken < sweepsFirst && !isStill; taken += 1) isStill = !sweepRing(net, ring);
    const m = listFree(net, ring);
    if (m === 0) {
      if (isStill) return;
      continue;
    }
    const reached = approach(net, m);
    for (let f = 0; f < m; f += 1) net.work.freeNumber[net.work.free[f]!] = -1;
    if (reached && !othersMove(net, ring)) return;
  }
}

/**
 * Solves a ring of which it is known who pays in part, and in which rank: payments near the solution become exact. Part-payers
 * that pass everything on to one another keep what they have.
 */
export function solvePieces(net: EstateNetwork, ring: Int32Array): void {
  for (const m of ring) evaluate(net, m);
  for (let pass = 0; pass < mostPasses; pass += 1) {
    if (!solveFree(net, ring)) continue;
    // Who was thought to pay in full by rounding is found out here.
    if (!othersMove(net, ring)) return;
    sweepRing(net, ring);
  }
}

const mostPasses = 20;

/** @returns false where somebody was thought by rounding to have something left in a rank: it is put to the bottom instead */
function solveFree(net: EstateNetwork, ring: Int32Array): boolean {
  const { work } = net;
  const m = listFree(net, ring);
  const system = freeSystem(net, m);
  const { order, ringStart } = work.freeRings;
  const ringCount = findRings(m, system.start, system.from, work.freeRings);
  markOnward(system, order, ringStart, ringCount);
  for (let r = 0; r < ringCount; r += 1) {
    const part = order.subarray(ringStart[r], ringStart[r + 1]);
    if (aim(system, part) === 'aims') continue;
    for (const f of part) system.target[f] = system.now[f]!;
  }
  const { target, now, total } = system;
  const isBelow = (f: number) => target[f]! < -rounding * total[f]!;
  // Whoever has next to nothing and would have less has nothing; if there is none such, whoever has least.
  let least = Infinity;
  for (let f = 0; f < m; f += 1) if (isBelow(f)) least = Math.min(least, now[f]! / total[f]!);
  const isSolved = least === Infinity;
  const bottom = Math.max(least, nothing);
  for (let f = 0; f < m; f += 1) {
    const i = work.free[f]!;
    work.freeNumber[i] = -1;
    if (!isSolved && !(isBelow(f) && now[f]! / total[f]! <= bottom)) continue;
    net.pays[i] = work.before[i]! + (isSolved ? Math.max(0, Math.min(target[f]!, work.partTotal[i]!)) : 0);
    distribute(net, i);
  }
  return isSolved;
}

/** Shares of what a payer owes that may be all rounding in a solution that is a difference. */
const nothing = 1e-9;

function sweepRing(net: EstateNetwork, ring: Int32Array): boolean {
  let moved = false;
  for (const m of ring) if (sweepEstate(net, m)) moved = true;
  return moved;
}

/** Numbers the estates that pay in part; @returns how many */
function listFree({ work, pays }: EstateNetwork, ring: Int32Array): number {
  let m = 0;
  for (const number of ring) {
    const i = work.sorted[number]!;
    if (!(pays[i]! > 0) || pays[i]! >= work.total[i]!) continue;
    work.freeNumber[i] = m;
    work.free[m] = i;
    m += 1;
  }
  return m;
}

/** Whether someone who pays all (or nothing) could no longer do so. */
function othersMove(net: EstateNetwork, ring: Int32Array): boolean {
  for (const number of ring) {
    const i = net.work.sorted[number]!;
    if (net.pays[i]! >= net.work.total[i]! && evaluate(net, number) < net.pays[i]!) return true;
  }
  return false;
}

/** The system y = c + A y of all that pay in part: y is what a payer has in its marginal rank. */
interface FreeSystem extends ShareSystem {
  /** Per free payer, the size that its accuracy refers to, what it has now, and where it goes. */
  readonly total: Float64Array;
  readonly now: Float64Array;
  readonly target: Float64Array;
  /** Share of what it has there that goes to free payers of other rings. */
  readonly onward: Float64Array;
}

/** Rows by receiver: shares of what a payer has in its marginal rank. */
function freeSystem(net: EstateNetwork, m: number): FreeSystem {
  const { work, owed, rank, paid, owedBy, beta } = net;
  const start = new Int32Array(m + 1);
  const from: number[] = [];
  const share: number[] = [];
  const passed: number[] = [];
  const floats = () => new Float64Array(m);
  const system = { count: m, start, leak: floats(), constant: floats(), total: floats(), now: floats(), target: floats(), onward: floats() };
  for (let f = 0; f < m; f += 1) {
    const i = work.free[f]!;
    const number = work.number[i]!;
    let fixed = 0;
    let received = 0;
    for (let p = work.start[number]!; p < work.start[number + 1]!; p += 1) {
      const k = work.claim[p]!;
      const j = work.sorted[work.from[p]!]!;
      const g = work.freeNumber[j]!;
      received += paid[k]!;
      if (g < 0 || rank[k]! !== work.partRank[j]) {
        fixed += paid[k]!;
        continue;
      }
      from.push(g);
      share.push((beta * owed[k]!) / work.partTotal[j]!);
      passed.push(k);
      work.isPassed[k] = 1;
    }
    start[f + 1] = from.length;
    system.constant[f] = net.base[i]! + beta * fixed - work.before[i]!;
    system.now[f] = net.pays[i]! - work.before[i]!;
    // What it owes beyond its means is in no sum here: beside a claim of 1e15 a loss of cents would pass for rounding.
    system.total[f] = Math.max(Math.abs(net.base[i]!), received, net.pays[i]!);
  }
  for (let f = 0; f < m; f += 1) {
    const i = work.free[f]!;
    // What leaks is summed up, never found as 1 less the rest.
    let outside = 0;
    for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
      const k = owedBy.items[p]!;
      if (rank[k] === work.partRank[i] && work.isPassed[k] === 0) outside += owed[k]!;
    }
    system.leak[f] = 1 - beta + (beta * outside) / work.partTotal[i]!;
  }
  for (const k of passed) work.isPassed[k] = 0;
  return { ...system, from: Int32Array.from(from), share: Float64Array.from(share) };
}

/**
 * Goes to where the linear system leads, or as far as everybody's rank allows.
 *
 * @returns whether that is the end of the way
 */
function approach(net: EstateNetwork, m: number): boolean {
  const { work } = net;
  const system = freeSystem(net, m);
  const ringCount = findRings(m, system.start, system.from, work.freeRings);
  const { order, ringStart } = work.freeRings;
  markOnward(system, order, ringStart, ringCount);
  let isEnd = true;
  for (let r = 0; r < ringCount; r += 1) {
    const ring = order.subarray(ringStart[r], ringStart[r + 1]);
    const outcome = aim(system, ring);
    if (outcome === 'waits') isEnd = false;
    if (outcome !== 'drains') continue;
    // It falls by itself, however the others stand: they wait.
    const falling = Array.from(ring, (f) => system.target[f]!);
    system.target.set(system.now);
    for (const [position, f] of ring.entries()) system.target[f] = falling[position]!;
    move(net, system, 1);
    return false;
  }
  let part = 1;
  for (let f = 0; f < m; f += 1) {
    if (system.target[f]! < -rounding * system.total[f]!) part = Math.min(part, system.now[f]! / (system.now[f]! - system.target[f]!));
  }
  move(net, system, part);
  return isEnd && part === 1;
}

function markOnward({ start, from, share, onward }: FreeSystem, order: Int32Array, ringStart: Int32Array, ringCount: number): void {
  const ringOf = new Int32Array(onward.length);
  for (let r = 0; r < ringCount; r += 1) for (let position = ringStart[r]!; position < ringStart[r + 1]!; position += 1) ringOf[order[position]!] = r;
  for (let f = 0; f < onward.length; f += 1) {
    for (let p = start[f]!; p < start[f + 1]!; p += 1) if (ringOf[from[p]!] !== ringOf[f]) onward[from[p]!]! += share[p]!;
  }
}

/** Pays the given part of the way to the targets; whoever comes to the bottom of its rank is put right on it. */
function move(net: EstateNetwork, { count, now, target, total }: FreeSystem, part: number): void {
  for (let f = 0; f < count; f += 1) {
    const i = net.work.free[f]!;
    const from = now[f]!;
    const to = target[f]!;
    let next = part === 1 ? to : from - part * (from - to);
    // Up only by what rounding took too much; down no further than the bottom.
    if (next > from + rounding * total[f]!) next = from;
    if (part < 1 && to < 0 && from / (from - to) <= part) next = 0;
    // What the numbers behind it cannot carry is the solution's noise: a ring without cash pays nothing.
    net.pays[i] = net.work.before[i]! + (next > rounding * rounding * total[f]! ? next : 0);
    distribute(net, i);
  }
}

/**
 * Works out the targets of one ring of free payers, those of rings that pay it being known.
 *
 * @returns `waits` for a ring that has to be looked at again when others have moved; `drains` for one that falls to a bottom
 */
function aim(system: FreeSystem, ring: Int32Array): 'aims' | 'waits' | 'drains' {
  const { start, from, share, constant, now, target } = system;
  if (ring.length === 1) {
    const f = ring[0]!;
    let sum = constant[f]!;
    for (let p = start[f]!; p < start[f + 1]!; p += 1) sum += share[p]! * target[from[p]!]!;
    target[f] = sum;
    return 'aims';
  }
  const part = ringSystem(system, ring);
  const y = Float64Array.from(ring, (f) => now[f]!);
  const closed = new Float64Array(ring.length);
  if (solveShares(part, part.total, y, closed)) {
    for (const [position, f] of ring.entries()) target[f] = y[position]!;
    return 'aims';
  }
  return aimClosed(part, ring, y, closed, now, target);
}

interface RingSystem extends ShareSystem {
  readonly total: Float64Array;
  /** What comes in with the payments of other rings as they are now, instead of at their targets. */
  readonly constantNow: Float64Array;
}

/** The system of one ring: what other rings pay it is given, and what it pays them leaks. */
function ringSystem(system: FreeSystem, ring: Int32Array): RingSystem {
  const place = new Map<number, number>();
  for (const [position, f] of ring.entries()) place.set(f, position);
  const start = new Int32Array(ring.length + 1);
  const from: number[] = [];
  const share: number[] = [];
  const constant = Float64Array.from(ring, (f) => system.constant[f]!);
  const constantNow = constant.slice();
  for (const [position, f] of ring.entries()) {
    for (let p = system.start[f]!; p < system.start[f + 1]!; p += 1) {
      const g = system.from[p]!;
      const inside = place.get(g);
      if (inside === undefined) {
        constant[position]! += system.share[p]! * system.target[g]!;
        constantNow[position]! += system.share[p]! * system.now[g]!;
      } else {
        from.push(inside);
        share.push(system.share[p]!);
      }
    }
    start[position + 1] = from.length;
  }
  const leak = Float64Array.from(ring, (f) => system.leak[f]! + system.onward[f]!);
  return { count: ring.length, start, from: Int32Array.from(from), share: Float64Array.from(share), leak, constant, constantNow, total: Float64Array.from(ring, (f) => system.total[f]!) };
}

/**
 * A ring that passes everything on. With no income it keeps what solves it, at the highest level that is no rise for anybody;
 * with less than none there is no solution, and it falls until someone has nothing left in its rank.
 */
function aimClosed({ constant, constantNow, total }: RingSystem, ring: Int32Array, y: Float64Array, closed: Float64Array, now: Float64Array, target: Float64Array): 'aims' | 'waits' | 'drains' {
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  const noise = rounding * sum(total);
  const isDraining = sum(constantNow) < -noise;
  if (!isDraining && sum(constant) < -noise) {
    for (const f of ring) target[f] = now[f]!;
    return 'waits';
  }
  let level = Infinity;
  for (const [position, f] of ring.entries()) level = Math.min(level, (isDraining ? now[f]! : now[f]! - y[position]!) / closed[position]!);
  for (const [position, f] of ring.entries()) {
    const fallen = now[f]! - level * closed[position]!;
    target[f] = isDraining ? (fallen <= rounding * total[position]! ? 0 : fallen) : y[position]! + level * closed[position]!;
  }
  return isDraining ? 'drains' : 'aims';
}
