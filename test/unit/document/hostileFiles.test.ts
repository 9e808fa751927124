import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openAnything } from '../../builders/openAnything.ts';

const folder = new URL('../../fixtures/hostile/', import.meta.url);
const list = JSON.parse(readFileSync(new URL('list.json', folder), 'utf8')) as readonly { readonly file: string; readonly must: 'open' | 'refuse'; readonly code?: string }[];
const workbooks = list.filter(({ file }) => file.startsWith('workbook/'));

test('every file of the corpus is on its list', () => {
  expect(workbooks.map(({ file }) => file.slice('workbook/'.length)).toSorted()).toEqual(readdirSync(new URL('workbook/', folder)).toSorted());
});

test.each(workbooks)('$file must $must', ({ file, must, code }) => {
  const frozen = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype].map((each) => Object.getOwnPropertyNames(each).toSorted().join());
  const opened = openAnything(readFileSync(new URL(file, folder)));
  expect(opened.code).toBe(must === 'open' ? 'open' : code);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect([Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype].map((each) => Object.getOwnPropertyNames(each).toSorted().join())).toEqual(frozen);
});
