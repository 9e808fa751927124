import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileArguments } from '../../../main/fileArguments.ts';
import { createLog } from '../../../main/log.ts';
import { effectiveLanguage, initialSettings, storedSettings } from '../../../main/settings.ts';
import { nodeFs } from '../../../main/workbooks/fsPort.ts';
import { smallFile } from '../../../main/workbooks/smallFile.ts';

describe('files on the command line', () => {
  test('are known by their ending, among switches and other words', () => {
    const argv = ['--no-sandbox', '-r', 'loader.js', '.', 'book.firebreak', '/data/帳簿.FIREBREAK', 'plain.json', '--x=a.firebreak', 'notes.txt'];
    expect(fileArguments(argv, '/home/me')).toEqual(['/home/me/book.firebreak', '/data/帳簿.FIREBREAK', '/home/me/plain.json']);
  });

  test('are no device paths of Windows', () => {
    expect(fileArguments(['\\\\.\\pipe\\x.firebreak', '\\\\?\\C:\\x.firebreak', '//./x.firebreak'], '/')).toEqual([]);
  });
});

describe('language', () => {
  test.each([
    [['zh-TW'], 'zhHant'],
    [['zh-Hant-TW', 'en-US'], 'zhHant'],
    [['zh-HK'], 'zhHant'],
    [['zh-Hant-MO'], 'zhHant'],
    [['en-GB', 'zh-TW'], 'en'],
    [['fr-FR', 'zh-TW'], 'zhHant'],
    [['zh-CN'], 'en'],
    [['zh-Hans-CN', 'zh-TW'], 'zhHant'],
    [['C'], 'en'],
    [[], 'en'],
  ] as const)('%j gives %s', (preferred, expected) => {
    expect(effectiveLanguage('system', preferred)).toBe(expected);
  });

  test('a choice beats the system', () => {
    expect(effectiveLanguage('en', ['zh-TW'])).toBe('en');
    expect(effectiveLanguage('zhHant', ['en-US'])).toBe('zhHant');
  });
});

test('settings come back as they were kept, and one broken value costs only itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-settings-'));
  const reports: string[] = [];
  const store = smallFile(nodeFs, join(folder, 'settings.json'), storedSettings, initialSettings, (what) => void reports.push(what));
  expect(await store.read()).toEqual(initialSettings);
  const kept = { language: 'zhHant', theme: 'dark', author: 'Lin', panelWidth: 400, window: { x: 1, y: 2, width: 1300, height: 700, maximized: false } } as const;
  await Promise.all([store.write(initialSettings), store.write({ ...kept, theme: 'light' }), store.write(kept)]);
  expect(await store.read()).toEqual(kept);
  await store.write({ ...kept, theme: 'pink', panelWidth: 4 } as never);
  expect(await store.read()).toEqual({ ...kept, theme: 'system', panelWidth: 340 });
  expect(reports).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

test('the log rotates and never has more than four files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-log-'));
  const log = createLog(join(folder, 'logs'));
  for (let line = 0; line < 60; line += 1) log.info(`${line} ${'x'.repeat(100_000)}`);
  const names = await readdir(join(folder, 'logs'));
  expect(names.toSorted()).toEqual(['firebreak.log', 'firebreak.log.1', 'firebreak.log.2', 'firebreak.log.3']);
  expect(await readFile(join(folder, 'logs', 'firebreak.log'), 'utf8')).toContain('info 59 x');
  await rm(folder, { recursive: true, force: true });
});
