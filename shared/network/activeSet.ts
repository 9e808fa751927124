/**
 * The greatest clearing vector of a large network, quickly: the frontier goes down coarsely until it is nearly known who fails;
 * the payments of those are then worked out on a compact matrix of their own (Gauss-Seidel), and what they pay less is handed
 * on once, exactly; again while others fall short by that. Payments stay above the greatest solution all the way.
 */
import type { BareNetwork } from './bareNetwork.ts';
import type { Frontier } from './frontier.ts';
import { drainFrontier, startFrontier } from './frontier.ts';

/** Arrays of the compact matrix, allocated once. */
export interface ActiveSet {
  readonly place: Int32Array;
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly amount: Float64Array;
  readonly constant: Float64Array;
  readonly share: Float64Array;
  readonly perOwed: Float64Array;
}

export function createActiveSet({ n, inFrom }: BareNetwork): ActiveSet {
  const floats = (length: number) => new Float64Array(length);
  return { place: new Int32Array(n), start: new Int32Array(n + 1), from: new Int32Array(inFrom.length), amount: floats(inFrom.length), constant: floats(n), share: floats(n), perOwed: floats(n) };
}

/** Where the first coarse pass stops; each further one is ten times finer. */
const coarse = 0.03;

/**
 * Fills `frontier.share` with the shares of their debts that firms pay, to within `tolerance` in the last sweep, and lists
 * those that fail.
 *
 * @param owes  per firm, all that it owes, outside included
 * @param own   what it has besides payments; `kept`, what is left of it for creditors if it fails
 * @returns the number of failed firms
 */
export function clearActive(
  net: BareNetwork, owes: Float64Array, own: Float64Array, kept: Float64Array, beta: number, frontier: Frontier, active: ActiveSet, tolerance: number,
): number {
  const { n, outStart, outTo, outAmount, inStart, inFrom, inAmount, isOwed } = net;
  const { share, slack, fixed, perOwed, queue, queued, failed, hasFailed, touched, isTouched, touchedCount } = frontier;
  let count = startFrontier(n, owes, isOwed, own, kept, beta, frontier);
  let from = 0;
  let fineness = coarse;
  while (from < count) {
    let waiting = 0;
    for (; from < count; from += 1) {
      const i = failed[from]!;
      queued[i] = 1;
      queue[waiting] = i;
      waiting += 1;
    }
    count = drainFrontier(n, outStart, outTo, outAmount, beta, share, slack, fixed, perOwed, queue, queued, failed, hasFailed, touched, isTouched, touchedCount, waiting, count, true, fineness, Infinity);
    compact(count, inStart, inFrom, inAmount, beta, kept, owes, share, hasFailed, failed, active.place, active.start, active.from, active.amount, active.constant, active.share, active.perOwed);
    for (let sweeps = 0; sweeps < mostSweeps; sweeps += 1) {
      if (sweepActive(count, active.start, active.from, active.amount, active.constant, active.perOwed, active.share) <= tolerance) break;
    }
    from = count;
    count = handOn(count, outStart, outTo, outAmount, share, slack, hasFailed, failed, active.share);
    fineness *= 0.1;
  }
  return count;
}

const mostSweeps = 5_000;

/** The matrix of what failed firms owe failed firms, and what each has besides. */
function compact(
  count: number, inStart: Int32Array, inFrom: Int32Array, inAmount: Float64Array, beta: number, kept: Float64Array, owes: Float64Array, share: Float64Array, hasFailed: Uint8Array, failed: Int32Array,
  place: Int32Array, start: Int32Array, from: Int32Array, amount: Float64Array, constant: Float64Array, activeShare: Float64Array, perOwed: Float64Array,
): void {
  for (let q = 0; q < count; q += 1) place[failed[q]!] = q;
  let length = 0;
  for (let q = 0; q < count; q += 1) {
    const i = failed[q]!;
    let received = 0;
    const end = inStart[i + 1]!;
    for (let k = inStart[i]!; k < end; k += 1) {
      const j = inFrom[k]!;
      if (hasFailed[j] === 0) received += inAmount[k]!;
      else {
        from[length] = place[j]!;
        amount[length] = beta * inAmount[k]!;
        length += 1;
      }
    }
    start[q + 1] = length;
    constant[q] = kept[i]! + beta * received;
    activeShare[q] = share[i]!;
    perOwed[q] = owes[i]! > 0 ? 1 / owes[i]! : 0;
  }
}

/** One sweep; @returns the largest fall of a share */
function sweepActive(count: number, start: Int32Array, from: Int32Array, amount: Float64Array, constant: Float64Array, perOwed: Float64Array, share: Float64Array): number {
  let worst = 0;
  let k = 0;
  for (let q = 0; q < count; q += 1) {
    let sum = constant[q]!;
    const end = start[q + 1]!;
    for (; k < end; k += 1) sum += amount[k]! * share[from[k]!]!;
    sum *= perOwed[q]!;
    if (sum < 0) sum = 0;
    const fall = share[q]! - sum;
    if (fall <= 0) continue;
    if (fall > worst) worst = fall;
    share[q] = sum;
  }
  return worst;
}

/** Takes the shares over and lowers the slack of creditors; @returns the number of failed firms, those short by it included */
function handOn(count: number, outStart: Int32Array, outTo: Int32Array, outAmount: Float64Array, share: Float64Array, slack: Float64Array, hasFailed: Uint8Array, failed: Int32Array, activeShare: Float64Array): number {
  let all = count;
  for (let q = 0; q < count; q += 1) {
    const i = failed[q]!;
    const fall = share[i]! - activeShare[q]!;
    if (!(fall > 0)) continue;
    share[i] = activeShare[q]!;
    const end = outStart[i + 1]!;
    for (let k = outStart[i]!; k < end; k += 1) {
      const j = outTo[k]!;
      const left = slack[j]! - outAmount[k]! * fall;
      slack[j] = left;
      if (left < 0 && hasFailed[j] === 0) {
        hasFailed[j] = 1;
        failed[all] = j;
        all += 1;
      }
    }
  }
  return all;
}
