import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formulaSafe, startsFormula, withoutFormulaMark } from '../../../shared/interchange/formulaSafe.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0', ' =1', '＝1+1', "'=1", "''\t"])('%j is disarmed', (text) => {
  expect(formulaSafe(text)).toBe(`'${text}`);
  expect(startsFormula(formulaSafe(text).slice(1))).toBe(true);
});

test.each(['Core', "'quoted'", '5 = 5', 'a\t=1', '', '−5 (a minus sign is no hyphen)', '5-year'])('%j stays as it is', (text) => {
  expect(formulaSafe(text)).toBe(text);
});

test('every text comes back exactly', () => {
  const sign = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ' ', '＝', 'a');
  fc.assert(fc.property(fc.oneof(fc.string(), fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''))), (text) => {
    expect(withoutFormulaMark(formulaSafe(text))).toBe(text);
  }), { numRuns: 1000 });
});
