/** What every explanation must hold, over random workbooks with drivers, overrides and forced failures. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../shared/columns/define.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { pressureKinds } from '../../shared/analysis/contagion.ts';
import type { ExplainedRun } from '../../shared/analysis/explain.ts';
import { explain } from '../../shared/analysis/explain.ts';
import type { ExplainedItem, ExplainedSums, Explanation } from '../../shared/analysis/explanation.ts';
import { channels } from '../../shared/engine/accountItem.ts';
import type { EngineModel } from '../../shared/engine/inputs.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { causes, lossKinds } from '../../shared/engine/state.ts';
import { arbModel, arbScenario } from '../builders/arbitraries.ts';
import { arbOverride } from '../builders/arbWorkbook.ts';

const arbCase = (span: 'any' | 'plausible') =>
  arbModel({ maxFirms: 6, maxContracts: 14, span })
    .map((model): EngineModel => ({ ...model, market: { ...model.market, quarters: Math.min(10, Number(model.market.quarters ?? 10)) } }))
    .chain((model) => {
      const overrides = fc.uniqueArray(arbOverride(model as never, span), { maxLength: 5, selector: ({ target, id, field }) => JSON.stringify([target, id, field]) })
        .map((given) => given.filter(({ field }) => field !== 'quarters'));
      return fc.tuple(fc.constant(model), arbScenario(model.firms.map(({ id }) => id)), overrides);
    })
    .map(([model, scenario, overrides]) => ({ model, scenario: { ...scenario, overrides } }))
    .filter(({ model, scenario }) => compileInputs(model, scenario).ok);

function explained(model: EngineModel, scenario: Scenario): ExplainedRun {
  const outcome = explain(model, scenario);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The size of the numbers behind an explanation: rounding is a share of it. */
const sizeOf = ({ items, here, base }: Explanation) =>
  Math.max(1, sum(items.map((item) => Math.abs(item.here) + Math.abs(item.base))), Math.abs(here.gap), Math.abs(base?.gap ?? 0));

function checkSums(items: readonly ExplainedItem[], which: 'here' | 'base', sums: ExplainedSums, size: number): void {
  const side = (name: ExplainedItem['side']) => sum(items.filter((item) => item.side === name).map((item) => item[which]));
  const close = (got: number, want: number) => expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-11 * size);
  close(side('dues'), sums.dues);
  close(side('ownCash'), sums.ownCash);
  close(side('received'), sums.received);
  close(side('need'), sums.need);
  if (sums.netWorth === null) close(sums.dues - sums.ownCash - sums.received + sums.need, sums.gap);
  else {
    close(sums.ownCash + sums.received - sums.dues + side('assets') - side('debts'), sums.netWorth);
    close(-sums.netWorth, sums.gap);
  }
}

function check({ result, explanations, cascade }: ExplainedRun, rows: readonly Row[]): void {
  const failed = new Map(explanations.map((each) => [each.firm, each]));
  const shortfalls = new Map(rows.map((row, index) => [row.id, result.failureShortfall[index]!]));
  expect(explanations).toHaveLength(Array.from(result.failureQuarter).filter((t) => t > 0).length);
  for (const each of explanations) {
    const { here, base, items, rounding } = each;
    const size = sizeOf(each);
    const total = sum(each.channels.map(({ amount }) => amount));
    expect(Math.abs(total - here.gap)).toBeLessThanOrEqual(1e-9 * Math.abs(here.gap) + 1e-14 * size);
    expect(Math.abs(rounding)).toBeLessThanOrEqual(1e-11 * size);
    if (each.cause === 'operating' || each.cause === 'payment') expect(here.gap).toBe(shortfalls.get(each.firm));
    if (each.cause !== 'forced') expect(here.gap).toBeGreaterThan(0);
    checkSums(items, 'here', here, size);
    if (base !== null) checkSums(items, 'base', base, size);
    for (const item of items) {
      const sign = ['dues', 'need', 'debts'].includes(item.side) ? 1 : -1;
      expect(Math.abs(sum(item.parts.map(({ amount }) => amount)) - sign * (item.here - item.base))).toBeLessThanOrEqual(1e-11 * size);
    }
    if (each.causedBy !== null) {
      const before = failed.get(each.causedBy)!;
      expect(before.t < each.t || (before.t === each.t && (before.round < each.round || before.cause === 'forced'))).toBe(true);
      expect(each.firstMover).toBe(before.firstMover);
    } else expect(each.firstMover).toBe(each.firm);
  }
  const finite = (value: unknown): boolean => (typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'object' || value === null || Object.values(value).every(finite));
  expect(finite(explanations) && finite(cascade)).toBe(true);
  for (let t = 1; t <= result.quarters; t += 1) {
    for (const [index, kind] of lossKinds.entries()) {
      const links = sum(cascade.filter((link) => link.effect === 'loss' && link.t === t && link.kind === kind).map(({ amount }) => amount));
      const total = result.losses[t * lossKinds.length + index]!;
      expect(Math.abs(links - total)).toBeLessThanOrEqual(1e-12 * Math.max(1, total));
    }
  }
  for (const { amount } of cascade) expect(amount).toBeGreaterThan(0);
}

