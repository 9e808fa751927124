/**
 * The standard work W3 and W4: a cascade over quarters with one common asset whose price falls when it is sold, the same work
 * as in `limit/core.c`. A yardstick beside which the product's own model is quoted; no part of the product.
 *
 * Only firms that are short are visited: slack (`cash` during a quarter) is kept per firm, and whoever pays less hands that on.
 */
import { exp } from '../../shared/engine/elementary.ts';
import type { BareNetwork } from '../../shared/network/bareNetwork.ts';
import type { StandardNetwork } from './standardNetwork.ts';

/** Short is: resources below dues by more than this. */
const epsilon = 1e-7;

export interface Simulation {
  /** Closing cash of the last run, per firm. */
  readonly cash: Float64Array;
  /** Runs one scenario; @returns failures, lowest price */
  readonly run: (scenario: number) => { readonly failures: number; readonly lowestPrice: number };
}

function uniform(i: number, quarter: number, scenario: number): number {
  return mixed(Math.imul(i, 0x9e3779b1) ^ Math.imul(quarter, 0x85ebca77) ^ Math.imul(scenario, 0xc2b2ae3d)) / 4_294_967_296;
}

function mixed(x: number): number {
  let h = x ^ (x >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}

/** A quarter's books of all firms; lists who is short. The dead have a slack of 1e300. */
function books(
  n: number, seed: number, base: number, spread: number, cash: Float64Array, revenue: Float64Array, cost: Float64Array, draw: Float64Array, nett: Float64Array, own: Float64Array,
  stressed: Int32Array, isStressed: Uint8Array,
): number {
  let count = 0;
  for (let i = 0; i < n; i += 1) {
    let h = Math.imul(i, 0x9e3779b1) ^ seed;
    h ^= h >>> 16;
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
    const held = cash[i]! - draw[i]!;
    const flow = (held > 0 ? held : 0) + revenue[i]! * (base + spread * (h >>> 0)) - cost[i]!;
    const has = flow > 0 ? flow : 0;
    const slack = has + nett[i]!;
    own[i] = has;
    cash[i] = slack;
    if (slack < -epsilon) {
      stressed[count] = i;
      isStressed[i] = 1;
      count += 1;
    }
  }
  return count;
}

function cascade(
  n: number, outStart: Int32Array, outTo: Int32Array, outAmount: Float64Array, dues: Float64Array, own: Float64Array, assets: Float64Array, price: number, share: Float64Array, cash: Float64Array,
  stressed: Int32Array, isStressed: Uint8Array, queue: Int32Array, queued: Uint8Array, alpha: number, beta: number, tolerance: number, waiting: number, stressedCount: number,
): number {
  let head = 0;
  let left = waiting;
  let tail = left === n ? 0 : left;
  let count = stressedCount;
  while (left > 0) {
    const i = queue[head]!;
    head += 1;
    if (head === n) head = 0;
    left -= 1;
    queued[i] = 0;
    const owed = dues[i]!;
    const has = own[i]!;
    const next = (alpha * (has + assets[i]! * price) + beta * (cash[i]! + owed - has)) / owed;
    const fall = share[i]! - next;
    if (!(fall > tolerance)) continue;
    share[i] = next;
    for (let k = outStart[i]!, end = outStart[i + 1]!; k < end; k += 1) {
      const j = outTo[k]!;
      const slack = cash[j]! - outAmount[k]! * fall;
      cash[j] = slack;
      if (!(slack < -epsilon)) continue;
      if (isStressed[j] === 0) {
        isStressed[j] = 1;
        stressed[count] = j;
        count += 1;
      }
      if (queued[j] === 0 && slack + assets[j]! * price < -epsilon) {
        queued[j] = 1;
        queue[tail] = j;
        tail += 1;
        if (tail === n) tail = 0;
        left += 1;
      }
    }
  }
  return count;
}

function queueFailures(count: number, price: number, cash: Float64Array, assets: Float64Array, stressed: Int32Array, queue: Int32Array, queued: Uint8Array): number {
  let waiting = 0;
  for (let m = 0; m < count; m += 1) {
    const i = stressed[m]!;
    if (cash[i]! + assets[i]! * price < -epsilon) { queue[waiting] = i; queued[i] = 1; waiting += 1; }
  }
  return waiting;
}

function sales(count: number, price: number, cash: Float64Array, assets: Float64Array, stressed: Int32Array): number {
  let sum = 0;
  for (let m = 0; m < count; m += 1) {
    const i = stressed[m]!;
    const gap = -cash[i]!;
    sum += gap > assets[i]! * price ? assets[i]! : gap / price;
  }
  return sum;
}

/** Sells what covers the gaps; @returns how many firms cannot be saved, listed in `queue` */
function settle(count: number, price: number, cash: Float64Array, assets: Float64Array, stressed: Int32Array, isStressed: Uint8Array, queue: Int32Array): number {
  let failed = 0;
  for (let m = 0; m < count; m += 1) {
    const i = stressed[m]!;
    const gap = -cash[i]!;
    const worth = assets[i]! * price;
    isStressed[i] = 0;
    if (gap > worth + epsilon) { queue[failed] = i; failed += 1; continue; }
    const sold = gap > worth ? assets[i]! : gap / price;
    assets[i]! -= sold;
    cash[i]! += price * sold;
  }
  return failed;
}

/** @param net  the exposures of `standard` */
export function createSimulation(standard: StandardNetwork, { n, outStart, outTo, outAmount, inStart, inFrom, inAmount, owes, isOwed }: BareNetwork): Simulation {
  const { alpha, beta, w3 } = standard;
  const numbers = (values: readonly number[]) => Float64Array.from(values);
  const [opening, holdings, revenue, cost, draw] = [w3.cash, w3.assets, w3.revenue, w3.cost, w3.draw].map(numbers) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const floats = () => new Float64Array(n);
  const [cash, assets, dues, own, share, nett] = [floats(), floats(), floats(), floats(), floats(), floats()];
  const [queue, stressed, queued, isStressed, dead] = [new Int32Array(n), new Int32Array(n), new Uint8Array(n), new Uint8Array(n), new Uint8Array(n)];
  const allAssets = holdings.reduce((sum, each) => sum + each, 0);

  const bury = (failed: number) => {
    for (let m = 0; m < failed; m += 1) {
      const i = queue[m]!;
      dead[i] = 1;
      cash[i] = 0;
      assets[i] = 0;
      nett[i] = 1e300;
      for (let k = outStart[i]!; k < outStart[i + 1]!; k += 1) nett[outTo[k]!]! -= outAmount[k]!;
      for (let k = inStart[i]!; k < inStart[i + 1]!; k += 1) {
        dues[inFrom[k]!]! -= inAmount[k]!;
        nett[inFrom[k]!]! += inAmount[k]!;
      }
    }
  };
  const run = (scenario: number) => {
    for (let i = 0; i < n; i += 1) {
      cash[i] = opening[i]! + draw[i]!;
      nett[i] = isOwed[i]! - owes[i]!;
    }
    assets.set(holdings);
    dues.set(owes);
    share.fill(1);
    dead.fill(0);
    let demand = 1;
    let price = 1;
    let failures = 0;
    let lowestPrice = 1;
    for (let quarter = 1; quarter <= w3.quarters; quarter += 1) {
      demand *= 1 + w3.mu + w3.sigma * (2 * uniform(-1, quarter, scenario) - 1);
      const before = price + w3.kappa * (1 - price);
      let count = books(n, Math.imul(quarter, 0x85ebca77) ^ Math.imul(scenario, 0xc2b2ae3d), demand * (1 - w3.vol), (demand * w3.vol * 2) / 4_294_967_296, cash, revenue, cost, draw, nett, own, stressed, isStressed);
      price = before;
      for (let pass = 0; pass < 1000; pass += 1) {
        const waiting = queueFailures(count, price, cash, assets, stressed, queue, queued);
        if (waiting > 0) count = cascade(n, outStart, outTo, outAmount, dues, own, assets, price, share, cash, stressed, isStressed, queue, queued, alpha, beta, 1e-10, waiting, count);
        const next = before * exp((-w3.delta * sales(count, price, cash, assets, stressed)) / allAssets);
        if (price - next <= 1e-11) break;
        price = next;
      }
      const failed = settle(count, price, cash, assets, stressed, isStressed, queue);
      bury(failed);
      failures += failed;
      lowestPrice = Math.min(lowestPrice, price);
    }
    for (let i = 0; i < n; i += 1) cash[i] = dead[i] === 0 && cash[i]! > draw[i]! ? cash[i]! - draw[i]! : 0;
    return { failures, lowestPrice };
  };
  return { cash, run };
}
