/**
 * The standard networks of the bench: scale-free exposures, the same bytes for the same size and seed, as the C limit and the
 * other baselines read them (`limit/`).
 */
import type { BareNetwork } from '../../shared/network/bareNetwork.ts';
import { createBareNetwork } from '../../shared/network/bareNetwork.ts';

export interface StandardNetwork {
  readonly n: number;
  readonly m: number;
  readonly seed: number;
  readonly alpha: number;
  readonly beta: number;
  readonly cash: readonly number[];
  /** Debtor, creditor, amount. */
  readonly liabilities: readonly (readonly [number, number, number])[];
  readonly buffer: readonly number[];
  readonly weight: readonly number[];
  readonly w3: {
    readonly quarters: number; readonly cash: readonly number[]; readonly assets: readonly number[]; readonly revenue: readonly number[];
    readonly cost: readonly number[]; readonly draw: readonly number[];
    readonly mu: number; readonly sigma: number; readonly vol: number; readonly delta: number; readonly kappa: number; readonly scenario: number;
  };
}

/** Mulberry32: small, quick, and the same everywhere. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const rounded = (x: number): number => Math.round(x * 1e4) / 1e4;

/** How many creditors each firm has: fitness with tail index 1.5 (degree exponent 2.5), m in all, none above `cap`. */
function degrees(fitness: Float64Array, m: number, cap: number, random: () => number): Float64Array {
  const at = (factor: number) => fitness.map((x) => Math.min(cap, Math.max(1, Math.round(factor * x))));
  const sum = (values: Float64Array) => values.reduce((total, x) => total + x, 0);
  let low = 0;
  let high = 100;
  for (let k = 0; k < 60; k += 1) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) > m) high = middle;
    else low = middle;
  }
  const found = at(low);
  let total = sum(found);
  while (total !== m) {
    const i = Math.floor(random() * fitness.length);
    if (total < m && found[i]! < cap) { found[i]! += 1; total += 1; }
    else if (total > m && found[i]! > 1) { found[i]! -= 1; total -= 1; }
  }
  return found;
}

/**
 * @param n        firms
 * @param perFirm  exposures a firm
 */
export function standardNetwork(n: number, seed = 1, perFirm = 10): StandardNetwork {
  const random = randomNumbers(seed * 7919 + n);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const m = perFirm * n;
  const fitness = Float64Array.from({ length: n }, () => Math.pow(1 - random(), -1 / 1.5));
  const degree = degrees(fitness, m, Math.max(10, Math.floor(n / 4)), random);
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) sums[i + 1] = sums[i]! + fitness[i]!;
  const pick = () => {
    const wanted = random() * sums[n]!;
    let low = 0;
    let high = n;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (sums[middle]! <= wanted) low = middle;
      else high = middle;
    }
    return low;
  };
  const stamp = new Int32Array(n).fill(-1);
  const liabilities: [number, number, number][] = [];
  const owes = new Float64Array(n);
  const owed = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    stamp[i] = i;
    const row: number[] = [];
    for (let k = 0; k < degree[i]!; k += 1) {
      let j = 0;
      let tries = 0;
      do { j = tries < 20 ? pick() : Math.floor(random() * n); tries += 1; } while (stamp[j] === i);
      stamp[j] = i;
      row.push(j);
    }
    for (const j of row.toSorted((a, b) => a - b)) {
      const amount = rounded(rounded(100 * Math.exp(gauss())) + 1e-4);
      liabilities.push([i, j, amount]);
      owes[i]! += amount;
      owed[j]! += amount;
    }
  }
  const parts = { cash: [] as number[], buffer: [] as number[], weight: [] as number[], c0: [] as number[], a0: [] as number[], revenue: [] as number[], cost: [] as number[], draw: [] as number[] };
  for (let i = 0; i < n; i += 1) {
    const size = 0.5 * (owes[i]! + owed[i]!);
    const gap = owes[i]! - owed[i]!;
    // Solvent before the shock; a quarter of the firms then lose 40 to 100 % of their cash.
    const before = Math.max(0.05 * owes[i]!, gap + (0.02 + 0.18 * random()) * size);
    const hit = random() < 0.26 ? 0.4 + 0.6 * random() : 0;
    parts.cash.push(rounded(before * (1 - hit)));
    parts.buffer.push(Math.max(0.1 * size, before + owed[i]! - owes[i]!));
    parts.weight.push(size);
    parts.c0.push(rounded((0.1 + 0.4 * random()) * size));
    parts.a0.push(rounded((0.1 + 0.4 * random()) * size));
    parts.revenue.push(rounded(0.5 * size + Math.max(0, gap)));
    parts.cost.push(rounded(0.485 * size));
    parts.draw.push(rounded(Math.max(0, -gap)));
  }
  const scale = spectralRadius(n, liabilities, parts.buffer) / 0.9;
  return {
    n, m, seed, alpha: 0.9, beta: 0.9, cash: parts.cash, liabilities, buffer: parts.buffer.map((x) => Math.round(x * scale * 1e4) / 1e4), weight: parts.weight.map(rounded),
    w3: { quarters: 20, cash: parts.c0, assets: parts.a0, revenue: parts.revenue, cost: parts.cost, draw: parts.draw, mu: -0.002, sigma: 0.04, vol: 0.25, delta: 2, kappa: 0.5, scenario: 0 },
  };
}

/** Of the impacts W_ij = L_ji / buffer_i, by power iteration. */
function spectralRadius(n: number, liabilities: StandardNetwork['liabilities'], buffer: readonly number[]): number {
  let x = new Float64Array(n).fill(1);
  let radius = 1;
  for (let step = 0; step < 200; step += 1) {
    const next = new Float64Array(n);
    for (const [i, j, amount] of liabilities) next[j]! += amount * x[i]!;
    radius = 0;
    for (let i = 0; i < n; i += 1) { next[i]! /= buffer[i]!; radius = Math.max(radius, next[i]!); }
    for (let i = 0; i < n; i += 1) next[i]! /= radius;
    x = next;
  }
  return radius;
}

/** The exposures as the product's static models read them. */
export function bareNetwork({ n, liabilities }: StandardNetwork): BareNetwork {
  return createBareNetwork(n, {
    debtor: Int32Array.from(liabilities, ([debtor]) => debtor), creditor: Int32Array.from(liabilities, ([, creditor]) => creditor), amount: Float64Array.from(liabilities, ([, , amount]) => amount),
  });
}
