/** Draws from a seed: the same seed gives the same draws on every machine. */
export interface Draws {
  readonly chance: (share: number) => boolean;
  readonly between: (low: number, high: number) => number;
  /** A whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Spread evenly over orders of magnitude; `low` is above 0. */
  readonly magnitude: (low: number, high: number) => number;
}

/** Mulberry32, seeded with one whole number. */
export function createDraws(seed: number): Draws {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    chance: (share) => next() < share,
    between,
    whole,
    pick: (items) => items[whole(0, items.length - 1)]!,
    magnitude: (low, high) => low * Math.exp(next() * Math.log(high / low)),
  };
}
