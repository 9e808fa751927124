/** The laws of design/model.md section 6 over random workbooks that use all fields and contract types. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../shared/columns/define.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { EngineModel } from '../../shared/engine/inputs.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import { run } from '../../shared/engine/run.ts';
import { arbModel, arbScenario } from '../builders/arbitraries.ts';

const arbCase = (span: 'any' | 'plausible', maxFirms = 6, maxContracts = 14) =>
  arbModel({ maxFirms, maxContracts, span }).chain((model) => fc.tuple(fc.constant(model), arbScenario(model.firms.map(({ id }) => id))));

function outcome(model: EngineModel, scenario: Scenario): EngineResult {
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  return run(inputs.value);
}

/** All numbers of a result by name. */
function numbersOf(result: EngineResult): readonly (readonly [string, readonly number[]])[] {
  return Object.entries(result).map(([key, value]) => [key, typeof value === 'number' ? [value] : Array.from(value as Float64Array)]);
}

/** Where NaN says "none". */
const blankable = new Set(['dscr', 'ltv', 'need', 'covenantLtv', 'payments']);

/** The same firm-quarters, read in another order of rows. */
function reordered(values: ArrayLike<number>, order: readonly number[], width: number): number[] {
  return order.flatMap((row) => Array.from({ length: width }, (_, t) => values[row * width + t] ?? NaN));
}

