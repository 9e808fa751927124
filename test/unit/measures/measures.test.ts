import { expect, test } from 'vitest';
import { baseScenario, type Scenario } from '../../../shared/drivers/scenario.ts';
import { emptyWorkbook, type Workbook } from '../../../shared/document/document.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { type EngineResult, run } from '../../../shared/engine/run.ts';
import { formatMeasure } from '../../../shared/measures/formatMeasure.ts';
import { failuresByQuarter, failuresUpTo } from '../../../shared/measures/outcome.ts';
import { measure, type MeasureKey, measures } from '../../../shared/measures/registry.ts';
import type { Firm } from '../../../shared/columns/terms/registry.ts';

/** Firms with contracts to outside only: every number below follows by hand. */
function resultOf(firms: readonly Firm[], scenario: Scenario = baseScenario): EngineResult {
  const book: Workbook = { ...emptyWorkbook('Book'), market: { id: 'market', quarters: 8, spotRent: 0 }, firms };
  const inputs = compileInputs(book, scenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  return run(inputs.value);
}

function value(result: EngineResult, key: MeasureKey, quarter = result.quarters) {
  return measure(key).compute(result, 0, quarter);
}

// 100 of cash that burns 10 a quarter.
const burning = resultOf([{ id: 'f1', name: 'Burns', cash: 100, opex: 10 }]);
// 25 of cash that burns 10: 15, 5, then it cannot pay its costs in quarter 3.
const failing = resultOf([{ id: 'f1', name: 'Fails', cash: 25, opex: 10 }]);

test('cash runway is cash over the average fall of the last four quarters', () => {
  expect(value(burning, 'runway', 6)).toBeCloseTo(40 / 10, 12);
});

test('beyond the horizon there is no value, whatever firm stands next', () => {
  const two = resultOf([{ id: 'f1', name: 'First', cash: 100 }, { id: 'f2', name: 'Second', cash: 7 }]);
  expect([value(two, 'closingCash', 8), value(two, 'closingCash', 9)]).toEqual([100, null]);
});

test('with fewer than four quarters behind, runway takes those there are', () => {
  expect(value(burning, 'runway', 2)).toBeCloseTo(80 / 10, 12);
});

test('runway is blank at opening and while cash does not fall, and 0 once failed', () => {
  expect(value(burning, 'runway', 0)).toBeNull();
  expect(value(resultOf([{ id: 'f1', name: 'Earns', cash: 5, revenue: 1 }]), 'runway')).toBeNull();
  expect(value(failing, 'runway', 3)).toBe(0);
});

test('the state follows the quarter of the slider, the failure does not', () => {
  expect([2, 3, 8].map((quarter) => value(failing, 'state', quarter))).toEqual(['sound', 'failed', 'failed']);
  expect([0, 3, 8].map((quarter) => value(failing, 'failureQuarter', quarter))).toEqual([3, 3, 3]);
  expect(value(failing, 'failureCause')).toBe('operating');
  expect(value(failing, 'failureRound')).toBe(1);
});

test('lowest cash counts the quarters before the failure only', () => {
  expect(value(failing, 'lowestCash')).toBe(5);
  expect(value(burning, 'lowestCash')).toBe(20);
});

test('a survivor has no quarter, round or cause of failure and no loss caused', () => {
  for (const key of ['failureQuarter', 'failureRound', 'failureCause', 'lossCaused'] as const) expect(value(burning, key)).toBeNull();
});

test('the loss that a failure causes is what its estate leaves unpaid', () => {
  const result = resultOf([{ id: 'f1', name: 'Owes', cash: 30, debt: 100, maturity: 1, refinance: false }]);
  expect(value(result, 'failureQuarter')).toBe(1);
  expect(value(result, 'failureCause')).toBe('payment');
  expect(value(result, 'lossCaused')).toBeCloseTo(70, 9);
});

test('DSCR is cash earned over debt service, and its lowest value is kept', () => {
  const result = resultOf([{ id: 'f1', name: 'Serves', cash: 100, revenue: 20, debt: 100, rate: 0.4 }]);
  expect(value(result, 'closingDscr', 1)).toBeCloseTo(2, 12);
  expect(value(result, 'lowestDscr')).toBeCloseTo(2, 12);
  expect(value(result, 'closingDscr', 0)).toBeNull();
});

test('LTV headroom is the covenant less the highest LTV', () => {
  const result = resultOf([{ id: 'f1', name: 'Pledges', cash: 1000, gpus: 1000, gpuCost: 30, gpuLife: 1000, debt: 15, pledged: 1, maxLtv: 0.8 }]);
  const highest = value(result, 'highestLtv');
  expect(highest).toBeGreaterThan(0.5);
  expect(value(result, 'ltvHeadroom')).toBeCloseTo(0.8 - Number(highest), 12);
});

test('a forced failure has its cause, and failures are counted by quarter', () => {
  const result = resultOf([{ id: 'f1', name: 'Forced', cash: 100 }], { ...baseScenario, id: 's1', failures: [{ firm: 'f1', quarter: 4 }] });
  expect(value(result, 'failureCause')).toBe('forced');
  expect(Array.from(failuresByQuarter(result))).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect([failuresUpTo(result, 3), failuresUpTo(result, 4)]).toEqual([0, 1]);
});

test('no measure of any firm in any quarter is a NaN or infinite', () => {
  for (const result of [burning, failing]) {
    for (let quarter = 0; quarter <= result.quarters; quarter += 1) {
      for (const each of measures) {
        const shown = each.compute(result, 0, quarter);
        expect(typeof shown !== 'number' || Number.isFinite(shown), `${each.key} in ${quarter}`).toBe(true);
      }
    }
  }
});

test('measures are shown with their decimals, shares in percent, nothing without a value', () => {
  expect(formatMeasure(0.4567, measure('highestLtv'), 'en')).toBe('45.7%');
  expect(formatMeasure(-0.00001, measure('ltvHeadroom'), 'en')).toBe('0.0%');
  expect(formatMeasure(1234.56, measure('lowestCash'), 'en')).toBe('1,234.6');
  expect(formatMeasure('failed', measure('state'), 'zhHant')).toBe('違約');
  expect(formatMeasure(null, measure('lowestDscr'), 'en')).toBe('');
});

test('keys and labels are unique and every text is there in both languages', () => {
  expect(new Set(measures.map((each) => each.key)).size).toBe(measures.length);
  for (const language of ['en', 'zhHant'] as const) {
    expect(new Set(measures.map((each) => each.label[language])).size).toBe(measures.length);
    for (const each of measures) expect(each.help[language].length).toBeGreaterThan(10);
  }
});

test('every card names its section, and its numbers are numbers or none', () => {
  for (const result of [burning, failing]) {
    for (let quarter = 0; quarter <= result.quarters; quarter += 1) {
      for (const each of measures) {
        expect(each.section).toMatch(/^\d(\.\d)?$/);
        const numbers = each.numbers(result, 0, quarter);
        expect(numbers.length, each.key).toBeGreaterThan(0);
        expect(numbers.filter(({ value: number, t }) => (number !== null && !Number.isFinite(number)) || (t !== null && (t < 0 || t > result.quarters))), each.key).toEqual([]);
      }
    }
  }
});

test('the numbers of a card make its result', () => {
  const result = resultOf([{ id: 'f1', name: 'Debtor', cash: 500, revenue: 30, opex: 10, gpus: 1000, gpuCost: 30, debt: 20, rate: 0.1, amortization: 0.05, pledged: 1, maxLtv: 0.8, minDscr: 1.2 }]);
  const numbers = (key: MeasureKey, quarter = 2) => measure(key).numbers(result, 0, quarter).map((each) => each.value ?? NaN);
  const comesTo = (key: MeasureKey, quarter = 2) => Number(measure(key).compute(result, 0, quarter));
  const quotient = ([a = NaN, b = NaN]: readonly number[]) => a / b;
  for (const key of ['closingDscr', 'interestCover', 'closingLtv', 'highestLtv', 'lowestDscr', 'leverage'] as const) expect(quotient(numbers(key)), key).toBeCloseTo(comesTo(key), 12);
  for (const key of ['ltvHeadroom', 'dscrHeadroom'] as const) expect(numbers(key).reduce((a, b) => a - b), key).toBeCloseTo(comesTo(key), 12);
});
