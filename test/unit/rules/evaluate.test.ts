import { describe as group, expect, test } from 'vitest';
import { describe } from '../../../shared/text/messages.ts';
import { aFirm } from '../../builders/aFirm.ts';
import { aRule, anOwnColumn, evaluated } from '../../builders/aRule.ts';

const lessor = aFirm({ id: 'f1', name: 'Lessor', kind: 'neocloud', cash: 1200, undrawn: 800, debt: 2300, rate: 0.06, gpus: 90_000, gpuCost: 32, opex: 30, revenue: 75, maturity: 20 });
const bank = aFirm({ id: 'f2', name: 'Bank', kind: 'bank', cash: 5000, opex: 0 });
const lab = aFirm({ id: 'f3', name: 'Lab', kind: 'aiLab', cash: 100, debt: 400, rate: 0.1, lender: 'f2' });
const firms = [lessor, bank, lab];

/** The values of one rule in the three firms. */
function of(formula: string, type = 'auto'): readonly unknown[] {
  const { checked, values } = evaluated([aRule('X', formula, type)], firms);
  const error = checked.byId.get('X')?.error;
  if (error != null) return [describe('en', error)];
  return firms.map((_, index) => values.value('X', index));
}

group('values worked out by hand', () => {
  test.each([
    ['debt / (cash + undrawn)', [2300 / 2000, 0, 4]],
    ['gpus * gpuCost', [2880, 0, 0]],
    ['debt / (gpus * gpuCost) + 1', [2300 / 2880 + 1, null, null]],
    ['debt * rate', [138, 0, 40]],
    ['quarterly(debt * rate) + opex', [64.5, 0, 10]],
    ['annual(revenue)', [300, 0, 0]],
    ['annual(revenue - opex) / (debt * rate)', [180 / 138, null, 0]],
    ['cash / opex', [40, null, null]],
    ['max(debt - cash, 0)', [1100, 0, 300]],
    ['min(cash, debt, 1000)', [1000, 0, 100]],
    ['cash - debt', [-1100, 5000, -300]],
    ['-cash', [-1200, -5000, -100]],
    ['abs(cash - debt)', [1100, 5000, 300]],
    ['if(kind = "bank", 0, debt)', [2300, 0, 400]],
    ['if(debt > cash, "short", "fine")', ['short', 'fine', 'short']],
    ['debt > cash and rate < 8%', [true, false, false]],
    ['debt > cash or not refinance', [true, false, true]],
    ['lender = "bank"', [null, null, true]],
    ['sum(debt)', [2700, 2700, 2700]],
    ['debt / sum(debt)', [2300 / 2700, 0, 400 / 2700]],
    ['average(cash)', [2100, 2100, 2100]],
    ['count(debt > 0)', [2, 2, 2]],
    ['count(maturity)', [1, 1, 1]],
    ['lowest(cash)', [100, 100, 100]],
    ['highest(cash) - cash', [3800, 0, 4900]],
    ['sum(if(kind = "bank", cash, 0))', [5000, 5000, 5000]],
    ['maturity + 1', [21, null, null]],
    ['if(isblank(maturity), 0, maturity)', [20, 0, 0]],
    ['rate + 25bp', [0.0625, 0.0025, 0.1025]],
    ['cash + 100', [1300, 5100, 200]],
    ['round(debt / (cash + undrawn), 1)', [1.2, 0, 4]],
    ['round(gpus * gpuCost, 0)', [2880, 0, 0]],
    ['utilization - 25%', [0.75, 0.75, 0.75]],
    ['baseRate', [0.04, 0.04, 0.04]],
    ['1', [1, 1, 1]],
  ])('%s', (formula, expected) => {
    const found = of(formula);
    for (const [index, value] of expected.entries()) {
      if (typeof value === 'number') expect(found[index]).toBeCloseTo(value, 12);
      else expect(found[index]).toBe(value);
    }
  });

  test('halves are rounded away from zero, as a spreadsheet does', () => {
    for (const [value, digits, expected] of [[1.005, 2, 1.01], [2.5, 0, 3], [-2.5, 0, -3], [0.125, 2, 0.13], [1e20, 2, 1e20]] as const) {
      const { values } = evaluated([anOwnColumn('N', 'number'), aRule('X', `round(N, ${digits})`)], [aFirm({ id: 'f1', 'custom.N': value })]);
      expect(values.value('X', 0)).toBe(expected);
    }
  });
});