describe('explanations', () => {
  for (const span of ['plausible', 'any'] as const) {
    test(`channels make the gap, items make the sums, links make the losses (${span})`, () => {
      fc.assert(fc.property(arbCase(span), ({ model, scenario }) => check(explained(model, scenario), model.firms)), { numRuns: Number(process.env['FIREBREAK_RUNS'] ?? 300) });
    });
  }

  test('looking on changes no result, and Base explains itself by its own plan', () => {
    fc.assert(fc.property(arbCase('plausible'), ({ model, scenario }) => {
      const inputs = compileInputs(model, scenario);
      if (!inputs.ok) throw new Error('refused');
      expect(explained(model, scenario).result).toEqual(run(inputs.value, { confidence: true }));
      for (const { channels: found, here } of explained(model, baseScenario).explanations) expect(found).toEqual([{ channel: 'ownPlan', amount: here.gap }]);
    }), { numRuns: 150 });
  });

  test('the order of rows changes no bit', () => {
    const arb = arbCase('plausible').chain(({ model, scenario }) => fc.tuple(
      fc.constant(model), fc.constant(scenario),
      fc.shuffledSubarray([...model.firms], { minLength: model.firms.length }), fc.shuffledSubarray([...model.contracts], { minLength: model.contracts.length }),
    ));
    fc.assert(fc.property(arb, ([model, scenario, firms, contracts]: readonly [EngineModel, Scenario, Row[], Row[]]) => {
      const one = explained(model, scenario);
      const other = explained({ market: model.market, firms, contracts }, scenario);
      expect(other.explanations).toEqual(one.explanations);
      expect(other.cascade).toEqual(one.cascade);
    }), { numRuns: 200 });
  });

  test('random workbooks reach every channel, cause, pressure and kind of loss', () => {
    const seen = new Set<string>();
    // Credit that freezes, stakes and firms that fail when insolvent are rare in the wild.
    const arb = arbCase('plausible').map(({ model, scenario }) => ({
      model: {
        market: { ...model.market, freezeLoss: 0.01 },
        firms: model.firms.map((row, index): Row => ({ ...row, failsWhenInsolvent: index % 2 === 0 })),
        contracts: model.contracts.map((row): Row => (row['type'] === 'equity' ? { ...row, stake: 0.07 } : row)),
      },
      scenario: { ...scenario, overrides: [] },
    }));
    fc.assert(fc.property(arb, ({ model, scenario }) => {
      const { explanations, cascade } = explained(model, scenario);
      for (const each of explanations) {
        seen.add(`cause ${each.cause}`);
        for (const { channel } of each.channels) seen.add(channel);
        if (each.base === null) seen.add('dead in Base');
      }
      for (const { effect, kind } of cascade) seen.add(`${effect} ${kind}`);
    }), { numRuns: 1200, seed: 20251126 });
    const wanted = [...channels, ...causes.slice(1).map((each) => `cause ${each}`), ...lossKinds.map((kind) => `loss ${kind}`), ...pressureKinds.map((kind) => `pressure ${kind}`), 'dead in Base'];
    expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
  });
});
