/** The credit metrics by hand: firms with contracts to outside only, so that every number follows with sums alone. */
import { describe, expect, test } from 'vitest';
import { baseScenario, type Scenario } from '../../../shared/drivers/scenario.ts';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { type EngineResult, run } from '../../../shared/engine/run.ts';
import type { Firm } from '../../../shared/columns/terms/registry.ts';
import type { Contract } from '../../../shared/contracts/registry.ts';
import { measure, type MeasureKey } from '../../../shared/measures/registry.ts';

interface Book {
  readonly contracts?: readonly Contract[];
  readonly market?: Readonly<Record<string, number>>;
  readonly scenario?: Scenario;
}

function resultOf(firms: readonly Firm[], { contracts = [], market = {}, scenario = baseScenario }: Book = {}): EngineResult {
  const inputs = compileInputs({ ...emptyWorkbook('Book'), market: { id: 'market', quarters: 8, spotRent: 0, ...market }, firms, contracts }, scenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  return run(inputs.value);
}

function value(result: EngineResult, key: MeasureKey, quarter = result.quarters, firm = 0) {
  return measure(key).compute(result, firm, quarter);
}

// 100 owed at 8% a year: 2 of interest a quarter. Earns 12 a quarter, 7 after costs of 5.
const serves: Firm = { id: 'f1', name: 'Serves', cash: 50, revenue: 12, opex: 5, debt: 100, rate: 0.08, otherAssets: 150 };
const forced = (quarter: number): Scenario => ({ ...baseScenario, id: 's1', failures: [{ firm: 'f1', quarter }] });

describe('interest cover', () => {
  test('is cash earned over interest due', () => {
    expect(value(resultOf([serves]), 'interestCover', 1)).toBeCloseTo(7 / 2, 12);
  });
  test('leaves principal out, which DSCR counts', () => {
    const result = resultOf([{ ...serves, amortization: 0.03 }]);
    expect(value(result, 'interestCover', 1)).toBeCloseTo(7 / 2, 12);
    expect(value(result, 'closingDscr', 1)).toBeCloseTo(7 / 5, 12);
    // 3 are repaid a quarter: 97 are owed in the second one.
    expect(value(result, 'interestCover', 2)).toBeCloseTo(7 / 1.94, 12);
  });
  test('is negative where costs exceed revenue', () => {
    expect(value(resultOf([{ ...serves, revenue: 1 }]), 'interestCover', 1)).toBeCloseTo(-4 / 2, 12);
  });
  test('is blank without interest, at opening and once failed', () => {
    expect(value(resultOf([{ ...serves, rate: 0 }]), 'interestCover', 1)).toBeNull();
    expect(value(resultOf([serves]), 'interestCover', 0)).toBeNull();
    expect(value(resultOf([serves], { scenario: forced(2) }), 'interestCover', 3)).toBeNull();
  });
});

describe('leverage', () => {
  test('is debt over net worth: 100 over 50 + 150 - 100 at opening', () => {
    expect(value(resultOf([serves]), 'leverage', 0)).toBeCloseTo(1, 12);
  });
  test('falls as cash is earned: 5 a quarter after interest', () => {
    expect(value(resultOf([serves]), 'leverage', 4)).toBeCloseTo(100 / 120, 12);
  });
  test('counts what is repaid on both sides', () => {
    const result = resultOf([{ ...serves, amortization: 0.1 }]);
    // Quarter 1: 10 repaid, cash 50 + 7 - 2 - 10 = 45, net worth 45 + 150 - 90.
    expect(value(result, 'leverage', 1)).toBeCloseTo(90 / 105, 12);
  });
  test('is blank where net worth is not above 0', () => {
    expect(value(resultOf([{ ...serves, otherAssets: 50 }]), 'leverage', 0)).toBeNull();
    expect(value(resultOf([{ ...serves, otherAssets: 20 }]), 'leverage', 0)).toBeNull();
  });
});

describe('debt to cash earned', () => {
  test('brings the quarters there are to a year', () => {
    expect(value(resultOf([serves]), 'debtToEarned', 1)).toBeCloseTo(100 / 28, 12);
    expect(value(resultOf([serves]), 'debtToEarned', 3)).toBeCloseTo(100 / 28, 12);
  });
  test('takes the last four quarters, with the debt of the last', () => {
    expect(value(resultOf([{ ...serves, amortization: 0.05 }]), 'debtToEarned', 6)).toBeCloseTo(70 / 28, 12);
  });
  test('follows revenue that ends', () => {
    const contracts: Contract[] = [{ id: 'c1', type: 'supply', from: 'f1', amount: 8, term: 2, lag: 0 }];
    const result = resultOf([serves], { contracts });
    // Orders are paid after the clearing: they bring cash, and are no cash earned before debt service.
    expect(value(result, 'debtToEarned', 2)).toBeCloseTo(100 / 28, 12);
  });
  test('is blank at opening and where nothing is earned', () => {
    expect(value(resultOf([serves]), 'debtToEarned', 0)).toBeNull();
    expect(value(resultOf([{ ...serves, revenue: 5 }]), 'debtToEarned', 4)).toBeNull();
  });
});

describe('DSCR headroom', () => {
  test('is the lowest cover less the strictest covenant', () => {
    expect(value(resultOf([{ ...serves, minDscr: 1.5 }]), 'dscrHeadroom')).toBeCloseTo(3.5 - 1.5, 12);
  });
  test('is negative below it', () => {
    expect(value(resultOf([{ ...serves, minDscr: 4 }]), 'dscrHeadroom')).toBeCloseTo(-0.5, 12);
  });
  test('takes the strictest of several loans', () => {
    const contracts: Contract[] = [{ id: 'c1', type: 'loan', to: 'f1', principal: 100, rate: 0.04, minDscr: 2 }];
    // 2 + 1 of interest a quarter.
    expect(value(resultOf([{ ...serves, minDscr: 1.5 }], { contracts }), 'dscrHeadroom')).toBeCloseTo(7 / 3 - 2, 12);
  });
  test('is blank without a covenant', () => {
    expect(value(resultOf([serves]), 'dscrHeadroom')).toBeNull();
  });
});

describe('loss given default and expected loss', () => {
  const owes: Firm = { id: 'f1', name: 'Owes', cash: 30, debt: 100, maturity: 1, refinance: false };
  test('30 of 100 are recovered', () => {
    const result = resultOf([owes]);
    expect(value(result, 'lossGivenDefault')).toBeCloseTo(0.7, 12);
    expect(value(result, 'expectedLoss')).toBeCloseTo(70, 10);
  });
  test('a share of an estate’s cash may be lost to it', () => {
    const result = resultOf([owes], { market: { cashKept: 0.5 } });
    expect(value(result, 'lossGivenDefault')).toBeCloseTo(0.85, 12);
    expect(value(result, 'expectedLoss')).toBeCloseTo(85, 10);
  });
  test('a firm that is made to fail pays in full when it can', () => {
    const result = resultOf([{ ...owes, cash: 500, maturity: 4 }], { scenario: forced(1) });
    expect(value(result, 'lossGivenDefault')).toBeCloseTo(0, 12);
    expect(value(result, 'expectedLoss')).toBeCloseTo(0, 10);
  });
  test('a survivor has no loss given default, and an expected loss of 0', () => {
    expect(value(resultOf([serves]), 'lossGivenDefault')).toBeNull();
    expect(value(resultOf([serves]), 'expectedLoss')).toBe(0);
  });
});

describe('credit loss suffered', () => {
  const debtor: Firm = { id: 'f2', name: 'Owes', cash: 30, debt: 100, maturity: 1, refinance: false, lender: 'f1' };
  const lender: Firm = { id: 'f1', name: 'Lends', cash: 200 };
  test('is what the debtor’s estate leaves unpaid', () => {
    expect(value(resultOf([lender, debtor]), 'creditLoss')).toBeCloseTo(70, 10);
  });
  test('adds up over debtors', () => {
    const other: Firm = { ...debtor, id: 'f3', name: 'Owes too', cash: 90 };
    expect(value(resultOf([lender, debtor, other]), 'creditLoss')).toBeCloseTo(80, 10);
  });
  test('is shared in proportion to what is owed', () => {
    const contracts: Contract[] = [{ id: 'c1', type: 'loan', to: 'f2', principal: 100, rate: 0, maturity: 1, refinance: false }];
    // 30 for 200 owed at one rank: 15 for each loan of 100.
    expect(value(resultOf([lender, debtor], { contracts }), 'creditLoss')).toBeCloseTo(85, 10);
  });
  test('is 0 for whoever holds nothing', () => {
    expect(value(resultOf([lender]), 'creditLoss')).toBe(0);
  });
});

describe('the state of covenants', () => {
  const state = (firm: Firm, quarter = 1) => value(resultOf([firm]), 'covenantState', quarter);
  test('DSCR 3.5 against its least', () => {
    expect([1.5, 3.1, 3.4, 3.5, 3.6].map((minDscr) => state({ ...serves, minDscr }))).toEqual(['compliant', 'compliant', 'atRisk', 'atRisk', 'breach']);
  });
  test('LTV of 15 on GPUs worth 30 at opening, against its most', () => {
    const pledges: Firm = { id: 'f1', name: 'Pledges', cash: 1000, gpus: 1000, gpuCost: 30, gpuLife: 1e9, debt: 15, pledged: 1 };
    expect([0.8, 0.54, 0.5, 0.49].map((maxLtv) => state({ ...pledges, maxLtv }, 0))).toEqual(['compliant', 'atRisk', 'atRisk', 'breach']);
  });
  test('unknown where there is no ratio: nothing is due at opening', () => {
    expect(state({ ...serves, minDscr: 1.5 }, 0)).toBe('unknown');
    expect(state({ ...serves, rate: 0, minDscr: 1.5 }, 1)).toBe('unknown');
  });
  test('blank without a covenant, without debt, and once failed', () => {
    expect(state(serves)).toBeNull();
    expect(state({ ...serves, debt: 0, minDscr: 1.5 })).toBeNull();
    expect(value(resultOf([{ ...serves, minDscr: 1.5 }], { scenario: forced(2) }), 'covenantState', 2)).toBeNull();
  });
});
