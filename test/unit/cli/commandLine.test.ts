import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommandLine, terminalLanguage } from '../../../main/commandLine/commandLine.ts';
import { amountText, textTable } from '../../../main/commandLine/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const worked = (name: string) => fileURLToPath(new URL(`../../fixtures/worked/${name}.workbook.json`, import.meta.url));

/** What the command line says and ends with. */
async function say(...args: string[]): Promise<{ status: number; result: string; remark: string }> {
  let result = '';
  let remark = '';
  const status = await runCommandLine(args, 'en', { result: (text) => { result += text; }, remark: (text) => { remark += text; } });
  return { status, result, remark };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const tiny = (extra: object) => ({ format: 'firebreak-workbook', version: 1, name: 'Tiny', currency: 'USD', market: { quarters: 2 }, firms: [{ id: 'f1', name: 'One', cash: 1 }], contracts: [], scenarios: [], ...extra });

describe('run', () => {
  test('prints the failures of Base as a table with the names of firms', async () => {
    const { status, result, remark } = await say('run', worked('01-payment-cascade'));
    expect({ status, remark }).toEqual({ status: 0, remark: '' });
    expect(result).toContain('Payment cascade, scenario Base, 1 quarters, USD M');
    expect(result).toMatch(/1 +2 +Beta Capital +Payment +3 +10 +5\.5/);
    expect(result).toContain('Failures: 3 of 4. Losses: lenders 13, others 0.');
  });

  test('with --json prints exactly one result document', async () => {
    const { status, result } = await say('run', worked('02-fire-sale-spiral'), '--json', '--scenario', 'gpu prices FALL');
    const document = JSON.parse(result) as { format: string; scenario: string; totals: { failures: number } };
    expect(status).toBe(0);
    expect(document).toMatchObject({ format: 'firebreak-result', version: 1, scenario: 'GPU prices fall', totals: { failures: 2 } });
  });

  test('finds a scenario by its id and always has Base', async () => {
    expect((await say('run', worked('02-fire-sale-spiral'), '--scenario=s1')).result).toContain('scenario GPU prices fall');
    for (const name of ['base', 'Base', 'BASE']) expect((await say('run', worked('02-fire-sale-spiral'), '--scenario', name)).result).toContain('No firm fails.');
  });

  test('refuses an unknown scenario, naming those there are', async () => {
    const { status, result, remark } = await say('run', worked('02-fire-sale-spiral'), '--scenario', 'Boom');
    expect({ status, result }).toEqual({ status: 1, result: '' });
    expect(remark).toContain('there is no scenario “Boom”. It has: Base, GPU prices fall.');
  });

  test('refuses what the model refuses in one line with its place', async () => {
    const path = file('refused.json', tiny({ firms: [{ id: 'f1', name: 'One', cash: -1 }, { id: 'f2', name: 'Two', pledged: 2 }] }));
    const { status, result, remark } = await say('run', path, '--json');
    expect({ status, result }).toEqual({ status: 1, result: '' });
    expect(remark.trimEnd().split('\n')).toHaveLength(1);
    expect(remark).toContain('Firm One, Cash');
    expect(remark).toContain('1 more');
  });

  test('refuses a broken file in one line with its place', async () => {
    const { status, remark } = await say('run', file('broken.json', '{\n "format": "firebreak-workbook",\n "version" 1 }'));
    expect(status).toBe(1);
    expect(remark).toContain('broken.json: Line 3, column 12');
    expect(remark.trimEnd().split('\n')).toHaveLength(1);
  });

  test('says when a file is not there', async () => {
    const { status, remark } = await say('run', join(folder, 'nothing.json'));
    expect(status).toBe(1);
    expect(remark).toContain('nothing.json');
  });

  test('names with line ends and escapes stay on their line', async () => {
    const path = file('names.json', tiny({ firms: [{ id: 'f1', name: 'A\nB\u001b[31m', opex: 1 }] }));
    expect((await say('run', path)).result).toMatch(/1 +1 +A B \[31m +Operating/);
  });
});

describe('check', () => {
  test('is silent on stdout for a sound file', async () => {
    expect(await say('check', worked('08-recovery'))).toEqual({ status: 0, result: '', remark: 'No problems.\n' });
  });

  test('prints every problem on a line with its place', async () => {
    const path = file('problems.json', tiny({
      market: { quarters: 200 },
      contracts: [{ id: 'c1', type: 'loan', from: 'f1', to: 'f1', principal: 5 }, { id: 'c2', type: 'lease', to: 'gone' }],
      scenarios: [{ id: 's1', name: 'Odd', overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: -5 }] }],
    }));
    const { status, result } = await say('check', path);
    const lines = result.trimEnd().split('\n');
    expect(status).toBe(1);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('Market');
    expect(lines.join('\n')).toContain('scenario Odd: Firm One, Cash');
    expect(result).toContain('c1 (One → One)');
  });
});

describe('usage', () => {
  test.each([[[]], [['fly']], [['run']], [['run', 'a', 'b']], [['run', 'a', '--fast']], [['check', 'a', '--json']], [['run', 'a', '--scenario']]])('%j is wrong usage', async (args) => {
    const { status, result, remark } = await say(...args);
    expect({ status, result }).toEqual({ status: 2, result: '' });
    expect(remark).toContain('firebreak run FILE');
  });

  test('help is a result', async () => {
    for (const args of [['help'], ['--help'], ['run', '--help']]) expect(await say(...args)).toMatchObject({ status: 0, remark: '' });
  });
});

test('terminals in Taiwan read Chinese', () => {
  expect(terminalLanguage({ LANG: 'zh_TW.UTF-8' })).toBe('zhHant');
  expect(terminalLanguage({ LC_ALL: 'C', LANG: 'zh_TW.UTF-8' })).toBe('en');
  expect(terminalLanguage({})).toBe('en');
});

test('Chinese takes two columns, numbers stand to the right', () => {
  expect(textTable([{ heading: '公司', isNumber: false }, { heading: 'n', isNumber: true }], [['甲', '5'], ['abcdef', '12']])).toBe('公司     n\n甲       5\nabcdef  12');
  expect(amountText(1234.567)).toBe('1,234.57');
  expect(amountText(1.23456e-7)).toBe('0.000000123');
});

test('the worked examples are read from files that nobody edits', () => {
  expect(JSON.parse(readFileSync(worked('01-payment-cascade'), 'utf8'))).toMatchObject({ format: 'firebreak-workbook' });
});
