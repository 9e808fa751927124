import { expect, test } from 'vitest';
import { inBrackets, labelled, listed } from '../../../shared/text/punctuation.ts';

test('marks between parts of a sentence are as wide as the language writes them', () => {
  expect(`Cash${inBrackets('en', 'USD M')}`).toBe('Cash (USD M)');
  expect(`現金${inBrackets('zhHant', '百萬 USD')}`).toBe('現金（百萬 USD）');
  expect([labelled('en', 'Cash', '12'), labelled('zhHant', '現金', '12')]).toEqual(['Cash: 12', '現金：12']);
  expect([listed('en', ['A', 'B']), listed('zhHant', ['甲', '乙']), listed('zhHant', [])]).toEqual(['A, B', '甲、乙', '']);
});
