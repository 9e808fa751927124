import { describe, expect, test } from 'vitest';
import type { AnalysisRequest } from '../../../shared/analysis/kinds/analysisKind.ts';
import { startAnalysis } from '../../../shared/analysis/kinds/analysisKind.ts';
import { halfUnit } from '../../../shared/analysis/roundedModel.ts';
import { analysisKind } from '../../../shared/analysis/kinds/registry.ts';
import { checks } from '../../../shared/analysis/checks/registry.ts';
import type { CheckedRun } from '../../../shared/analysis/checks/check.ts';
import { covenantPaths, tightest } from '../../../shared/analysis/covenantLadder.ts';
import { leastHeadroom } from '../../../shared/analysis/covenantTrial.ts';
import { rankCorrelationOf } from '../../../shared/analysis/rankCorrelationOf.ts';
import { finish } from '../../../shared/analysis/steps.ts';
import { Bench } from '../../../shared/analysis/trials/bench.ts';
import type { Row } from '../../../shared/columns/define.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import type { EngineModel } from '../../../shared/engine/inputs.ts';
import { run } from '../../../shared/engine/run.ts';
import { standardWorkbook } from '../../bench/standardWorkbook.ts';

const scenario = (id: string, given: Partial<Scenario>): Scenario => ({ ...baseScenario, id, name: id, ...given });

function answer(kind: string, request: AnalysisRequest, model: EngineModel, from: Scenario = baseScenario, others: readonly Scenario[] = []) {
  const started = startAnalysis(analysisKind(kind)!, request, { model, scenario: from, scenarios: [baseScenario, from, ...others].filter(({ id }, place, all) => all.findIndex((each) => each.id === id) === place) });
  const done = started.ok ? finish(started.value) : started;
  if (!done.ok) throw new Error(done.error.code);
  return done.value.document as Record<string, never> & { readonly [field: string]: unknown };
}

/** Spends 3 a quarter out of 10 for four quarters: has 7, 4, 1, and fails in the fourth, 2 short. */
const spender: Row = { id: 'a', name: 'Spender', cash: 10, opex: 3 };
const one: EngineModel = { market: { id: 'market', quarters: 4, rentElasticity: 0 }, firms: [spender], contracts: [] };
/** The same with enough: 12 is just enough. */
const rich: EngineModel = { ...one, firms: [{ ...spender, cash: 20 }] };

describe('goal seek', () => {
  test('finds the root of a smooth outcome: 20 - 4 opex is 0 at 5', () => {
    const found = answer('seek', { input: 'firm:a.opex', from: '1', to: '4.9', outcome: 'a.closingCash', target: '2' }, rich);
    expect(found['solutions']).toMatchObject([{ kind: 'root', x: 4.5, outcome: 2, verified: true }]);
  });

  test('finds where a stepping outcome begins to be the target', () => {
    const found = answer('seek', { input: 'firm:Spender.cash', from: '0', to: '20', outcome: 'failures', target: '0' }, one);
    const [level] = found['solutions'] as unknown as { kind: string; x: number; below: { x: number; value: number }; verified: boolean }[];
    expect(level).toMatchObject({ kind: 'level', verified: true, below: { value: 1 } });
    expect(level!.x).toBeCloseTo(12, 9);
    expect(level!.below.x).toBeLessThan(level!.x);
  });

  test('finds a jump over the target, and says so', () => {
    const found = answer('seek', { input: 'firm:a.cash', from: '0', to: '20', outcome: 'failures', target: '0.5' }, one);
    expect(found['solutions']).toMatchObject([{ kind: 'jump' }]);
  });

  test('says that there is no solution rather than giving a number', () => {
    expect(answer('seek', { input: 'firm:a.opex', from: '1', to: '4', outcome: 'a.closingCash', target: '100' }, rich)).toMatchObject({ noSolution: true, solutions: [], least: 4, most: 16 });
  });

  test('moves whole numbers in whole steps', () => {
    const model = { ...one, firms: [{ ...spender, opex: 0, cash: 1, debt: 5, maturity: 3, refinance: false, rate: 0 }] };
    const found = answer('seek', { input: 'firm:a.maturity', from: '1', to: '9', outcome: 'failures', target: '0' }, model);
    expect(found['solutions']).toMatchObject([{ kind: 'level', x: 5, below: { x: 4 } }]);
  });
});

