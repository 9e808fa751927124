/**
 * Solves y = c + A y on a ring of payers: small ones by elimination, large ones by sweeps first.
 *
 * Sweeps (Gauss-Seidel) add only what is positive and are exact to rounding; what they are slow at, the level of all payments
 * together, follows from the balance of the whole ring: what leaks out of it is what comes in (aggregation with one group:
 * Koury, McAllister & Stewart 1984). A ring on which they still do not come to rest, such as a long circle, is sparse enough
 * for elimination.
 */
import type { ShareSystem } from './elimination.ts';
import { eliminate } from './elimination.ts';

/** Up to this many payers elimination is the faster way. */
const smallRing = 24;
const mostSweeps = 2_000;
/** Sweeps that shrink changes by less than this on average, over as many as it takes to tell, would take longer than elimination. */
const slowest = 0.985;
const toTell = 20;
const slowestOverall = Array.from({ length: toTell }).reduce((product: number) => product * slowest, 1);
/** Changes below this share of what a payer owes are rounding. */
const stillness = 4e-16;

/**
 * @param total   per payer, the size that its accuracy refers to
 * @param y       overwritten with the solution
 * @param closed  overwritten with v = A v > 0 if the ring leaks nothing: then y + t v solves it for every t, if any y does
 * @returns whether it leaks
 */
export function solveShares(system: ShareSystem, total: Float64Array, y: Float64Array, closed: Float64Array): boolean {
  const { count } = system;
  const isLarge = count > smallRing && anyLeak(system);
  if (isLarge && sweepToRest(system, new Float64Array(count).fill(1), total, y)) return true;
  const leaks = eliminate(system, y, closed, (core, pivot, nodes, solution) => isLarge && sweepToRest(core, pivot, Float64Array.from(nodes, (i) => total[i]!), solution));
  if (leaks && count > smallRing) refine(system, total, y);
  return leaks;
}

/** Evens out what rounding added up over a long elimination. */
function refine(system: ShareSystem, total: Float64Array, y: Float64Array): void {
  const { count, start, from, share, leak, constant } = system;
  const income = preciseSum(count, constant, null);
  const whole = new Float64Array(count).fill(1);
  for (let pass = 0; pass < 2; pass += 1) {
    const factor = income / preciseSum(count, leak, y);
    if (Math.abs(factor - 1) < 1e-9) level(count, y, factor);
    sweep(count, start, from, share, constant, whole, total, y);
  }
}

function anyLeak({ count, leak }: ShareSystem): boolean {
  for (let j = 0; j < count; j += 1) if (leak[j]! > 0) return true;
  return false;
}

/**
 * Begins far from the solution on purpose: payers that pay next to nothing but one another are so slow to find their level that
 * near it no step shows how far they still are. From afar the steps stay visible, and sweeps that would take too long are seen.
 *
 * @returns false when the sweeps do not come to rest soon enough; `y` is then to be thrown away
 */
function sweepToRest(system: ShareSystem, pivot: Float64Array, total: Float64Array, y: Float64Array): boolean {
  const { count, start, from, share, leak, constant } = system;
  const income = preciseSum(count, constant, null);
  for (let i = 0; i < count; i += 1) y[i] = total[i]! * scattered(i);
  let before = Infinity;
  let earlier = Infinity;
  for (let taken = 0; taken < mostSweeps; taken += 1) {
    if (income > 0) level(count, y, income / preciseSum(count, leak, y));
    const worst = sweep(count, start, from, share, constant, pivot, total, y);
    if (worst <= stillness) return true;
    // Near the end rounding may keep a last digit moving.
    if (worst <= 8 * stillness && worst >= before) return true;
    if (taken > 0 && taken % toTell === 0) {
      if (worst > earlier * slowestOverall) return false;
      earlier = worst;
    }
    before = worst;
  }
  return false;
}

/** A number from 0 to 1 that has nothing to do with that of the neighbours. */
function scattered(i: number): number {
  return ((i + 1) * goldenShare) % 1;
}

const goldenShare = 0.6180339887498949;

function sweep(count: number, start: Int32Array, from: Int32Array, share: Float64Array, constant: Float64Array, pivot: Float64Array, total: Float64Array, y: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < count; i += 1) {
    let sum = constant[i]!;
    const end = start[i + 1]!;
    for (let p = start[i]!; p < end; p += 1) sum += share[p]! * y[from[p]!]!;
    const next = sum / pivot[i]!;
    const moved = next - y[i]!;
    const size = (moved < 0 ? -moved : moved) / total[i]!;
    if (size > worst) worst = size;
    y[i] = next;
  }
  return worst;
}

/** Multiplies all by a factor that is not nonsense. */
function level(count: number, y: Float64Array, factor: number): void {
  if (!(factor > 0 && factor < 1e6) || Math.abs(factor - 1) <= stillness) return;
  for (let i = 0; i < count; i += 1) y[i]! *= factor;
}

/** Sum of a, or of a_i b_i, with the rounding of each addition carried along (Neumaier 1974). */
function preciseSum(count: number, a: Float64Array, b: Float64Array | null): number {
  let sum = 0;
  let carry = 0;
  for (let i = 0; i < count; i += 1) {
    const value = b === null ? a[i]! : a[i]! * b[i]!;
    const next = sum + value;
    carry += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + carry;
}
