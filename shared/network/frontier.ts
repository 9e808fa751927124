/**
 * Greatest clearing vector by a frontier: only firms that are short are ever looked at, and each hands on what it pays less.
 *
 * Firm i pays all it owes if own_i + received_i >= owes_i, else max(0, kept_i + beta * received_i) of it, where kept_i is what
 * is left of its own. From payment in full the shares paid only ever fall, so the limit is the greatest solution, whatever the
 * order (chaotic iteration; Rogers & Veraart 2013 for costs). The kernels are top-level functions over arrays: V8 runs them
 * about twice as fast as closures. Does not own: the exact end of slow rings (`engine/estates.ts`).
 */

/** Per firm; slack is what a firm has beyond its debts plus the tolerance of its comparison: below 0 it is short. */
export interface Frontier {
  readonly share: Float64Array;
  readonly slack: Float64Array;
  /** share = (fixed + beta * slack) * perOwed, at least 0. */
  readonly fixed: Float64Array;
  readonly perOwed: Float64Array;
  readonly queue: Int32Array;
  readonly queued: Uint8Array;
  /** Firms that were ever short. */
  readonly failed: Int32Array;
  /** 1, or `waitsForNextRound` for those that the round just worked off found short. */
  readonly hasFailed: Uint8Array;
  /** Firms whose share has fallen, or that were waiting when the frontier was stopped; `touchedCount[0]` of them. */
  readonly touched: Int32Array;
  readonly isTouched: Uint8Array;
  readonly touchedCount: Int32Array;
}

export const waitsForNextRound = 2;

export function createFrontier(n: number): Frontier {
  const floats = () => new Float64Array(n);
  return {
    share: floats(), slack: floats(), fixed: floats(), perOwed: floats(),
    queue: new Int32Array(n), queued: new Uint8Array(n), failed: new Int32Array(n), hasFailed: new Uint8Array(n),
    touched: new Int32Array(n), isTouched: new Uint8Array(n), touchedCount: new Int32Array(1),
  };
}

/** Boundaries are decided with this tolerance, relative to what a firm owes or has of its own: 0.1 + 0.7 pays 0.8. */
export const shortTolerance = 1e-12;

/**
 * Everybody pays in full; who cannot is listed in `failed`.
 *
 * @param owned  per firm, what it has besides payments of others; may be negative
 * @param kept   what of it is left for creditors if the firm fails
 * @returns the number of firms short
 */
export function startFrontier(
  n: number, owes: Float64Array, isOwed: Float64Array, owned: Float64Array, kept: Float64Array, beta: number, { share, slack, fixed, perOwed, failed, hasFailed, queued, isTouched, touchedCount }: Frontier,
): number {
  isTouched.fill(0);
  touchedCount[0] = 0;
  let count = 0;
  for (let i = 0; i < n; i += 1) {
    const all = owes[i]!;
    const own = owned[i]!;
    const tolerance = shortTolerance * Math.max(all, own < 0 ? -own : own);
    const start = isOwed[i]! + own - all + tolerance;
    share[i] = 1;
    slack[i] = start;
    // beta * received = beta * (slack - tolerance + owes - own).
    fixed[i] = kept[i]! + beta * (all - own - tolerance);
    perOwed[i] = all > 0 ? 1 / all : 0;
    hasFailed[i] = 0;
    queued[i] = 0;
    if (start < 0) {
      failed[count] = i;
      hasFailed[i] = 1;
      count += 1;
    }
  }
  return count;
}

/**
 * Works off a queue of `count` failed firms; who falls short on the way joins `failed` behind `failedCount`, and the queue as
 * well if `joins`. Stops when no share falls by more than `tolerance`, or after `mostVisits`.
 *
 * @returns the number of failed firms; negative (minus one less) if it was stopped by `mostVisits`
 */
export function drainFrontier(
  n: number, outStart: Int32Array, outTo: Int32Array, outAmount: Float64Array, beta: number,
  share: Float64Array, slack: Float64Array, fixed: Float64Array, perOwed: Float64Array,
  queue: Int32Array, queued: Uint8Array, failed: Int32Array, hasFailed: Uint8Array, touched: Int32Array, isTouched: Uint8Array, touchedCount: Int32Array,
  count: number, failedCount: number, joins: boolean, tolerance: number, mostVisits: number,
): number {
  let waiting = count;
  let all = failedCount;
  let head = 0;
  let tail = waiting === n ? 0 : waiting;
  let visits = 0;
  let touches = touchedCount[0]!;
  const mark = joins ? 1 : waitsForNextRound;
  while (waiting > 0) {
    const i = queue[head]!;
    head += 1;
    if (head === n) head = 0;
    waiting -= 1;
    queued[i] = 0;
    visits += 1;
    if (visits > mostVisits) {
      let left = i;
      for (;;) {
        queued[left] = 0;
        if (isTouched[left] === 0) { isTouched[left] = 1; touched[touches] = left; touches += 1; }
        if (waiting === 0) break;
        left = queue[head]!;
        head += 1;
        if (head === n) head = 0;
        waiting -= 1;
      }
      touchedCount[0] = touches;
      return -1 - all;
    }
    let next = (fixed[i]! + beta * slack[i]!) * perOwed[i]!;
    if (next < 0) next = 0;
    const fall = share[i]! - next;
    if (fall <= tolerance) continue;
    share[i] = next;
    if (isTouched[i] === 0) { isTouched[i] = 1; touched[touches] = i; touches += 1; }
    const end = outStart[i + 1]!;
    for (let k = outStart[i]!; k < end; k += 1) {
      const j = outTo[k]!;
      const left = slack[j]! - outAmount[k]! * fall;
      slack[j] = left;
      if (left < 0 && queued[j] === 0) {
        if (hasFailed[j] === 0) {
          hasFailed[j] = mark;
          failed[all] = j;
          all += 1;
        }
        if (hasFailed[j] === waitsForNextRound) continue;
        queued[j] = 1;
        queue[tail] = j;
        tail += 1;
        if (tail === n) tail = 0;
        waiting += 1;
      }
    }
  }
  touchedCount[0] = touches;
  return all;
}