describe('laws of the engine', () => {
  test('every accepted input gives finite numbers, a balanced ledger and exact clearings', () => {
    for (const span of ['plausible', 'any'] as const) {
      fc.assert(fc.property(arbCase(span), ([model, scenario]) => {
        const result = outcome(model, scenario);
        for (const [key, values] of numbersOf(result)) {
          for (const value of values) if (!Number.isFinite(value) && !(blankable.has(key) && Number.isNaN(value))) throw new Error(`${key}: ${value}`);
        }
        expect(result.ledgerError).toBeLessThan(1e-9);
        expect(result.residual).toBeLessThan(1e-13);
      }), { numRuns: 700 });
    }
  });

  test('an estate pays no more than it owes, and a dead firm has nothing', () => {
    fc.assert(fc.property(arbCase('plausible'), ([model, scenario]) => {
      const result = outcome(model, scenario);
      const width = result.quarters + 1;
      for (let i = 0; i < result.firmCount; i += 1) {
        expect(result.recovered[i]).toBeLessThanOrEqual(result.claims[i]! * (1 + 1e-12) + 1e-12);
        for (let t = 0; t < width; t += 1) {
          const isDead = result.failureQuarter[i]! > 0 && t >= result.failureQuarter[i]!;
          const place = i * width + t;
          expect(result.cash[place]).toBeGreaterThanOrEqual(0);
          expect(result.debt[place]).toBeGreaterThanOrEqual(0);
          if (isDead) expect([result.cash[place], result.debt[place], result.fleetValue[place], result.netWorth[place]]).toEqual([0, 0, 0, 0]);
        }
      }
    }), { numRuns: 400 });
  });

  test('the order of rows changes no bit', () => {
    const arb = arbCase('plausible').chain(([model, scenario]) => fc.tuple(
      fc.constant(model), fc.constant(scenario),
      fc.shuffledSubarray([...model.firms.keys()], { minLength: model.firms.length }), fc.shuffledSubarray([...model.contracts.keys()], { minLength: model.contracts.length }),
    ));
    fc.assert(fc.property(arb, ([model, scenario, firmOrder, contractOrder]) => {
      const one = outcome(model, scenario);
      const other = outcome({ market: model.market, firms: firmOrder.map((row) => model.firms[row]!), contracts: contractOrder.map((row) => model.contracts[row]!) }, scenario);
      const width = one.quarters + 1;
      for (const key of ['cash', 'debt', 'fleetValue', 'netWorth', 'dscr', 'ltv', 'need', 'shortfall', 'calls', 'blocked'] as const) {
        expect(Array.from(other[key])).toEqual(reordered(one[key], firmOrder, width));
      }
      for (const key of ['failureQuarter', 'failureRound', 'failureCause', 'claims', 'recovered', 'lossCaused'] as const) {
        expect(Array.from(other[key])).toEqual(reordered(one[key], firmOrder, 1));
      }
      expect(other.losses).toEqual(one.losses);
      expect(other.p).toEqual(one.p);
    }), { numRuns: 300 });
  });

  test('renaming firms changes no failure and no number beyond rounding', () => {
    fc.assert(fc.property(arbCase('plausible'), ([model, scenario]) => {
      const rename = (id: unknown) => (typeof id === 'string' ? `z${9 - Number(id.slice(1))}` : id);
      const renamed = {
        market: model.market,
        firms: model.firms.map((row): Row => ({ ...row, id: String(rename(row.id)), lender: rename(row.lender), vendor: rename(row.vendor) })),
        contracts: model.contracts.map((row): Row => ({ ...row, from: rename(row.from), to: rename(row.to) })),
      };
      const one = outcome(model, scenario);
      const other = outcome(renamed, { ...scenario, failures: scenario.failures.map(({ firm, quarter }) => ({ firm: String(rename(firm)), quarter })) });
      expect(other.failureQuarter).toEqual(one.failureQuarter);
      expect(other.failureCause).toEqual(one.failureCause);
      for (const [index, cash] of one.cash.entries()) expect(Math.abs(other.cash[index]! - cash)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(cash)));
    }), { numRuns: 200 });
  });

  test('money times a power of two is every money result times it, to the last bit', () => {
    const money = ['spotRent', 'gpuPrice', 'cash', 'revenue', 'opex', 'funding', 'otherAssets', 'gpuCost', 'gpuOpex', 'debt', 'undrawn', 'capex', 'principal', 'rent', 'amount', 'outstanding', 'injection', 'cap'];
    // Thresholds in money (1e-6, tolerances of at least 1 M) would see a difference in amounts near them.
    const round = (row: Row): Row => ({ ...row, ...Object.fromEntries(money.flatMap((key) => (typeof row[key] === 'number' && row[key] < 0.5 ? [[key, 0]] : []))) });
    const scaleRow = (row: Row, factor: number): Row => ({ ...row, ...Object.fromEntries(money.flatMap((key) => (typeof row[key] === 'number' ? [[key, row[key] * factor]] : []))) });
    fc.assert(fc.property(arbCase('plausible'), ([given, { failures }]) => {
      const scenario = { ...baseScenario, failures };
      const model = { market: round({ spotRent: 2.5, gpuPrice: 30, ...given.market }), firms: given.firms.map(round), contracts: given.contracts.map(round) };
      const factor = 1024;
      const scaled = { market: scaleRow(model.market, factor), firms: model.firms.map((row) => scaleRow(row, factor)), contracts: model.contracts.map((row) => scaleRow(row, factor)) };
      const one = outcome(model, scenario);
      const other = outcome(scaled, scenario);
      if (smallest(one) < 1e-4) return;
      expect(other.failureQuarter).toEqual(one.failureQuarter);
      expect(Array.from(other.cash)).toEqual(Array.from(one.cash, (value) => value * factor));
      expect(Array.from(other.netWorth)).toEqual(Array.from(one.netWorth, (value) => value * factor));
      // A ratio is none where its divisor is below 1e-6 M.
      for (const key of ['ltv', 'dscr'] as const) {
        for (const [index, value] of one[key].entries()) if (!Number.isNaN(value)) expect(other[key][index]).toBe(value);
      }
    }), { numRuns: 300 });
  });

  test('a part that no contract connects does not see the other part', () => {
    fc.assert(fc.property(arbCase('plausible', 4, 8), arbModel({ maxFirms: 3, maxContracts: 5 }), ([one, scenario], two) => {
      const rename = (id: unknown) => (typeof id === 'string' ? `other ${id}` : id);
      const market = { ...one.market, rentElasticity: 0, marketDepth: 0, freezeLoss: null };
      const strangers = two.firms.map((row): Row => ({ ...row, id: String(rename(row.id)), name: `Other ${row.id}`, lender: rename(row.lender), vendor: rename(row.vendor) }));
      const theirs = two.contracts.map((row): Row => ({ ...row, id: `other ${row.id}`, from: rename(row.from), to: rename(row.to) }));
      const alone = outcome({ ...one, market }, scenario);
      const together = outcome({ market, firms: [...one.firms, ...strangers], contracts: [...one.contracts, ...theirs] }, scenario);
      expect(Array.from(together.failureQuarter.slice(0, alone.firmCount))).toEqual(Array.from(alone.failureQuarter));
      expect(Array.from(together.cash.slice(0, alone.cash.length))).toEqual(Array.from(alone.cash));
    }), { numRuns: 200 });
  });
});

/** The smallest positive amount of money in a result. */
function smallest(result: EngineResult): number {
  let least = Infinity;
  for (const values of [result.cash, result.debt, result.fleetValue, result.shortfall, result.need, result.losses]) {
    for (const value of values) if (value > 0 && value < least) least = value;
  }
  return least;
}