group('a blank says why', () => {
  function why(formula: string, index: number): string {
    const { values } = evaluated([aRule('X', formula)], firms);
    const reason = values.reason('X', index);
    return reason === null ? '' : describe('en', reason);
  }
  test('division by zero names the divisor', () => {
    expect(why('debt / (gpus * gpuCost)', 1)).toBe('Blank: X divides by gpus * gpuCost, which is 0 here.');
    expect(why('debt / (gpus * gpuCost)', 0)).toBe('');
  });
  test('a blank input is named, and the first one counts', () => {
    expect(why('maturity * 2', 1)).toBe('Blank: Maturity is blank here.');
    expect(why('maturity * (opex / opex)', 1)).toContain('Maturity');
  });
  test('results are blank before the first one', () => {
    expect(why('closingCash + cash', 0)).toBe('Blank: there is no result yet.');
  });
  test('what overflows is blank', () => {
    const { values } = evaluated([anOwnColumn('N', 'number'), aRule('A', 'N * N * N * N'), aRule('B', 'A * A * A * A * A * A')], [aFirm({ id: 'f1', 'custom.N': 1e15 })]);
    expect(values.value('A', 0)).toBeCloseTo(1e60, -50);
    expect(values.value('B', 0)).toBeNull();
    expect(values.reason('B', 0)?.code).toBe('rule.tooLarge');
  });
  test('the other branch of a condition does not matter', () => {
    expect(why('if(opex > 0, cash / opex, maturity)', 0)).toBe('');
    expect(why('if(maturity > 4, 1, 2)', 1)).toContain('Maturity');
  });
  test('yes and no decide even where the other side is blank', () => {
    expect(of('maturity > 4 and debt > 0')).toEqual([true, false, null]);
    expect(of('maturity > 4 or cash > 200')).toEqual([true, true, null]);
  });
  test('an average over nothing has no value', () => {
    expect(why('average(if(cash < 0, maturity, maturity) * 0 / 0)', 0)).toContain('no firm has a value');
  });
});

group('columns of one’s own in rules', () => {
  const own = [anOwnColumn('Haircut', 'share'), anOwnColumn('Rating', 'text'), aRule('Value', 'gpus * gpuCost * (1 - Haircut)'), aRule('LTV now', 'debt / Value', 'share')];

  test('values typed into rows go in, and a value typed over a rule counts in the rules that use it', () => {
    const rows = [{ ...lessor, 'custom.Haircut': 0.25 }, { ...lessor, id: 'f9', 'custom.Haircut': 0.25, 'custom.Value': 4600 }];
    const { values } = evaluated(own, rows);
    expect([0, 1].map((index) => values.value('Value', index))).toEqual([2160, 2160]);
    expect([0, 1].map((index) => values.value('LTV now', index))).toEqual([2300 / 2160, 0.5]);
  });

  test('a value of another type in the file counts as blank', () => {
    const { values } = evaluated(own, [{ ...lessor, 'custom.Haircut': 'much' }]);
    expect(values.value('Value', 0)).toBeNull();
    expect(values.reason('Value', 0)?.details['column.en']).toBe('Haircut');
  });

  test('texts compare without regard to case', () => {
    const { values } = evaluated([...own, aRule('Good', 'Rating = "aa"')], [{ ...lessor, 'custom.Rating': 'AA' }, bank]);
    expect([values.value('Good', 0), values.value('Good', 1)]).toEqual([true, null]);
  });

  test('a refused rule is blank for its own reason', () => {
    const { values } = evaluated([aRule('Bad', 'cash + rate')], [lessor]);
    expect(values.value('Bad', 0)).toBeNull();
    expect(values.reason('Bad', 0)?.code).toBe('rule.unitMismatch');
  });
});

test('the order of firms changes no bit', () => {
  const many = Array.from({ length: 60 }, (_, index) => aFirm({ id: `f${index}`, cash: 1 / (index + 3), debt: index * 0.1 }));
  const forth = evaluated([aRule('X', 'sum(cash) + average(debt)')], many).values.value('X', 0);
  const back = evaluated([aRule('X', 'sum(cash) + average(debt)')], many.toReversed()).values.value('X', 0);
  expect(back).toBe(forth);
});