describe('reverse stress test', () => {
  test('brackets the smallest multiple, and proves both sides', () => {
    const worse = scenario('worse', { drivers: { opex: [{ depth: 1 }] } });
    const found = answer('reverse', { input: 'multiple', from: '0', to: '2', failures: '1' }, { ...one, firms: [{ ...spender, cash: 15 }] }, worse);
    // 15 - 4 * 3 (1 + m) < 0 from m = 0.25 on.
    expect(found).toMatchObject({ verified: true, monotone: true });
    expect(found['smallest']).toBeCloseTo(0.25, 8);
    expect(found['below']).toBeLessThan(Number(found['smallest']));
    expect(Number(found['bracket'])).toBeLessThanOrEqual(1e-9);
  });

  test('finds the intensity of a shock of the library', () => {
    const model: EngineModel = { ...one, firms: [{ id: 'a', cash: 10, opex: 4, revenue: 2, demandBeta: 1 }] };
    // Demand down by a 0.3th of the intensity, ramped over quarters 2 to 4: 10 - 8 - 2 * 0.3 i (1/4 + 2/4 + 3/4) is 0 at i = 2 / 0.9.
    const found = answer('reverse', { input: 'shock:demandFall', failures: '1' }, model);
    expect(found['smallest']).toBeCloseTo(2 / 0.9, 7);
    expect(found['verified']).toBe(true);
  });

  test('tells all spans where the outcome is not monotone', () => {
    // Revenue of 1 + d a quarter against 4, out of 10: it fails below 1.5 - 1 = 0.5 and lives above.
    const model: EngineModel = { ...one, firms: [{ id: 'a', cash: 10, opex: 4, revenue: 1, demandBeta: 1 }] };
    const found = answer('reverse', { input: 'driver:demand', from: '-1', to: '3', failures: '1', steps: '41' }, model);
    expect(found['spans']).toEqual([{ from: -1, to: expect.closeTo(0.4, 6) as number }]);
    expect(found['monotone']).toBe(false);
  });
});

describe('rescue', () => {
  test('finds the least cash: 2 short of 12', () => {
    const found = answer('rescue', { firm: 'a' }, one);
    expect(found['cheapestCash']).toMatchObject({ help: 'cash', firm: 'a', verified: true });
    expect((found['cheapestCash'] as unknown as { smallest: number }).smallest).toBeCloseTo(2, 5);
  });

  test('finds the covenant whose waiver saves, and the rent that does', () => {
    const model: EngineModel = {
      market: { id: 'market', quarters: 2, rentElasticity: 0, spotRent: 0, cureQuarters: 0 },
      firms: [{ id: 'a', cash: 1, gpus: 100, gpuCost: 10, debt: 1, rate: 0, pledged: 1, maxLtv: 0.5, lender: 'b' }, { id: 'b', cash: 9 }, { id: 'c', cash: 5 }],
      contracts: [{ id: 'l', type: 'lease', from: 'b', to: 'c', units: 0, rent: 4, takeOrPay: 1 }],
    };
    const fails = answer('rescue', { firm: 'a' }, { ...model, firms: [{ ...model.firms[0]!, cash: 0 }, ...model.firms.slice(1)] });
    expect((fails['rescues'] as unknown as { help: string; field?: string; smallest: number | null }[]).find(({ help }) => help === 'waiver')).toMatchObject({ field: 'maxLtv', smallest: 1, verified: true });
    // Owes 8 in two quarters out of 5: three eighths of the rents have to go.
    const rents = answer('rescue', { firm: 'c' }, model)['rescues'] as unknown as { help: string; smallest: number }[];
    expect(rents.find(({ help }) => help === 'rentCut')!.smallest).toBeCloseTo(0.375, 5);
  });

  test('refuses a firm that does not fail', () => {
    expect(() => answer('rescue', { firm: 'a' }, rich)).toThrow('analysis.notFailed');
  });
});

