/** Runs live cases and lays their results out by firm, so that two runs can be compared whatever the order of their rows. */
import { compileInputs } from '../../shared/engine/inputs.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import { run } from '../../shared/engine/run.ts';
import { lossKinds } from '../../shared/engine/state.ts';
import type { LiveCase, LiveOptions } from './liveCase.ts';
import { liveCase } from './liveCase.ts';

export function outcome({ model, scenario }: LiveCase): EngineResult {
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) throw new Error(`refused: ${JSON.stringify(inputs.error)}`);
  return run(inputs.value);
}

/** FIREBREAK_TIMES takes that many times as many books as a day's run, FIREBREAK_SEED begins elsewhere. */
const times = Number(process.env['FIREBREAK_TIMES'] ?? 1);
const firstSeed = Number(process.env['FIREBREAK_SEED'] ?? 0);

/** How many networks a law is tried on: FIREBREAK_NETWORKS instead of those of a day's run. */
export function networkRuns(daily: number): { readonly numRuns: number } {
  return { numRuns: Number(process.env['FIREBREAK_NETWORKS'] ?? daily) };
}

/** Does something for so many seeds; what is thrown names the seed. */
export function forSeeds(count: number, check: (seed: number) => void): void {
  for (let seed = firstSeed; seed < firstSeed + count * times; seed += 1) {
    try {
      check(seed);
    } catch (error) {
      throw new Error(`Seed ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }
}

/** Checks something on so many live books. */
export function forLiveCases(count: number, options: LiveOptions, check: (each: LiveCase, seed: number) => void): void {
  forSeeds(count, (seed) => check(liveCase(seed, options), seed));
}

/** Numbers of a run under names that do not depend on the order of rows. */
export type Layout = ReadonlyMap<string, readonly number[]>;

const firmPaths = ['cash', 'debt', 'fleetValue', 'netWorth', 'dscr', 'ltv', 'need', 'blocked', 'shortfall', 'calls', 'covenantLtv'] as const;
const firmValues = ['failureQuarter', 'failureRound', 'failureCause', 'failureShortfall', 'claims', 'recovered', 'lossCaused'] as const;
const quarterPaths = ['p', 'priceFactor', 'unitPrice', 'creditOpen', 'unitsSold'] as const;

/** @param named  the names to use for ids that another run has otherwise */
export function layOut({ model }: LiveCase, result: EngineResult, named = (id: string): string => id): Layout {
  const width = result.quarters + 1;
  const part = (values: ArrayLike<number>, index: number, size: number) => Array.from({ length: size }, (_, place) => values[index * size + place]!);
  const layout = new Map<string, readonly number[]>(quarterPaths.map((key) => [key, Array.from(result[key])]));
  for (const [place, kind] of lossKinds.entries()) layout.set(`losses.${kind}`, Array.from({ length: width }, (_, t) => result.losses[t * lossKinds.length + place]!));
  for (const [index, row] of model.firms.entries()) {
    const id = named(row.id);
    for (const key of firmPaths) layout.set(`${id}.${key}`, part(result[key], index, width));
    for (const key of firmValues) layout.set(`${id}.${key}`, part(result[key], index, 1));
    layout.set(`${id}.lossSuffered`, part(result.lossSuffered, index, lossKinds.length));
  }
  return layout;
}

const events = /failureQuarter|failureRound|failureCause|blocked|creditOpen/;
const ratios = /dscr|ltv|covenantLtv|^p$|priceFactor/i;

/**
 * What differs between two runs, in what the first one has.
 *
 * @param allowed  0: not a bit; otherwise a share of the largest amount. Who fails, when and why never differs.
 */
export function differences(one: Layout, other: Layout, allowed: number): readonly string[] {
  let scale = 1;
  if (allowed > 0) for (const [key, values] of one) if (!ratios.test(key)) for (const value of values) if (Math.abs(value) > scale) scale = Math.abs(value);
  const found: string[] = [];
  for (const [key, values] of one) {
    const others = other.get(key) ?? [];
    const bound = events.test(key) ? 0 : allowed;
    for (const [index, value] of values.entries()) {
      const found2 = others[index];
      const isSame = Object.is(found2, value) || found2 === value || (bound > 0 && Math.abs(found2! - value) <= bound * (ratios.test(key) ? 1e3 * Math.max(1, Math.abs(value)) : scale));
      if (!isSame) found.push(`${key}[${index}]: ${value}, then ${found2}`);
    }
  }
  return found;
}

/** The smallest positive amount of money in a result: laws of scale hold above 1e-6 M. */
export function smallestAmount(result: EngineResult): number {
  let least = Infinity;
  for (const values of [result.cash, result.debt, result.fleetValue, result.shortfall, result.need, result.losses, result.calls]) {
    for (const value of values) if (value > 0 && value < least) least = value;
  }
  return least;
}
