import { describe as group, expect, test } from 'vitest';
import { checkColumns } from '../../../shared/rules/checkColumns.ts';
import { builtInColumn, builtInColumns, nameOf } from '../../../shared/rules/ruleScope.ts';
import { describe } from '../../../shared/text/messages.ts';
import { aRule, anOwnColumn } from '../../builders/aRule.ts';

/** What a rule comes to: the id of its column type, or the code of the refusal with the refused part of the text. */
function outcome(formula: string, type = 'auto'): string {
  const checked = checkColumns([aRule('X', formula, type), anOwnColumn('Rating', 'text'), anOwnColumn('Net debt', 'money')], 'USD').byId.get('X');
  if (checked === undefined) return 'none';
  return checked.error === null ? checked.type.id : `${checked.error.code} ${formula.slice(checked.error.start, checked.error.end)}`;
}

function reason(formula: string, language: 'en' | 'zhHant', type = 'auto'): string {
  const error = checkColumns([aRule('X', formula, type)], 'USD').byId.get('X')?.error;
  return error == null ? '' : describe(language, error);
}

test('adding a rate to money is refused, naming both terms and where they stand', () => {
  expect(outcome('gpus + (cash + rate) * 2')).toBe('rule.unitMismatch cash + rate');
  expect(reason('cash + rate', 'en')).toBe('cash (USD M) and rate (a rate, % a year) cannot be added, compared or chosen between: their units differ.');
  expect(reason('現金 + 利率', 'zhHant')).toBe('現金（百萬 USD）與 利率（年利率（%））單位不同，不能相加減、比較或並列選擇。');
});