test('the smallest single change that would have saved a firm is proved: 12 / 4 quarters is opex 2.5', () => {
  const found = answer('saved', { firm: 'a', input: 'firm:a.opex,firm:a.cash' }, one);
  const changes = found['changes'] as unknown as { input: string; value: number; size: number; verified: boolean }[];
  expect(changes.map(({ input }) => input)).toEqual(['firm:a.opex', 'firm:a.cash']);
  expect(changes[0]!.value).toBeCloseTo(2.5, 6);
  expect(changes[1]!.value).toBeCloseTo(12, 6);
  expect(changes.every(({ verified }) => verified)).toBe(true);
});

test('distance to the next failure, on both sides', () => {
  const found = answer('next', { input: 'firm:a.cash' }, { ...one, firms: [{ ...spender, cash: 13 }] });
  expect(found['changes']).toMatchObject([{ side: 'below', added: ['a'], verified: true }]);
  expect((found['changes'] as unknown as { distance: number }[])[0]!.distance).toBeCloseTo(1, 6);
});

describe('bridge', () => {
  const bad = scenario('bad', { drivers: { opex: [{ depth: 0.5 }] }, overrides: [{ target: 'firm', id: 'a', field: 'cash', value: 12 }] });
  test('has parts that add up to the difference, interaction included', () => {
    const found = answer('bridge', { with: 'bad', outcome: 'a.lowestCash' }, rich, baseScenario, [bad]) as unknown as { difference: number; sumOfParts: number; parts: { part: string; alone: number }[]; interaction: number };
    // 20 - 12 = 8 in Base. Opex alone: 20 - 18 = 2. Cash alone: 0. Both: fails in quarter 3, and had 3 before.
    expect(found.parts).toMatchObject([{ part: 'driver:opex', alone: -6 }, { part: 'firm:a.cash', alone: -8 }]);
    expect(Math.abs(found.sumOfParts - found.difference)).toBeLessThan(1e-9);
    expect(found.interaction).toBeCloseTo(found.difference + 14, 9);
  });
});

test('the cells of a table are those of direct runs', () => {
  const found = answer('grid', { input: 'firm:a.cash', from: '8', to: '14', steps: '4', input2: 'driver:opex', from2: '-0.5', to2: '0.5', steps2: '3', outcome: 'failures' }, one) as unknown as { cells: number[][] };
  expect(found.cells).toEqual([[0, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 1]]);
});

test('a tornado sorts inputs by what they do', () => {
  const found = answer('tornado', { outcome: 'a.closingCash', swing: '0.1' }, rich) as unknown as { base: number; bars: { input: string; outcomeLow: number; outcomeHigh: number }[] };
  expect(found.base).toBe(8);
  expect(found.bars.map(({ input }) => input)).toEqual(['firm:a.cash', 'driver:opex', 'firm:a.opex']);
  expect(found.bars[0]).toMatchObject({ outcomeLow: 6, outcomeHigh: 10 });
});

describe('each firm in turn', () => {
  test('ranks firms by what their failure costs the others', () => {
    // An estate keeps a fifth of its cash. Failing in quarter 1, a pays b 6 of 20, so that b has 7 for the 8 that it owes c in quarter
    // 2, fails too and pays 1.4: 14 + 6.6. Failing itself, b sells its claim on a for 14 and pays c in full.
    const model: EngineModel = {
      market: { id: 'market', quarters: 2, cashKept: 0.2 }, firms: [{ id: 'a', cash: 30 }, { id: 'b', cash: 1 }, { id: 'c', cash: 1 }],
      contracts: [{ id: 'l', type: 'loan', from: 'b', to: 'a', principal: 20, maturity: 2, refinance: false }, { id: 'm', type: 'loan', from: 'c', to: 'b', principal: 8, maturity: 2, refinance: false }],
    };
    const { firms } = answer('each', {}, model) as unknown as { firms: { firm: string; lossToOthers: number; broughtDown: object[]; debtRank: number }[] };
    expect(firms.map(({ firm, lossToOthers }) => [firm, lossToOthers])).toEqual([['a', expect.closeTo(20.6, 9)], ['b', 0], ['c', 0]]);
    expect(firms.map(({ broughtDown }) => broughtDown)).toMatchObject([[{ firm: 'b', t: 2 }], [], []]);
    expect(firms[0]!.debtRank).toBeGreaterThan(firms[2]!.debtRank);
  });
});

