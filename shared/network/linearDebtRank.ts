/**
 * Linear DebtRank (Bardoscia et al., PLoS ONE 10(6), 2015): the least h with h_i = min(1, start_i + sum_j weight_ij h_j).
 *
 * On the firms that the start reaches the map is concave and has one fixed point only, so that any way there will do:
 * Gauss-Seidel sweeps, with the slowest part of what is left extrapolated (Lyusternik 1947) when it has come to the fore. The
 * end is a sweep over everybody that changes nothing. Top-level functions over arrays, nothing allocated: `worstChange` and
 * its like are run millions of times.
 */
import type { BareNetwork } from './bareNetwork.ts';

export interface DistressWork {
  /** weight_ij in the order of `inFrom`. */
  readonly weight: Float64Array;
  readonly change: Float64Array;
}

/** Impact A_ij / E_i of each debtor on each creditor; none on firms without equity, which start at 1. */
export function createDistressWork({ n, inStart, inAmount }: BareNetwork, equity: Float64Array): DistressWork {
  const weight = new Float64Array(inAmount.length);
  for (let i = 0; i < n; i += 1) {
    // Cut far above anything that matters, so that no infinity meets a distress of 0.
    if (equity[i]! > 0) for (let k = inStart[i]!; k < inStart[i + 1]!; k += 1) weight[k] = Math.min(1e200, inAmount[k]! / equity[i]!);
  }
  return { weight, change: new Float64Array(n) };
}

/** Sums of changes of the last sweep, and its largest. */
const sweepResult = { sum: 0, worst: 0 };

/** One sweep in place; firms at 1 are left alone unless `all`. */
function sweep(n: number, inStart: Int32Array, inFrom: Int32Array, weight: Float64Array, start: Float64Array, h: Float64Array, change: Float64Array, all: boolean): void {
  let sum = 0;
  let worst = 0;
  for (let i = 0; i < n; i += 1) {
    const before = h[i]!;
    if (before >= 1 && !all) {
      change[i] = 0;
      continue;
    }
    let next = start[i]!;
    const end = inStart[i + 1]!;
    for (let k = inStart[i]!; k < end; k += 1) next += weight[k]! * h[inFrom[k]!]!;
    if (next > 1) next = 1;
    const moved = next - before;
    h[i] = next;
    change[i] = moved;
    const size = moved < 0 ? -moved : moved;
    sum += size;
    if (size > worst) worst = size;
  }
  sweepResult.sum = sum;
  sweepResult.worst = worst;
}

/** Adds what the changes would still add up to if each sweep went on to change `ratio` of the one before; nobody reaches 1 or 0 by it. */
function extrapolate(n: number, h: Float64Array, change: Float64Array, factor: number): void {
  for (let i = 0; i < n; i += 1) {
    const next = h[i]! + change[i]! * factor;
    if (next < 1 && next > 0) h[i] = next;
  }
}

const mostSweeps = 100_000;

/**
 * Fills `h`, from wherever it stands between 0 and the solution or above it.
 *
 * @param start      h(0) per firm, in [0, 1]
 * @param tolerance  largest change of a last sweep that counts as none
 * @returns what the last sweep changed at most
 */
export function settleDistress({ n, inStart, inFrom }: BareNetwork, { weight, change }: DistressWork, start: Float64Array, h: Float64Array, tolerance: number): number {
  let sumBefore = 0;
  let ratioBefore = 0;
  let sinceLeap = 0;
  for (let taken = 0; taken < mostSweeps; taken += 1) {
    sweep(n, inStart, inFrom, weight, start, h, change, false);
    if (sweepResult.worst <= tolerance) {
      sweep(n, inStart, inFrom, weight, start, h, change, true);
      if (sweepResult.worst <= tolerance) return sweepResult.worst;
    }
    const ratio = sumBefore > 0 ? sweepResult.sum / sumBefore : 0;
    sumBefore = sweepResult.sum;
    sinceLeap += 1;
    if (sinceLeap >= 3 && ratio < 0.9999 && Math.abs(ratio - ratioBefore) < 0.05 * (1 - ratio)) {
      extrapolate(n, h, change, ratio / (1 - ratio));
      sinceLeap = 0;
      sumBefore = 0;
    }
    ratioBefore = ratio;
  }
  return sweepResult.worst;
}
