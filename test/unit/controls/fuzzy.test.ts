import { describe, expect, test } from 'vitest';
import { bestScore, fuzzyScore } from '../../../renderer/controls/fuzzy.ts';

const best = (typed: string, texts: readonly string[]): string | undefined =>
  texts.map((text) => ({ text, score: fuzzyScore(typed, text) ?? -Infinity })).toSorted((a, b) => b.score - a.score)[0]?.text;

describe('fuzzy search', () => {
  test('wants every letter, in order', () => {
    expect(fuzzyScore('fr', 'Find and Replace')).not.toBeNull();
    expect(fuzzyScore('rf', 'Find')).toBeNull();
    expect(fuzzyScore('', 'anything')).toBe(0);
  });

  test('puts whole words before starts of words, and those before scattered letters', () => {
    expect(best('find', ['Fill in and do', 'Find Next'])).toBe('Find Next');
    expect(best('fr', ['Zoom from far', 'Find and Replace'])).toBe('Zoom from far');
    expect(best('far', ['Format colours', 'Find and Replace'])).toBe('Find and Replace');
    expect(best('del', ['Model', 'Delete Rows'])).toBe('Delete Rows');
  });

  test('reads Chinese, full-width letters and capitals alike', () => {
    expect(bestScore('取代', ['Find and Replace…', '尋找與取代…'])).not.toBeNull();
    expect(bestScore('ｆｉｎｄ', ['FIND'])).not.toBeNull();
  });
});