describe('headroom', () => {
  test('measures each loan against its own collateral, and proves the cure', () => {
    // 100 GPUs of 10 K are worth 1 M, the loan 0.6 M against at most 0.5: 20 % over; paying off 0.1 cures it.
    const model: EngineModel = { market: { id: 'market', quarters: 1, spotRent: 0, cureQuarters: 3, salvage: 1 }, firms: [{ id: 'a', gpus: 100, gpuCost: 10, debt: 0.6, rate: 0, pledged: 1, maxLtv: 0.5 }], contracts: [] };
    const [first] = answer('headroom', {}, model)['covenants'] as unknown as Rung[];
    expect(first!.values[0]).toBeCloseTo(0.6, 12);
    expect(first!.tightest).toEqual({ t: 1, headroom: expect.closeTo(-0.2, 12) as number });
    // All is pledged, so that collateral means GPUs: 20 more are worth 0.2 M. Cash of 0.1 M meets the margin call; at 60 % it is kept.
    const near = (value: number) => expect.closeTo(value, 7) as number;
    expect(first!.cures).toMatchObject([
      { by: 'prepayment', input: 'firm:a.debt', value: near(0.5), amount: near(0.1), worth: near(0.1) },
      { by: 'gpus', input: 'firm:a.gpus', amount: expect.closeTo(20, 5) as number, worth: near(0.2) },
      { by: 'cash', input: 'firm:a.cash', amount: near(0.1) },
      { by: 'reset', input: 'firm:a.maxLtv', value: near(0.6) },
    ]);
    for (const cure of first!.cures) expect(cure).toMatchObject({ verified: true, failsIn: null });
  });

  test('pledges more of the fleet where some of it is free, and says when only a waiver helps', () => {
    const half: EngineModel = { market: { id: 'market', quarters: 1, spotRent: 0, cureQuarters: 3, salvage: 1 }, firms: [{ id: 'a', gpus: 100, gpuCost: 10 }], contracts: [{ id: 'l', to: 'a', principal: 0.3, rate: 0, pledged: 0.5, maxLtv: 0.5 }] };
    expect((answer('headroom', {}, half)['covenants'] as unknown as Rung[])[0]!.cures.find(({ by }) => by === 'pledge')).toMatchObject({ value: expect.closeTo(0.6, 7) as number, worth: expect.closeTo(0.1, 7) as number, verified: true });
    // Nothing is earned before debt service: cover is below 0, and no limit above 0 is kept.
    const poor: EngineModel = { market: { id: 'market', quarters: 2 }, firms: [{ id: 'a', cash: 50, opex: 1, debt: 20, rate: 0.1, minDscr: 1.2 }], contracts: [] };
    expect((answer('headroom', {}, poor)['covenants'] as unknown as Rung[])[0]!.cures.at(-1)).toMatchObject({ by: 'waiver', value: 0, verified: true });
  });

  test('the quick look at one covenant says what the full ladder says', () => {
    const model = standardWorkbook(30);
    const bench = Bench.create(model, baseScenario);
    if (!bench.ok) throw new Error('refused');
    const { paths } = covenantPaths(bench.value.compiled.inputs, model);
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      const { inputs, firmNumber, contractPlace } = bench.value.compiled;
      const place = path.contract === null ? inputs.firms.facility[firmNumber.get(path.firm)!]! : contractPlace.get(path.contract)!.index;
      const first = path.headroom.find((each) => each !== null && each < 0) ?? tightest(path)?.headroom ?? null;
      expect(leastHeadroom(inputs, () => place, path.covenant), `${path.firm} ${path.contract ?? ''} ${path.covenant}`).toBe(first);
    }
  });
});

interface Rung {
  values: number[];
  tightest: { t: number; headroom: number };
  cures: { by: string; value: number; amount: number; worth: number; verified: boolean; failsIn: number | null }[];
}

