import { describe, expect, test } from 'vitest';
import { parseRule } from '../../../shared/rules/parseRule.ts';
import { printRule } from '../../../shared/rules/printRule.ts';
import { renameInRule } from '../../../shared/rules/renameInRule.ts';

function printed(text: string): string {
  const parsed = parseRule(text);
  return parsed.ok ? printRule(parsed.value) : `${parsed.error.code} ${text.slice(parsed.error.start, parsed.error.end)}@${parsed.error.start}`;
}

describe('reading a rule', () => {
  test.each([
    ['debt / (cash + undrawn)', 'debt / (cash + undrawn)'],
    ['=cash', 'cash'],
    ['a-b-c', 'a - b - c'],
    ['a-(b-c)', 'a - (b - c)'],
    ['((a))*b+c', 'a * b + c'],
    ['- a * b', '-a * b'],
    ['-(a * b)', '-(a * b)'],
    ['+a', 'a'],
    ['not a and b or c', 'not a and b or c'],
    ['not (a and (b or c))', 'not (a and (b or c))'],
    ['AND(a, b, c)', 'a and b and c'],
    ['or(a,b) = true', '(a or b) = true'],
    ['a == 1 and b != 2', 'a = 1 and b <> 2'],
    ['IF(a>0, "x""y", \'z\')', 'if(a > 0, "x""y", "z")'],
    ['[Opening cash] * 「現金」', '[Opening cash] * 現金'],
    ['[odd]]name] + [and]', '[odd]]name] + [and]'],
    ['（現金 ＋ 債務）÷ ２', '(現金 + 債務) / 2'],
    ['債務 ≧ 現金', '債務 >= 現金'],
    ['a ≤ b', 'a <= b'],
    ['a ≠ b', 'a <> b'],
    ['a × b − c', 'a * b - c'],
    ['1e3 + .5', '1000 + 0.5'],
    ['min(a，b)', 'min(a, b)'],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  test('percentages and basis points are exact', () => {
    for (const [text, value] of [['5.25%', 0.0525], ['25bp', 0.0025], ['7 %', 0.07], ['0.1%', 0.001]] as const) {
      expect(parseRule(text)).toMatchObject({ ok: true, value: { type: 'number', value, percent: true } });
    }
  });
});

describe('a rule that cannot be read says why and where', () => {
  test.each([
    ['', 'rule.empty @0'],
    ['cash +', 'rule.endsEarly @6'],
    ['cash ) ', 'rule.unexpected )@5'],
    ['(cash + debt', 'rule.bracketOpen (@0'],
    ['min(cash', 'rule.bracketOpen (@3'],
    ['cash debt', 'rule.unexpected debt@5'],
    ['cash # debt', 'rule.unknownSign #@5'],
    ['"open', 'rule.quoteOpen "open@0'],
    ['[ ]', 'rule.emptyName [ ]@0'],
    ['1 < 2 < 3', 'rule.twoComparisons <@6'],
    ['3x', 'rule.numberThenWord 3x@0'],
    ['2e300', 'rule.numberTooLarge 2e300@0'],
    ['cash + and', 'rule.unexpected and@7'],
    ['and(cash)', 'rule.wantsTwo and(cash)@0'],
    ['cash ^ 2', 'rule.unknownSign ^@5'],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  test('pasted pages and endless brackets are refused quickly', () => {
    expect(printed('a'.repeat(2000))).toContain('rule.tooLong');
    expect(printed('('.repeat(400) + 'a')).toContain('rule.tooDeep');
    expect(printed('-'.repeat(900) + 'a')).toContain('rule.tooDeep');
    expect(printed('not '.repeat(240) + 'a')).toContain('rule.tooDeep');
  });
});

test('a new name takes the places of the old one and leaves the rest as typed', () => {
  expect(renameInRule('  [Net debt]*2 + sum( 「net DEBT」 ) + netdebt', 'Net debt', 'Leverage')).toBe('  Leverage*2 + sum( Leverage ) + netdebt');
  expect(renameInRule('a + b', 'a', 'Opening cash]')).toBe('[Opening cash]]] + b');
  expect(renameInRule('"a" + a', 'a', 'b')).toBe('"a" + b');
  expect(renameInRule('a + (', 'a', 'b')).toBe('a + (');
});
