import { expect, test } from 'vitest';
import { cellMessages } from '../../../shared/text/cellMessages.ts';
import { chartMessages } from '../../../shared/text/chartMessages.ts';
import { cliMessages } from '../../../shared/text/cliMessages.ts';
import { documentMessages } from '../../../shared/text/documentMessages.ts';
import { fileMessages } from '../../../shared/text/fileMessages.ts';
import { gridMessages } from '../../../shared/text/gridMessages.ts';
import { menuMessages } from '../../../shared/text/menuMessages.ts';
import { describe, messages, t } from '../../../shared/text/messages.ts';
import { shellMessages } from '../../../shared/text/shellMessages.ts';

const areas = [cellMessages, documentMessages, fileMessages, gridMessages, chartMessages, shellMessages, menuMessages, cliMessages];

test('no two areas define one key', () => {
  const keys = areas.flatMap((area) => Object.keys(area));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  expect(Object.keys(messages).toSorted()).toEqual(keys.toSorted());
});

test('every text is there in both languages, with the same parameters', () => {
  const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();
  for (const [key, { en, zhHant }] of Object.entries(messages)) {
    expect(en.trim() === '' || zhHant.trim() === '' ? key : '').toBe('');
    expect({ key, parameters: [...new Set(parameters(zhHant))] }).toEqual({ key, parameters: [...new Set(parameters(en))] });
  }
});

test('parameters are put in once and are not read again', () => {
  expect(t('en', 'row.nameTaken', { name: '{name} $& $1' })).toBe('Another row is called “{name} $& $1” too. Names must differ, capitals apart.');
  expect(t('zhHant', 'file.newer', { version: 9 })).toContain('{supported}');
});

test('a code without text still shows what is known', () => {
  expect(describe('en', { code: 'x.unknown', details: { path: 'a' } })).toBe('x.unknown (path: a)');
  expect(describe('en', { code: 'toString', details: {} })).toBe('toString');
});
