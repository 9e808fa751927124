/**
 * Looking for places on a line where an answer changes, by scanning and halving. Nothing is assumed of the line between the places
 * that were looked at: outcomes jump, and need not be monotone, so that answers name what was scanned.
 */
import type { Steps } from './steps.ts';

/** What was found at one place. */
export interface Sample<Value> {
  readonly x: number;
  readonly value: Value;
}

/** Two neighbouring places with different answers. */
export interface Bracket<Value> {
  readonly low: Sample<Value>;
  readonly high: Sample<Value>;
}

export interface LineOptions {
  readonly from: number;
  readonly to: number;
  /** Places that are looked at, both ends included; at least 2. */
  readonly steps: number;
  readonly whole: boolean;
}

/** The places of a scan: evenly spread, whole where they have to be, each once. */
export function placesOf({ from, to, steps, whole }: LineOptions): readonly number[] {
  const count = Math.max(2, steps);
  const places = Array.from({ length: count }, (_, index) => {
    const place = index === count - 1 ? to : from + ((to - from) * index) / (count - 1);
    return whole ? Math.round(place) : place;
  });
  return places.filter((place, index) => index === 0 || place !== places[index - 1]);
}

/** Looks at every place of a scan. */
export function* scanLine<Value>(options: LineOptions, ask: (x: number) => Value): Steps<readonly Sample<Value>[]> {
  const places = placesOf(options);
  const samples: Sample<Value>[] = [];
  for (const x of places) {
    samples.push({ x, value: ask(x) });
    yield { done: samples.length, total: places.length };
  }
  return samples;
}

/**
 * Narrows a bracket by halving until it is no wider than the tolerance, or until there is no number between its ends.
 *
 * @param isLow  whether an answer is on the side of `low`; it is for `low` and is not for `high`
 */
export function* narrow<Value>(bracket: Bracket<Value>, isLow: (value: Value) => boolean, ask: (x: number) => Value, { whole, tolerance }: { readonly whole: boolean; readonly tolerance: number }): Steps<Bracket<Value>> {
  let { low, high } = bracket;
  for (let done = 1; Math.abs(high.x - low.x) > (whole ? 1 : tolerance); done += 1) {
    const half = low.x + (high.x - low.x) / 2;
    const x = whole ? Math.round(half) : half;
    if (x === low.x || x === high.x) break;
    const value = ask(x);
    if (isLow(value)) low = { x, value };
    else high = { x, value };
    yield { done, total: done + 1 };
  }
  return { low, high };
}

/**
 * Narrows a bracket of a number that changes sign, below 0 at `low` and not at `high`, until it is no wider than the tolerance.
 * It aims where the straight line between the ends crosses 0, a little beyond and a little before in turn, so that both ends
 * close in; where that is slow (the number jumps) it halves, so that it never takes much longer than halving.
 */
export function* narrowBySize(bracket: Bracket<number>, ask: (x: number) => number, tolerance: number): Steps<Bracket<number>> {
  let { low, high } = bracket;
  let former = Infinity;
  for (let done = 1; high.x - low.x > tolerance; done += 1) {
    const width = high.x - low.x;
    const isSlow = done % 3 === 0 && width > former / 8;
    if (done % 3 === 0) former = width;
    const crossing = low.x + width * (-low.value / (high.value - low.value));
    const aimed = crossing + (done % 2 === 1 ? 0.4 : -0.4) * tolerance;
    const half = low.x + width / 2;
    const x = isSlow || !(aimed > low.x && aimed < high.x) ? half : aimed;
    if (x === low.x || x === high.x) break;
    const value = ask(x);
    if (value < 0) low = { x, value };
    else high = { x, value };
    yield { done, total: done + 1 };
  }
  return { low, high };
}
