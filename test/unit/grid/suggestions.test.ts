import { expect, test } from 'vitest';
import { kind } from '../../../shared/columns/terms/kind.ts';
import { lender } from '../../../shared/columns/terms/lender.ts';
import { cash } from '../../../shared/columns/terms/cash.ts';
import { matching, suggestionsFor } from '../../../renderer/grid/suggestions.ts';

const texts = (typed: string, language: 'en' | 'zhHant' = 'en'): readonly string[] =>
  matching(suggestionsFor(kind, language, () => []) ?? [], typed).map(({ text }) => text);

test('matches at the start come before matches inside', () => {
  expect(texts('c')[0]).toBe('Chip supplier');
  expect(texts('c')).toContain('Private credit');
});

test('a choice is found by its name in the other language too', () => {
  expect(texts('銀')).toEqual(['Bank']);
  expect(texts('bank', 'zhHant')).toEqual(['銀行']);
});

test('a reference offers the firms and the rest of the world', () => {
  expect(matching(suggestionsFor(lender, 'en', () => ['Alpha', '台積電']) ?? [], '台').map(({ text }) => text)).toEqual(['台積電']);
  expect(matching(suggestionsFor(lender, 'en', () => ['Alpha']) ?? [], '').map(({ text }) => text)).toEqual(['Alpha', 'Outside']);
});

test('numbers are typed freely', () => {
  expect(suggestionsFor(cash, 'en', () => [])).toBeNull();
});
