/** Explanations whose numbers can be followed by hand: each channel, each cause, each kind of pressure. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ExplainedRun } from '../../../shared/analysis/explain.ts';
import { explain } from '../../../shared/analysis/explain.ts';
import type { Row } from '../../../shared/columns/define.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { EngineModel } from '../../../shared/engine/inputs.ts';

function explained(market: object, firms: readonly Row[], contracts: readonly Row[] = [], scenario: Partial<Scenario> = {}): ExplainedRun {
  const outcome = explain({ market: { id: 'market', spotRent: 0, ...market }, firms, contracts }, { ...baseScenario, ...scenario });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

/** What there is to say of a firm's failure. */
function of({ explanations }: ExplainedRun, firm: string) {
  const found = explanations.find((each) => each.firm === firm);
  if (found === undefined) throw new Error(`${firm} stands`);
  return found;
}

/** Channels by name, counterparties as `from NAME`. */
function channelsOf(outcome: ExplainedRun, firm: string): Record<string, number> {
  return Object.fromEntries(of(outcome, firm).channels.map(({ channel, firm: party, amount }) => [channel === 'counterparty' ? `from ${party ?? 'outside'}` : channel, amount]));
}

const near = (expected: Record<string, number>) => Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, expect.closeTo(value, 10) as number]));

/** Pressures on a firm, `from kind` to amount. */
function pressuresOn({ cascade }: ExplainedRun, firm: string): Record<string, number> {
  return Object.fromEntries(cascade.filter(({ effect, to }) => effect === 'pressure' && to === firm).map(({ from, kind, amount }) => [`${from ?? 'others'} ${kind}`, amount]));
}

describe('channels', () => {
  const lessor = [{ id: 'a', name: 'A', cash: 1, gpus: 1000, gpuLife: 1e6, opex: 5 }];

  test('rent', () => {
    // 1000 units at 2 earn 4.38; at 1 they earn 2.19. 1 + 4.38 - 5 = 0.38 is left in Base, 1.81 is missing here.
    const outcome = explained({ quarters: 1, spotRent: 2 }, lessor, [], { drivers: { rent: { values: [0.5] } } });
    expect(of(outcome, 'a')).toMatchObject({ cause: 'operating', t: 1, round: 1, causedBy: null, firstMover: 'a' });
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: -0.38, rent: 2.19 }));
  });

  test('demand first, at the rent of Base; then the rent, on the units that are still let', () => {
    // Half the demand: half of 4.38 is lost; with elasticity 1 the rent is 1 instead of 2, on half the units.
    const outcome = explained({ quarters: 1, spotRent: 2, rentElasticity: 1 }, [{ ...lessor[0]!, revenue: 2, demandBeta: 0.5, opex: 7 }], [], { drivers: { demand: { values: [0.5] } } });
    // Revenue 2 falls by a quarter.
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: -0.38, demand: 2.19 + 0.5, rent: 1.095 }));
  });

  test('costs, funding, rates', () => {
    const firm = { id: 'a', name: 'A', cash: 1, opex: 2, gpus: 100, gpuOpex: 10, gpuLife: 1e6, funding: 5, debt: 100, rateType: 'floating', rate: 0.04 };
    const drivers = { opex: { values: [1.5] }, funding: { values: [0.2] }, baseRate: { values: [0.08] } };
    // Base: 1 - 2 - 1 + 5 = 3, interest 100 * 8% / 4 = 2. Costs 3 to 4.5, funding 5 to 1, interest 2 to 4.
    const outcome = explained({ quarters: 1 }, [firm], [], { drivers });
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: -1, costs: 1.5, funding: 4, rates: 2 }));
    expect(of(outcome, 'a').items).toContainEqual({ side: 'dues', kind: 'interest', contract: 'own:a', firm: null, here: 4, base: 2, parts: [{ channel: 'rates', amount: 2 }] });
  });

  test('refinancing that credit refuses', () => {
    const firm = { id: 'a', name: 'A', cash: 3, revenue: 1, debt: 40, maturity: 2, amortization: 0.05 };
    // 2 of 40 fall due each quarter; in quarter 2 the other 36 as well. Cash is 3 + 1 - 2 = 2, then 3 for 38.
    const outcome = explained({ quarters: 2 }, [firm], [], { drivers: { credit: { values: [1, 0] } } });
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: -1, refinancing: 36 }));
    expect(pressuresOn(outcome, 'a')).toEqual({});
  });

  test('a line that closed credit refuses is refinancing too', () => {
    const firm = { id: 'a', name: 'A', cash: 1, opex: 3, undrawn: 9 };
    expect(channelsOf(explained({ quarters: 1 }, [firm], [], { drivers: { credit: { values: [0] } } }), 'a')).toEqual(near({ ownPlan: 0, refinancing: 2 }));
  });

  test('collateral, and what sales of a firm that failed before add to it', () => {
    const { market, firms, contracts, scenarios } = workedExample('02-fire-sale-spiral');
    const outcome = explained({ ...market }, firms, contracts, scenarios[0]);
    // a needs 0.224 and has 0.1; b needs 1.133550 after a's sale (nothing before it) and has 0.9.
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: -0.1, collateral: 0.224 }));
    expect(channelsOf(outcome, 'b')['collateral']).toBeCloseTo(1.13355, 5);
    expect(of(outcome, 'a')).toMatchObject({ causedBy: null, firstMover: 'a' });
    expect(of(outcome, 'b')).toMatchObject({ cause: 'covenant', causedBy: 'a', firstMover: 'a' });
    expect(pressuresOn(outcome, 'b')).toEqual({ 'a sale': channelsOf(outcome, 'b')['collateral'] });
  });

  test('what went before is opening cash', () => {
    // Demand fails in quarter 1: 4 less. Cash 2 + 4 - 3 = 3, 4, 5 in Base; here 2 + 0 - 3 < 0 is covered by the 1 that is had.
    const firm = { id: 'a', name: 'A', cash: 3, revenue: 4, demandBeta: 1, opex: 3, debt: 6, maturity: 3, refinance: false };
    const outcome = explained({ quarters: 3 }, [firm], [], { drivers: { demand: { values: [0, 1] } } });
    // In quarter 3: 3 + 3 = 6 of 6 in Base, 2 of 6 here.
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: 0, earlierQuarters: 4 }));
  });

  test('opening amounts that a scenario sets otherwise are what went before', () => {
    const firm = { id: 'a', name: 'A', cash: 3, opex: 2, debt: 40, rate: 0.1 };
    const overrides = [{ target: 'firm' as const, id: 'a', field: 'cash', value: 2.5 }, { target: 'firm' as const, id: 'a', field: 'debt', value: 60 }];
    // Interest 1 to 1.5.
    expect(channelsOf(explained({ quarters: 1 }, [firm], [], { overrides }), 'a')).toEqual(near({ ownPlan: 0, earlierQuarters: 1 }));
  });
});