describe('checks', () => {
  test('hold of a plain run, and there are at least a dozen', () => {
    const found = answer('checks', {}, one) as unknown as { flag: string; checks: unknown[] };
    expect(found.flag).toBe('ok');
    expect(found.checks.length).toBeGreaterThanOrEqual(12);
  });

  test('see what is broken', () => {
    const inputs = compileInputs(one, baseScenario);
    if (!inputs.ok) throw new Error('refused');
    const result = run(inputs.value, { confidence: true });
    const good: CheckedRun = { seen: one, inputs: inputs.value, result, again: result, reversed: result, explanations: [], estates: [] };
    const broken: Record<string, CheckedRun> = {
      ledgerBalances: { ...good, result: { ...result, ledgerError: 1e-6 } },
      fixedPointCertified: { ...good, result: { ...result, residual: 1e-6 } },
      prioritiesRespected: { ...good, estates: [{ firm: 'a', t: 1, claims: [{ rank: 1, owed: 10, paid: 5 }, { rank: 2, owed: 10, paid: 1 }] }] },
      proRataInRank: { ...good, estates: [{ firm: 'a', t: 1, claims: [{ rank: 1, owed: 10, paid: 5 }, { rank: 1, owed: 10, paid: 6 }] }] },
      recoveryWithinClaims: { ...good, result: { ...result, recovered: result.claims.map((claim) => claim + 1) } },
      numbersFinite: { ...good, result: { ...result, netWorth: result.netWorth.map(() => NaN) } },
      cashNotNegative: { ...good, result: { ...result, cash: result.cash.map(() => -1) } },
      deadHoldNothing: { ...good, result: { ...result, debt: result.debt.map(() => 1) } },
      referencesLive: { ...good, seen: { ...one, firms: [{ ...spender, lender: 'gone' }] } },
      sameTwice: { ...good, again: { ...result, cash: result.cash.map((value) => value + 1e-12) } },
      rowOrderIrrelevant: { ...good, reversed: { ...result, cash: result.cash.map((value) => value + 1e-12) } },
      pricesFall: { ...good, result: { ...result, priceFactor: result.priceFactor.map(() => 1.1) } },
      oneClearing: { ...good, result: { ...result, trusted: result.trusted.map(() => 1) } },
      unitsPlausible: { ...good, seen: { ...one, firms: [{ ...spender, gpuCost: 30_000 }] } },
    };
    for (const check of checks) {
      expect(check.find(good), check.key).toEqual([]);
      const bad = broken[check.key];
      if (bad !== undefined) expect(check.find(bad), check.key).not.toEqual([]);
    }
  });
});

describe('fragility', () => {
  test('half a unit of the last digit written', () => {
    expect([halfUnit(2300), halfUnit(0.9), halfUnit(57.896), halfUnit(1e-7)]).toEqual([0.5, 0.05, 0.0005, 5e-8]);
    expect([halfUnit(0.1, true), halfUnit(1, true), halfUnit(0.0525, true)]).toEqual([0.005, 0.005, 0.00005]);
  });

  test('marks a failure that the rounding of an input decides, and one on a knife\'s edge', () => {
    const close = answer('fragility', {}, { ...one, firms: [{ ...spender, cash: 12.3 }] });
    expect(close).toMatchObject({ fragile: ['a'], knifeEdges: [] });
    expect(answer('fragility', {}, { ...one, firms: [{ ...spender, cash: 12 }] })['knifeEdges']).not.toEqual([]);
    expect(answer('fragility', {}, { ...one, firms: [{ ...spender, cash: 99 }] })['fragile']).toEqual([]);
  });

  test('marks who pays only because it is trusted to', () => {
    // Each owes the other what it is owed: both pay if both believe it.
    const ring: EngineModel = { market: { id: 'market', quarters: 1 }, firms: [{ id: 'a', cash: 0 }, { id: 'b', cash: 0 }], contracts: [
      { id: 'x', type: 'loan', from: 'a', to: 'b', principal: 5, maturity: 1, refinance: false }, { id: 'y', type: 'loan', from: 'b', to: 'a', principal: 5, maturity: 1, refinance: false }] };
    expect(answer('fragility', { input: 'market.baseRate' }, ring)['severalClearings']).toEqual([{ firm: 'a', t: 1 }, { firm: 'b', t: 1 }]);
  });
});

test('an optimum keeps its condition, records its seed, and is found again', () => {
  const request = { input: 'firm:a.cash', from: '0', to: '40', outcome: 'a.closingCash', goal: 'least', condition: 'failures', atMost: '0', seed: '7', tries: '200' };
  const found = answer('optimise', request, one);
  expect(found).toMatchObject({ seed: 7, verified: true });
  expect((found['best'] as unknown as { values: number[] }).values[0]).toBeCloseTo(12, 2);
  expect(answer('optimise', request, one)).toEqual(found);
});

