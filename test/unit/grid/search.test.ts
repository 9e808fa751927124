import { expect, test } from 'vitest';
import { replacedText, searchForm } from '../../../renderer/grid/search.ts';

test('search compares full-width and half-width, upper and lower case as one', () => {
  expect(searchForm('ＴＳＭＣ')).toBe(searchForm('tsmc'));
});

const plain = { matchCase: false, wholeCell: false };

test('a text is replaced wherever it stands, with the letters of the rest as they were', () => {
  expect(replacedText('Lab A, lab B', { ...plain, text: 'LAB' }, 'Firm')).toBe('Firm A, Firm B');
  expect(replacedText('Lab A, lab B', { ...plain, text: 'lab', matchCase: true }, 'Firm')).toBe('Lab A, Firm B');
  expect(replacedText('台積電（ＴＳＭＣ）', { ...plain, text: 'tsmc' }, 'X')).toBe('台積電(X)');
  expect(replacedText('Lab A', { ...plain, text: 'firm' }, 'X')).toBeNull();
});

test('a whole cell is replaced only where it says nothing else', () => {
  const whole = { matchCase: false, wholeCell: true };
  expect(replacedText('0.05', { ...whole, text: '0.05' }, '0.06')).toBe('0.06');
  expect(replacedText('0.051', { ...whole, text: '0.05' }, '0.06')).toBeNull();
});

test('signs of patterns and of replacements mean themselves', () => {
  expect(replacedText('a.b (c)', { ...plain, text: '.b (c' }, '$&$1')).toBe('a$&$1)');
  expect(replacedText('axb', { ...plain, text: 'a.b' }, '')).toBeNull();
});