describe('counterparties', () => {
  test('what one that fails does not pay, by name, and who began', () => {
    const firms = [{ id: 'x', name: 'X', cash: 5 }, { id: 'a', name: 'A', cash: 1 }, { id: 'b', name: 'B', opex: 1 }];
    const due = { rate: 0, maturity: 1, refinance: false, type: 'loan' };
    const contracts = [{ id: 'xa', ...due, from: 'a', to: 'x', principal: 5 }, { id: 'ab', ...due, from: 'b', to: 'a', principal: 4 }];
    const outcome = explained({ quarters: 1, cashKept: 0 }, firms, contracts, { failures: [{ firm: 'x', quarter: 1 }] });
    // x pays nothing; a has 1 for 4; its estate keeps nothing, so b has -1 with opex 1 and dues 0.
    expect(of(outcome, 'x')).toMatchObject({ cause: 'forced', round: 1, causedBy: null, here: { gap: 0 } });
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: -2, 'from x': 5 }));
    expect(channelsOf(outcome, 'b')).toEqual(near({ ownPlan: -3, 'from a': 4 }));
    expect(outcome.explanations.map(({ firm, causedBy, firstMover }) => [firm, causedBy, firstMover])).toEqual([['x', null, 'x'], ['a', 'x', 'x'], ['b', 'a', 'x']]);
    expect(outcome.cascade).toEqual([
      { from: 'x', to: 'a', t: 1, effect: 'pressure', kind: 'payment', round: 1, amount: 5 },
      { from: 'a', to: 'b', t: 1, effect: 'pressure', kind: 'payment', round: 2, amount: 4 },
      { from: 'a', to: 'b', t: 1, effect: 'loss', kind: 'loan', amount: 4 },
      { from: 'x', to: 'a', t: 1, effect: 'loss', kind: 'loan', amount: 5 },
    ]);
  });

  test('a tenant that died: its rent, less what the units earn at spot since', () => {
    const firms = [{ id: 'a', name: 'A', cash: 3, gpus: 1000, gpuLife: 1e6, opex: 7 }, { id: 'lab', name: 'Lab', revenue: 6 }];
    const contracts = [{ id: 'l', type: 'lease', from: 'a', to: 'lab', units: 400, rent: 5 }];
    const outcome = explained({ quarters: 3, spotRent: 1, rentElasticity: 0 }, firms, contracts, { failures: [{ firm: 'lab', quarter: 1 }] });
    // Base: 600 units earn 1.314, and 5 rent: -0.686 a quarter, 1.628 left after two. Here the lab pays its 5 in quarter 1 (it
    // has 6) and then nothing, while 400 units earn 0.876.
    expect(of(outcome, 'a')).toMatchObject({ t: 2, causedBy: 'lab', firstMover: 'lab' });
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: -1.628, 'from lab': 5 - 0.876 }));
    expect(pressuresOn(outcome, 'a')).toEqual(near({ 'lab lease': 5 - 0.876 }));
  });

  test('a guarantor that pays for another', () => {
    const firms = [{ id: 'dev', name: 'Dev', opex: 3 }, { id: 'g', name: 'G', cash: 1 }];
    const outcome = explained({ quarters: 1 }, firms, [{ id: 'c', type: 'guarantee', from: 'g', to: 'dev', cap: 5 }], { overrides: [{ target: 'firm', id: 'g', field: 'cash', value: 0.5 }] });
    // 3 is called of g in both; Base is short of 2 and here of half a unit more.
    expect(channelsOf(outcome, 'g')).toEqual(near({ ownPlan: 2, earlierQuarters: 0.5 }));
    expect(of(outcome, 'g').items).toContainEqual({ side: 'dues', kind: 'call', contract: 'c', firm: 'dev', here: 3, base: 3, parts: [] });
    // The guarantor fails with what it owed the firm: it pays 0.5 of 3.
    expect(pressuresOn(outcome, 'dev')).toEqual(near({ 'g payment': 2.5 }));
  });

  test('a borrower that fails takes the net worth of a bank that fails when insolvent', () => {
    const firms = [{ id: 'bank', name: 'Bank', cash: 1, debt: 5, failsWhenInsolvent: true }, { id: 'x', name: 'X', cash: 2 }];
    const contracts = [{ id: 'l', type: 'loan', from: 'bank', to: 'x', principal: 10 }, { id: 's', type: 'equity', from: 'bank', to: 'x', stake: 0.5 }];
    const outcome = explained({ quarters: 2 }, firms, contracts, { failures: [{ firm: 'x', quarter: 2 }] });
    // Base: 1 + 10 - 5 = 6; here 1 + 2 received - 5 = -2. The stake was worth nothing, since x owes more than it has.
    expect(of(outcome, 'bank')).toMatchObject({ cause: 'insolvency', round: 1, here: { gap: 2, netWorth: -2 }, base: { netWorth: 6 } });
    expect(channelsOf(outcome, 'bank')).toEqual(near({ ownPlan: -6, 'from x': 8 }));
    expect(pressuresOn(outcome, 'bank')).toEqual(near({ 'x claim': 10 }));
  });
});

