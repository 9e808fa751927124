/** Cases whose numbers can be followed by hand, for what the worked examples leave out. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../shared/columns/define.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { toResultDocument } from '../../../shared/engine/result.ts';
import { run } from '../../../shared/engine/run.ts';

function outcome(market: object, firms: readonly Row[], contracts: readonly Row[] = [], scenario: Partial<Scenario> = {}) {
  const model = { market: { id: 'market', spotRent: 0, ...market }, firms, contracts };
  const under = { ...baseScenario, ...scenario };
  const inputs = compileInputs(model, under);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  return toResultDocument(run(inputs.value), model, under);
}

describe('loans', () => {
  test('one firm with one floating loan: interest, amortization, rate path', () => {
    const firms = [{ id: 'a', name: 'A', cash: 100, debt: 80, rateType: 'floating', rate: 0.02, amortization: 0.1 }];
    const { firms: { a } } = outcome({ quarters: 3, baseRate: 0.04 }, firms, [], { drivers: { baseRate: [{ start: 2, depth: 0.02 }] } });
    // 80 * 6% / 4 = 1.2, then 72 * 8% / 4 = 1.44, then 64 * 8% / 4 = 1.28; 8 a quarter is repaid.
    expect(a!.cash).toEqual([100, 90.8, 81.36, 72.08].map((value) => expect.closeTo(value, 12) as number));
    expect(a!.debt).toEqual([80, 72, 64, 56]);
  });

  test('a negative rate is no income', () => {
    expect(outcome({ quarters: 1 }, [{ id: 'a', name: 'A', cash: 5, debt: 80, rate: -0.1 }]).firms['a']!.cash[1]).toBe(5);
  });

  test('maturity is refinanced while credit is open, and due in full when it is closed', () => {
    const firms = [{ id: 'a', name: 'A', cash: 50, debt: 40, maturity: 2 }];
    expect(outcome({ quarters: 6 }, firms).firms['a']!.debt.at(-1)).toBe(40);
    const closed = outcome({ quarters: 6 }, firms, [], { drivers: { credit: { values: [1, 1, 1, 1, 1, 0] } } });
    // Refinanced in 2 to 2 + max(4, 2) = 6, and repaid there.
    expect(closed.firms['a']!.debt).toEqual([40, 40, 40, 40, 40, 40, 0]);
  });

  test('a closed facility is neither drawn nor lent on any more', () => {
    const firms = [{ id: 'a', name: 'A', cash: 10, opex: 6, debt: 4, undrawn: 100, maturity: 1, refinance: false }];
    const { firms: { a } } = outcome({ quarters: 2 }, firms);
    expect(a!.failure).toEqual({ t: 2, round: 1, cause: 'operating' });
  });

  test('a loan to outside is always paid', () => {
    const { firms: { a } } = outcome({ quarters: 2 }, [{ id: 'a', name: 'A' }], [{ id: 'l', type: 'loan', from: 'a', principal: 10, rate: 0.04, maturity: 2, refinance: false }]);
    expect(a!.cash).toEqual([0, 0.1, 10.2]);
  });
});

describe('failures', () => {
  test('a forced failure is round 1, without shortfall, and nothing if the firm is dead already', () => {
    const failures = [{ firm: 'a', quarter: 1 }, { firm: 'b', quarter: 2 }, { firm: 'b', quarter: 3 }, { firm: 'a', quarter: 9 }];
    const document = outcome({ quarters: 3 }, [{ id: 'a', name: 'A', cash: 5, debt: 2 }, { id: 'b', name: 'B', opex: 1, cash: 1 }], [], { failures });
    expect(document.quarters[0]!.failures).toEqual([{ firm: 'a', round: 1, cause: 'forced', shortfall: 0, claims: 2, recovered: 2 }]);
    expect(document.quarters[1]!.failures[0]).toMatchObject({ firm: 'b', cause: 'forced' });
    expect(document.totals.failures).toBe(2);
  });

  test('a bank that fails when insolvent does so in the round after its borrower', () => {
    const firms = [{ id: 'bank', name: 'Bank', cash: 1, debt: 5, failsWhenInsolvent: true }, { id: 'x', name: 'X', opex: 1, cash: 0 }];
    const document = outcome({ quarters: 1 }, firms, [{ id: 'l', type: 'loan', from: 'bank', to: 'x', principal: 10 }]);
    expect(document.quarters[0]!.failures.map(({ firm, round, cause }) => [firm, round, cause])).toEqual([['x', 1, 'operating'], ['bank', 2, 'insolvency']]);
  });

  test('a breach is tolerated for cureQuarters, blocks the firm meanwhile, and then fails it', () => {
    const firms = [{ id: 'a', name: 'A', gpus: 1000, gpuCost: 10, gpuLife: 1e6, debt: 9, pledged: 1, maxLtv: 0.8, capex: 1, cash: 0 }];
    const document = outcome({ quarters: 4, cureQuarters: 2, gpuPrice: 10 }, firms);
    expect(document.firms['a']!.failure).toEqual({ t: 3, round: 1, cause: 'covenant' });
  });

  test('a draw that a failing lender owes is called, stays owed, and counts in its estate', () => {
    const firms = [{ id: 'a', name: 'A', opex: 5, undrawn: 10, lender: 'b' }, { id: 'b', name: 'B', cash: 2 }];
    // With a haircut below 0.4 the estate of b would sell the new claim on a for enough to pay the draw in full.
    expect(outcome({ quarters: 1, bookHaircut: 0.39 }, firms).quarters[0]!.failures.map(({ firm }) => firm)).toEqual(['b']);
    const document = outcome({ quarters: 1, bookHaircut: 1 }, firms);
    // a calls 5 of b; b has 2 and fails with 5 owed: 2 paid; then a is short of 3 and fails.
    const [first, second] = document.quarters[0]!.failures;
    expect(first).toMatchObject({ firm: 'b', round: 1, cause: 'payment', shortfall: 3, claims: 5 });
    expect(second).toMatchObject({ firm: 'a', round: 2, cause: 'operating', shortfall: 3 });
    expect(document.quarters[0]!.losses).toMatchObject({ call: 3, loan: 5 });
  });

  test('a ring without cash pays nothing at all, not next to nothing', () => {
    // a draws on b, whose only income is interest from a; nobody has anything.
    const firms = [{ id: 'a', name: 'A', lender: 'b', undrawn: 26222807204.945477 }, { id: 'b', name: 'B' }];
    const contracts = [
      { id: 'c2', type: 'loan', from: 'b', to: 'a', principal: 13, rate: 10 }, { id: 'c3', type: 'loan', to: 'a', principal: 1197702.4524809667, amortization: 0.7848536115415159 },
      { id: 'c4', type: 'tranche', to: 'a', principal: 15.557833832528189, rate: 5.079930912806212e-10 },
    ];
    const { failures } = outcome({ quarters: 1 }, firms, contracts).quarters[0]!;
    expect(failures.map(({ firm, recovered }) => [firm, recovered])).toEqual([['b', 0], ['a', 0]]);
  });

  test('opex ranks before all: what an estate lacks for it is paid by nobody', () => {
    const document = outcome({ quarters: 1 }, [{ id: 'a', name: 'A', cash: 1, opex: 3, otherAssets: 1, debt: 4 }]);
    // 1 - 3 + 0.7 * 1 < 0.
    expect(document.quarters[0]!.failures).toEqual([{ firm: 'a', round: 1, cause: 'operating', shortfall: 2, claims: 4, recovered: 0 }]);
  });
});

describe('notes', () => {
  test.each([['a', 'b'], ['b', 'a']])('vehicles are written down at once: %s holds the notes of %s, at what they were before', (holder, issuer) => {
    const firms = [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }];
    const contracts = [{ id: 'n', type: 'tranche', from: holder, to: issuer, principal: 10 }, { id: 'm', type: 'tranche', to: holder, principal: 15 }];
    const document = outcome({ quarters: 2 }, firms, contracts);
    // Nothing stands behind the 10, and 10 behind the 15 as long as nobody has written down; in the next quarter nothing does.
    expect(document.quarters.map(({ losses }) => losses.tranche)).toEqual([15, 10]);
    expect(document.firms[holder]!.debt).toEqual([15, 10, 0]);
    expect(document.firms[issuer]!.debt).toEqual([10, 0, 0]);
  });
});

describe('choices', () => {
  test('orders on credit are due after their lag, also when the vendor has died', () => {
    const firms = [{ id: 'v', name: 'V' }, { id: 'a', name: 'A', cash: 10 }];
    const contracts = [{ id: 's', type: 'supply', from: 'v', to: 'a', amount: 2, lag: 2, term: 2 }];
    const { firms: { a, v } } = outcome({ quarters: 5 }, firms, contracts, { failures: [{ firm: 'v', quarter: 3 }] });
    // Ordered in 1 and 2, due in 3 and 4; v dies in 3, where the 2 it receives go to its estate.
    expect(a!.cash).toEqual([10, 10, 10, 8, 6, 6]);
    expect(v!.cash).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('a blocked firm buys nothing, but still lends and receives', () => {
    const firms = [{ id: 'a', name: 'A', cash: 10, revenue: 0.1, debt: 8, rate: 0.1, minDscr: 2, capex: 1 }, { id: 'b', name: 'B', cash: 3, capex: 4, advanceRate: 0.5, lender: 'a' }];
    const { firms: { a, b } } = outcome({ quarters: 1 }, firms);
    // a: DSCR 0.1 / 0.2 < 2: blocked; 10 + 0.1 - 0.2 - 2 lent to b.
    expect(a!.cash[1]).toBeCloseTo(7.9, 12);
    expect(b!.debt[1]).toBe(2);
    expect(b!.cash[1]).toBe(1);
  });

  test('outside buyers and investors pay in full', () => {
    const contracts = [{ id: 's', type: 'supply', from: 'a', amount: 2, term: 1 }, { id: 'e', type: 'equity', to: 'a', injection: 3 }];
    expect(outcome({ quarters: 2 }, [{ id: 'a', name: 'A' }], contracts).firms['a']!.cash).toEqual([0, 5, 8]);
  });
});

test('without GPUs, demand or depth there is nothing to divide by', () => {
  const firms = [{ id: 'a', name: 'A', gpus: 5, gpuCost: 30, gpuLife: 0, cash: 1 }];
  const document = outcome({ quarters: 2, spotRent: 2, spotDemand: 0, marketDepth: 1e-300 }, firms, [], { drivers: { gpuPrice: { values: [0] }, demand: { values: [0] } }, failures: [{ firm: 'a', quarter: 2 }] });
  expect(document.quarters.map(({ rent, priceFactor }) => [rent, priceFactor])).toEqual([[2, 1], [2, 0]]);
});

test('an empty workbook runs', () => {
  expect(outcome({ quarters: 2 }, [])).toMatchObject({ firms: {}, totals: { failures: 0, lossToLenders: 0, lossToOthers: 0 } });
});