group('the algebra of units', () => {
  test.each([
    ['debt / (cash + undrawn)', 'ratio'],
    ['debt * pledged', 'money'],
    ['debt * rate', 'moneyPerYear'],
    ['quarterly(debt * rate)', 'moneyPerQuarter'],
    ['annual(revenue) / debt', 'rate'],
    ['revenue / debt', 'sharePerQuarter'],
    ['cash / opex', 'quarters'],
    ['cash / quarterly(debt * rate)', 'quarters'],
    ['opex * maturity', 'money'],
    ['gpus * gpuCost', 'money'],
    ['gpuCost * 1.1', 'unitPrice'],
    ['cash / gpus', 'unitPrice'],
    ['debt / gpuCost', 'units'],
    ['pledged * utilization', 'share'],
    ['1 - utilization', 'share'],
    ['pledged / utilization', 'ratio'],
    ['rate + 1%', 'rate'],
    ['rate + baseRate', 'rate'],
    ['rate / rate', 'ratio'],
    ['cash + 100', 'money'],
    ['max(cash - debt, 0)', 'money'],
    ['min(pledged, 50%)', 'share'],
    ['2 * 3', 'number'],
    ['5%', 'share'],
    ['rank + 1', 'number'],
    ['demandBeta * pledged', 'ratio'],
    ['cash > 100 and not refinance', 'flag'],
    ['kind = "bank"', 'flag'],
    ['kind = 銀行 or true', 'rule.unknownName 銀行'],
    ['kind = "銀行"', 'flag'],
    ['state <> "failed"', 'flag'],
    ['lender = "Bank A"', 'flag'],
    ['if(debt > 0, "owes", "free")', 'text'],
    ['if(cash > 0, cash, 0)', 'money'],
    ['sum(debt)', 'money'],
    ['debt / sum(debt)', 'ratio'],
    ['count(debt > 0)', 'number'],
    ['average(rate)', 'rate'],
    ['round(debt / cash, 1)', 'ratio'],
    ['[LTV at quarter] / maxLtv', 'ratio'],
    ['[Net debt] + closingDebt', 'money'],
    ['isblank(maturity)', 'flag'],
    ['highest(cash) - lowest(cash)', 'money'],
  ])('%s is %s', (formula, expected) => {
    expect(outcome(formula)).toBe(expected);
  });

  test.each([
    ['cash + opex', 'rule.unitMismatch cash + opex'],
    ['debt * rate + opex', 'rule.timeMismatch debt * rate + opex'],
    ['cash > rate', 'rule.unitMismatch cash > rate'],
    ['cash + 5%', 'rule.unitMismatch cash + 5%'],
    ['maturity + 5%', 'rule.unitMismatch maturity + 5%'],
    ['max(cash, maturity)', 'rule.unitMismatch max(cash, maturity)'],
    ['if(true, cash, "x")', 'rule.unitMismatch if(true, cash, "x")'],
    ['cash * debt', 'rule.noUnit cash * debt'],
    ['name + 1', 'rule.wantsNumber name'],
    ['name < "b"', 'rule.wantsNumber name'],
    ['cash and true', 'rule.wantsFlag cash'],
    ['not cash', 'rule.wantsFlag cash'],
    ['if(cash, 1, 2)', 'rule.wantsFlag cash'],
    ['kind', 'rule.choiceResult kind'],
    ['kind = "banc"', 'rule.unknownOption "banc"'],
    ['nothing + 1', 'rule.unknownName nothing'],
    ['total(cash)', 'rule.unknownFunction total'],
    ['abs(cash, debt)', 'rule.argumentCount abs(cash, debt)'],
    ['min(cash)', 'rule.argumentCount min(cash)'],
    ['round(cash, 1.5)', 'rule.roundDigits 1.5'],
    ['annual(cash)', 'rule.wantsPerQuarter cash'],
    ['quarterly(revenue)', 'rule.wantsPerYear revenue'],
    ['cash +', 'rule.endsEarly '],
  ])('%s is refused', (formula, expected) => {
    expect(outcome(formula)).toBe(expected);
  });

  test('a rule must fit the type that its column is declared as; numbers without dimensions may be shown in each way', () => {
    expect(outcome('debt / cash', 'share')).toBe('share');
    expect(outcome('debt / cash', 'number')).toBe('number');
    expect(outcome('debt', 'share')).toBe('rule.typeMismatch debt');
    expect(outcome('debt > 0', 'text')).toBe('rule.typeMismatch debt > 0');
    expect(outcome('5%', 'rate')).toBe('rate');
    expect(reason('debt', 'en', 'share')).toContain('USD M');
    expect(outcome('1', 'stars')).toBe('rule.unknownType 1');
  });
});

group('rules that use one another', () => {
  test('a cycle is refused and named, in every rule of it', () => {
    const { list } = checkColumns([aRule('A', 'B + 1'), aRule('B', 'C * 2'), aRule('C', 'A'), aRule('D', 'cash')], 'USD');
    expect(list.map(({ error }) => error?.details['cycle'] ?? null)).toEqual(['A → B → C → A', 'A → B → C → A', 'A → B → C → A', null]);
    expect(checkColumns([aRule('Self', 'Self + 1')], 'USD').list[0]?.error).toMatchObject({ code: 'rule.cycle', details: { cycle: 'Self → Self' }, start: 0, end: 4 });
  });

  test('units pass from rule to rule, whatever their order', () => {
    const { list } = checkColumns([aRule('Cover', 'annual(revenue) / Interest'), aRule('Interest', 'debt * rate')], 'USD');
    expect(list.map(({ type }) => type.id)).toEqual(['ratio', 'moneyPerYear']);
  });

  test('a rule that uses a refused one says which', () => {
    const { list } = checkColumns([aRule('Bad', 'cash + rate'), aRule('Uses', 'Bad * 2')], 'USD');
    expect(list[1]?.error).toMatchObject({ code: 'rule.brokenColumn', details: { name: 'Bad' }, start: 0, end: 3 });
  });
});

test('every column is found by its key and shown by a name that finds it again, in both languages', () => {
  for (const column of builtInColumns) {
    for (const language of ['en', 'zhHant'] as const) expect(builtInColumn(nameOf(column, language)), column.id).toBe(column);
  }
});