describe('the undisturbed scenario', () => {
  test('explains itself by its own plan', () => {
    const { market, firms, contracts } = workedExample('01-payment-cascade');
    const outcome = explained(market, firms, contracts);
    expect(outcome.explanations.map(({ firm, here, channels, causedBy, firstMover }) => [firm, here.gap, channels, causedBy, firstMover])).toEqual([
      ['a', 2, [{ channel: 'ownPlan', amount: 2 }], null, 'a'],
      ['b', 3, [{ channel: 'ownPlan', amount: 3 }], 'a', 'a'],
      ['c', 0.5, [{ channel: 'ownPlan', amount: 0.5 }], 'b', 'a'],
    ]);
  });

  test.each(['01-payment-cascade', '03-rent-fall', '04-refinancing-wall', '05-line-and-guarantee', '06-tranche-waterfall', '08-recovery'])('%s: a scenario that disturbs nothing is all own plan too, account beside account', (name) => {
    const { market, firms, contracts } = workedExample(name);
    const undisturbed = explained(market, firms, contracts);
    expect(undisturbed.explanations.length).toBeGreaterThan(0);
    expect(explained(market, firms, contracts, { id: 's1', drivers: { rent: [] } })).toEqual(undisturbed);
  });

  test('a firm that is dead in it has no account there: every item is all change', () => {
    const firm = { id: 'a', name: 'A', cash: 1, opex: 1, revenue: 0 };
    const outcome = explained({ quarters: 5 }, [firm], [], { overrides: [{ target: 'firm', id: 'a', field: 'cash', value: 3.5 }] });
    // Base fails in quarter 2, here in quarter 4: 0.5 for opex of 1.
    expect(of(outcome, 'a')).toMatchObject({ t: 4, base: null, here: { gap: 0.5, ownCash: -0.5 } });
    expect(channelsOf(outcome, 'a')).toEqual(near({ ownPlan: 0, earlierQuarters: -0.5, costs: 1 }));
  });

  test('where it is refused there is nothing to compare with', () => {
    const outcome = explained({ quarters: 1 }, [{ id: 'a', name: 'A', opex: 1, cash: -5 }], [], { overrides: [{ target: 'firm', id: 'a', field: 'cash', value: 0 }] });
    expect(of(outcome, 'a')).toMatchObject({ base: null, here: { gap: 1 } });
  });

  test('a scenario that is refused says why', () => {
    const outcome = explain({ market: { id: 'market' }, firms: [{ id: 'a', name: 'A', cash: -5 }], contracts: [] }, baseScenario);
    expect(outcome).toMatchObject({ ok: false, error: [{ target: 'firm', id: 'a', field: 'cash' }] });
  });
});

