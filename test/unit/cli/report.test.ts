import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/commandLine/commandLine.ts';
import { makeReportFiles } from '../../../renderer/charts/headlessReports.ts';
import type { Language } from '../../../shared/base/localized.ts';
import { readStamps } from '../../../shared/interchange/stamps/registry.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = join(import.meta.dirname, '../../../samples/ai-chain-2025.firebreak');

/** What the command line says and ends with. */
async function say(language: Language, ...args: string[]): Promise<{ status: number; result: string; remark: string }> {
  let result = '';
  let remark = '';
  const status = await runCommandLine(args, language, {
    result: (text) => { result += text; }, largeResult: async (pieces) => { for (const piece of pieces) result += piece; }, remark: (text) => { remark += text; },
    reports: async () => makeReportFiles,
  });
  return { status, result, remark };
}

test('writes the English and the Chinese report of a scenario with the same numbers, and lists the files', async () => {
  const out = join(folder, 'both');
  const { status, result, remark } = await say('en', 'report', sample, '--template', 'committee', '--scenario', 'Perfect storm', '--lang', 'both', '--out', out, '--formats', 'html,xlsx');
  expect({ status, remark }).toEqual({ status: 0, remark: '' });
  const names = ['en', 'zh-Hant'].flatMap((tag) => ['html', 'xlsx'].map((ending) => `AI financing chain, Q3 2025 - Perfect storm - Committee paper - ${tag}.${ending}`));
  expect(readdirSync(out).toSorted()).toEqual(names.toSorted());
  expect(result.trim().split('\n').toSorted()).toEqual(names.map((name) => join(out, name)).toSorted());
  const stamps = names.map((name) => readStamps(new Uint8Array(readFileSync(join(out, name)))));
  expect(new Set(stamps.map((each) => (each.ok ? each.value[0]?.dataHash : each.error.code))).size).toBe(1);
  const [en, zh] = ['en', 'zh-Hant'].map((tag) => readFileSync(join(out, `AI financing chain, Q3 2025 - Perfect storm - Committee paper - ${tag}.html`), 'utf8')) as [string, string];
  const numbers = (html: string) => [...html.matchAll(/<td class="number">([^<]*)<\/td>/g)].map(([, text]) => text);
  expect(numbers(zh)).toEqual(numbers(en));
  expect(numbers(en).length).toBeGreaterThan(100);
  expect(en).toContain('<svg');
  expect(zh).toContain('違約');
  const again = await say('en', 'report', sample, '--template', 'committee', '--scenario', 'Perfect storm', '--lang', 'en', '--out', out);
  expect(again.status).toBe(1);
  expect(again.remark).toContain('already; it was not touched');
});

test('says which formats need the window, and writes nothing', async () => {
  const out = join(folder, 'none');
  const { status, remark } = await say('en', 'report', sample, '--template', 'memo', '--out', out, '--formats', 'html,pdf,png');
  expect(status).toBe(2);
  expect(remark).toContain('pdf, png needs the program’s window');
  expect(remark).toMatch(/without a window: .*html/);
  expect(() => readdirSync(out)).toThrow('ENOENT');
});

test.each<readonly [string, readonly string[], number, RegExp]>([
  ['no folder', ['--template', 'memo'], 2, /--out/],
  ['no template', ['--out', 'x'], 2, /memo, committee, deck/],
  ['an unknown template', ['--template', 'novel', '--out', 'x'], 1, /no template “novel”/],
  ['an unknown scenario', ['--template', 'memo', '--scenario', 'nope', '--out', 'x'], 1, /no scenario “nope”.*Perfect storm/],
  ['an unknown language', ['--template', 'memo', '--lang', 'fr', '--out', 'x'], 2, /en, zh-Hant, both/],
  ['an unknown format', ['--template', 'memo', '--formats', 'odt', '--out', 'x'], 2, /“odt” is no format/],
  ['a report that the workbook does not keep', ['--report', 'Mine', '--out', 'x'], 1, /no report “Mine”/],
])('refuses %s on one line', async (_what, options, status, reason) => {
  const found = await say('en', 'report', sample, ...options);
  expect(found.status).toBe(status);
  expect(found.result).toBe('');
  expect(found.remark.trim().split('\n')).toHaveLength(1);
  expect(found.remark).toMatch(reason);
});

test('refuses in the language of the terminal', async () => {
  expect((await say('zhHant', 'report', sample, '--template', 'memo', '--out', 'x', '--formats', 'pdf')).remark).toContain('須由程式視窗繪圖與排版');
});
