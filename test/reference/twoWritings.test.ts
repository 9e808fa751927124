/**
 * The engine against the slow model: two writings of the same page that share no code, on live workbooks and on random ones.
 * Amounts may differ by rounding only; who fails, when, in which round and why may not differ at all.
 *
 * FIREBREAK_BOOKS compares more live books than a day's run does, FIREBREAK_SEED begins elsewhere.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { Model } from '../builders/arbitraries.ts';
import { arbModel, arbScenario } from '../builders/arbitraries.ts';
import type { LiveCase, LiveOptions } from '../builders/liveCase.ts';
import { liveCase } from '../builders/liveCase.ts';
import { reduceCase } from '../builders/reduceCase.ts';
import { compareWritings } from './writings.ts';

const books = Number(process.env['FIREBREAK_BOOKS'] ?? 400);
const firstSeed = Number(process.env['FIREBREAK_SEED'] ?? 0);

const isDifferent = ({ model, scenario }: LiveCase) => {
  const { differences } = compareWritings(model, scenario);
  return differences.length > 0 && !differences[0]!.startsWith('refused');
};

/** Compares the books of some seeds; the first that differs is made small and shown. */
function compareBooks(seeds: number, options: LiveOptions): void {
  let worst = 0;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const each = liveCase(seed, options);
    const found = compareWritings(each.model, each.scenario);
    worst = Math.max(worst, found.worst);
    if (found.differences.length === 0) continue;
    const small = isDifferent(each) ? reduceCase(each, isDifferent) : each;
    throw new Error(`Seed ${seed}: ${found.differences.slice(0, 5).join('; ')}\n${JSON.stringify(small)}`);
  }
  console.log(`${seeds} books of up to ${options.maxFirms} firms: the largest difference is ${worst.toExponential(1)} of the largest amount`);
}

test('live books give the same result in both writings', () => {
  compareBooks(books, { maxFirms: 14 });
}, 600_000);

test('large live books give the same result in both writings', () => {
  compareBooks(Math.ceil(books / 4), { maxFirms: 40 });
}, 600_000);

const arbCase = arbModel({ maxFirms: 6, maxContracts: 14 })
  .map((model): Model => ({ ...model, market: { ...model.market, quarters: Math.min(10, Number(model.market.quarters ?? 10)) } }))
  .chain((model) => fc.tuple(fc.constant(model), fc.oneof(fc.constant(baseScenario), arbScenario(model.firms.map(({ id }) => id)))));

test('random books give the same result in both writings', () => {
  fc.assert(fc.property(arbCase, ([model, scenario]) => {
    expect(compareWritings(model, scenario).differences).toEqual([]);
  }), { numRuns: 300, seed: 20251124 });
}, 120_000);