test('the order of failure under triggers, alone and together', () => {
  const model: EngineModel = { ...one, firms: [{ id: 'a', kind: 'neocloud', cash: 13, opex: 3 }, { id: 'b', kind: 'aiLab', cash: 10, funding: 1, opex: 3 }] };
  const found = answer('triggers', { with: 'cost,money', tries: '3' }, model, baseScenario, [scenario('cost', { drivers: { opex: [{ depth: 0.5 }] } }), scenario('money', { drivers: { funding: [{ depth: -1 }] } })]) as unknown as { columns: { scenarios: string[]; order: { kind: string; t: number }[] }[] };
  expect(found.columns.map(({ scenarios }) => scenarios)).toEqual([['cost'], ['money'], ['cost', 'money']]);
  // 4.5 a quarter out of 13, and 3.5 out of 10: both are out of cash in quarter 3. Without the funding b has 10 for 12.
  expect(found.columns.map(({ order }) => order.map(({ kind, t }) => `${kind} ${t}`).toSorted())).toEqual([['aiLab 3', 'neocloud 3'], ['aiLab 4'], ['aiLab 3', 'neocloud 3']]);
});

test('long work comes in steps and can be left at any', () => {
  const started = startAnalysis(analysisKind('grid')!, { input: 'firm:a.cash', from: '1', to: '9', steps: '5' }, { model: one, scenario: baseScenario, scenarios: [baseScenario] });
  if (!started.ok) throw new Error(started.error.code);
  expect(started.value.next()).toEqual({ done: false, value: { done: 1, total: 5 } });
  expect(started.value.next()).toEqual({ done: false, value: { done: 2, total: 5 } });
});

describe('spider and rank correlation', () => {
  test('a spider has the ends of the tornado, and the steps between them', () => {
    const request = { outcome: 'a.closingCash', input: 'firm:a.opex,firm:a.cash', swing: '0.2' };
    const { bars } = answer('tornado', request, rich) as unknown as { bars: { input: string; outcomeLow: number; outcomeHigh: number }[] };
    const { lines, shares } = answer('spider', { ...request, steps: '5' }, rich) as unknown as { shares: number[]; lines: { input: string; outcomes: number[] }[] };
    expect(shares).toEqual([-0.2, -0.1, 0, 0.1, 0.2]);
    expect(lines.map(({ input, outcomes }) => [input, outcomes[0], outcomes[4]])).toEqual(bars.map(({ input, outcomeLow, outcomeHigh }) => [input, outcomeLow, outcomeHigh]));
    // 20 - 4 opex, opex 2.4 to 3.6; 20 - 12 with cash 16 to 24.
    const opex = lines.find(({ input }) => input === 'firm:a.opex')!.outcomes;
    for (const [place, value] of [10.4, 9.2, 8, 6.8, 5.6].entries()) expect(opex[place]).toBeCloseTo(value, 9);
  });

  test('ranks go with the outcome: cash up, costs down, the same numbers for the same seed whatever the order of inputs', () => {
    const ask = (input: string, seed = '7') => answer('rankCorrelation', { outcome: 'a.closingCash', input, swing: '0.2', tries: '200', seed }, rich) as unknown as { counted: number; error: number; inputs: { input: string; correlation: number }[] };
    const { counted, error, inputs } = ask('firm:a.opex,firm:a.cash');
    expect([counted, error]).toEqual([200, 1 / Math.sqrt(199)]);
    const of = (name: string) => inputs.find(({ input }) => input === name)!.correlation;
    expect(of('firm:a.cash')).toBeGreaterThan(0.6);
    expect(of('firm:a.opex')).toBeLessThan(-0.3);
    expect(ask('firm:a.cash,firm:a.opex').inputs).toEqual(inputs);
    expect(ask('firm:a.opex,firm:a.cash', '8').inputs).not.toEqual(inputs);
  });

  test('a correlation of ranks by hand, with ties, and none where one side is all the same', () => {
    expect(rankCorrelationOf([1, 2, 3, 4], [10, 20, 30, 25])).toBeCloseTo(0.8, 12);
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    expect(rankCorrelationOf([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
    expect(rankCorrelationOf([1, 1], [1, 2])).toBeNull();
  });
});
