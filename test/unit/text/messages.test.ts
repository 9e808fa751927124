import { expect, test } from 'vitest';
import type { Localized } from '../../../shared/base/localized.ts';
import { describe, messages, t } from '../../../shared/text/messages.ts';
import { projectRoot, sourceFiles } from '../../architecture/sourceFiles.ts';

/** What every message file of the room exports, whether `messages.ts` lists it or not. */
const areas: readonly Readonly<Record<string, Localized>>[] = await Promise.all(
  sourceFiles('shared/text').filter((file) => file.endsWith('Messages.ts')).map(async (file) => Object.values((await import(/* @vite-ignore */ `${projectRoot}/${file}`)) as object)[0] as Readonly<Record<string, Localized>>),
);

test('no two areas define one key', () => {
  const keys = areas.flatMap((area) => Object.keys(area));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  expect(Object.keys(messages).toSorted()).toEqual(keys.toSorted());
});

test('every text is there in both languages, with the same parameters', () => {
  const parameters = (text: string) => [...text.matchAll(/\{(\w+)[|}]/g)].map(([, name = '']) => name).toSorted();
  for (const [key, { en, zhHant }] of Object.entries(messages)) {
    expect(en.trim() === '' || zhHant.trim() === '' ? key : '').toBe('');
    expect({ key, parameters: [...new Set(parameters(zhHant))] }).toEqual({ key, parameters: [...new Set(parameters(en))] });
  }
});

test('parameters are put in once and are not read again', () => {
  expect(t('en', 'row.nameTaken', { name: '{name} $& $1' })).toBe('Another row is called “{name} $& $1” too. Names must differ, capitals apart.');
  expect(t('zhHant', 'file.newer', { version: 9 })).toContain('{supported}');
});

test('one and many are different words', () => {
  expect(t('en', 'find.replaced', { count: 1 })).toBe('1 cell replaced');
  expect(t('en', 'find.replaced', { count: 0 })).toBe('0 cells replaced');
  expect(t('en', 'find.scope.selection', { count: '1,200' })).toBe('Selection (1,200 cells)');
  expect(t('en', 'find.replaced')).toBe('{count} {count|cell|cells} replaced');
});

test('a code without text still shows what is known', () => {
  expect(describe('en', { code: 'x.unknown', details: { path: 'a' } })).toBe('x.unknown (path: a)');
  expect(describe('en', { code: 'toString', details: {} })).toBe('toString');
});

test('a row of a file is counted from one and keeps its key', () => {
  const reason = { code: 'file.wantsId', details: { place: 'firms[13].id' } };
  expect(describe('en', reason)).toBe('Firm 14, firms[13].id: every row needs an id, a text that is not empty.');
  expect(describe('zhHant', reason)).toBe('第 14 家公司，firms[13].id：每一列都須有非空白的文字識別碼。');
  expect(describe('en', { code: 'file.wantsText', details: { place: 'settings[2]', value: 'x' } })).toBe('settings[2]: text is expected here, not x.');
});