describe('the cascade of the worked examples', () => {
  const run = (name: string) => {
    const { market, firms, contracts, scenarios } = workedExample(name);
    return explained(market, firms, contracts, scenarios[0]);
  };

  test('lost demand pulls the rent from under another lessor', () => {
    const outcome = run('03-rent-fall');
    // 400 units earn 1.752 at a rent of 2 and 0.73 at 0.833333; n2 lacks 0.494.
    expect(pressuresOn(outcome, 'n2')).toEqual(near({ 'lab rent': 1.022 }));
    expect(of(outcome, 'n2')).toMatchObject({ causedBy: 'lab', firstMover: 'lab' });
  });

  test('losses freeze credit for borrowers that owe the loser nothing', () => {
    const outcome = run('04-refinancing-wall');
    expect([pressuresOn(outcome, 'y'), pressuresOn(outcome, 'z')]).toEqual([{ 'x freeze': 40 }, { 'y freeze': 40 }]);
    expect(of(outcome, 'z')).toMatchObject({ causedBy: 'y', firstMover: 'x' });
  });

  test('a vehicle passes its loss on to the holders of its notes', () => {
    const losses = run('06-tranche-waterfall').cascade.map(({ from, to, kind, isWriteDown, amount }) => [from, to, kind, isWriteDown ?? false, amount]);
    expect(losses).toEqual([['q', 'v', 'loan', false, expect.closeTo(26.192, 10)], ['v', 'h', 'tranche', true, 10], ['v', 'h', 'tranche', true, expect.closeTo(13.826, 10)]]);
  });

  test('losses of one estate by creditor and kind', () => {
    const losses = run('08-recovery').cascade.map(({ from, to, kind, amount }) => [from, to, kind, amount]);
    expect(losses).toEqual([
      ['e', null, 'loan', expect.closeTo(4.12, 10)], ['e', 'bank', 'loan', expect.closeTo(0.133043478, 8)],
      ['e', 'dc', 'lease', expect.closeTo(0.021739130, 8)], ['e', 'ven', 'supply', expect.closeTo(0.065217391, 8)],
    ]);
  });
});

test('a forced failure says so; its gap may be below nothing', () => {
  const outcome = explained({ quarters: 1 }, [{ id: 'a', name: 'A', cash: 5 }], [], { failures: [{ firm: 'a', quarter: 1 }] });
  expect(of(outcome, 'a')).toMatchObject({ cause: 'forced', here: { gap: -5 }, base: { gap: -5 } });
  expect(channelsOf(outcome, 'a')).toEqual({ ownPlan: -5 });
});

test('of many that brought a price down together only those that count are named', () => {
  const sellers = Array.from({ length: 300 }, (_, index): Row => ({ id: `s${String(index).padStart(3, '0')}`, name: `S${index}`, gpus: index === 0 ? 2000 : 10, gpuCost: 10, gpuLife: 1e14 }));
  const firm = { id: 'a', name: 'A', gpus: 1000, gpuCost: 10, gpuLife: 1e14, debt: 8, pledged: 1, maxLtv: 0.9 };
  const outcome = explained({ quarters: 1, marketDepth: 4990, fireSaleImpact: 1, cureQuarters: 0 }, [firm, ...sellers], [], { failures: sellers.map(({ id }) => ({ firm: id, quarter: 1 })) });
  // 4990 units are sold: F = 1/e. Need 8 - 9/e against nothing before; 2000 of 4990 units are one firm's.
  const need = 8 - 9 / Math.E;
  expect(pressuresOn(outcome, 'a')).toEqual(near({ 's000 sale': need * (2000 / 4990), 'others sale': need * (2990 / 4990) }));
  expect(of(outcome, 'a').causedBy).toBe('s000');
});

function workedExample(name: string): EngineModel & { readonly scenarios: readonly Scenario[] } {
  return JSON.parse(readFileSync(new URL(`../../fixtures/worked/${name}.workbook.json`, import.meta.url), 'utf8')) as EngineModel & { readonly scenarios: readonly Scenario[] };
}
