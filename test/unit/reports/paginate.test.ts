import { expect, test } from 'vitest';
import { paginate } from '../../../renderer/panels/reports/paginate.ts';

const keys = (pages: ReturnType<typeof paginate>) => pages.map((page) => page.map(({ key, from, to }) => (to > 0 ? `${key}[${from}-${to}]` : key)));

test('blocks fill a page and go on with the next one', () => {
  expect(keys(paginate([{ key: 'a', height: 40 }, { key: 'b', height: 40 }, { key: 'c', height: 40 }], 100))).toEqual([['a', 'b'], ['c']]);
});

test('a heading never stands alone at the foot of a page', () => {
  expect(keys(paginate([{ key: 'a', height: 60 }, { key: 'h', height: 20, keepsNext: true }, { key: 'b', height: 30 }], 100))).toEqual([['a'], ['h', 'b']]);
  expect(keys(paginate([{ key: 'a', height: 60 }, { key: 'h', height: 20, keepsNext: true }, { key: 't', height: 10, rows: [5, 5, 5] }], 100))).toEqual([['a', 'h', 't[0-2]'], ['t[2-3]']]);
});

test('a table breaks between rows, with two of them before the break, and repeats its head', () => {
  expect(keys(paginate([{ key: 'a', height: 65 }, { key: 't', height: 20, rows: [10, 10, 10] }], 100))).toEqual([['a'], ['t[0-3]']]);
  expect(keys(paginate([{ key: 't', height: 20, rows: Array.from({ length: 20 }, () => 10) }], 100))).toEqual([['t[0-8]'], ['t[8-16]'], ['t[16-20]']]);
});

test('page breaks, title pages and what is taller than a page', () => {
  expect(keys(paginate([{ key: 'title', height: 10, endsPage: true }, { key: 'a', height: 10 }, { key: 'b', height: 10, startsPage: true }], 100))).toEqual([['title'], ['a'], ['b']]);
  expect(keys(paginate([{ key: 'a', height: 10 }, { key: 'tall', height: 500 }, { key: 'b', height: 10 }], 100))).toEqual([['a'], ['tall'], ['b']]);
  expect(keys(paginate([{ key: 't', height: 20, rows: [500, 10] }], 100))).toEqual([['t[0-1]'], ['t[1-2]']]);
  expect(paginate([], 100)).toEqual([]);
});
