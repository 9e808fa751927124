/** `firebreak convert` between workbooks and tables, as processes of their own: files that read back equal, recipes, exit statuses. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../scripts/build.mjs';
import { root } from '../../../scripts/project.mjs';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import type { Workbook } from '../../../shared/document/document.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-tables-'));
const cli = fileURLToPath(new URL('../../../out/cli/cli.js', import.meta.url));
const sample = join(root, 'samples', 'ai-chain-2025.firebreak');
beforeAll(() => ensureBuilt(['cli']), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function say(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return { status, result: stdout, remark: stderr };
}
const at = (name: string) => join(folder, name);
function opened(path: string): Workbook {
  const decoded = decodeWorkbook(readFileSync(path, 'utf8'));
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.value.workbook;
}

test('the sample goes through a table of each kind and comes back with every cell equal', () => {
  const before = opened(sample);
  writeFileSync(at('bare.firebreak'), encodeWorkbook({ ...before, firms: [], contracts: [], notes: [], scenarios: [] }));
  for (const [firms, contracts] of [['firms.csv', 'contracts.xlsx'], ['firms.xlsx', 'contracts.tsv']] as const) {
    expect(say('convert', sample, at(firms), '--results', '--headings', 'zhHant')).toEqual({ status: 0, result: '', remark: '' });
    expect(say('convert', sample, at(contracts), '--sheet', 'contracts', '--units', 'row')).toEqual({ status: 0, result: '', remark: '' });
    const half = at(`${firms}.firebreak`);
    const whole = at(`${contracts}.firebreak`);
    expect(say('convert', at(firms), half, '--into', at('bare.firebreak')).status).toBe(0);
    expect(say('convert', at(contracts), whole, '--into', half).status).toBe(0);
    const after = opened(whole);
    const names = (book: Workbook, id: unknown) => book.firms.find((firm) => firm.id === id)?.name ?? id;
    const plain = (book: Workbook, rows: readonly object[]) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'id' && key !== 'typed').map(([key, value]) => [key, ['from', 'to', 'lender', 'vendor'].includes(key) ? names(book, value) : value]).filter(([, value]) => value !== null && value !== '')));
    expect(plain(after, after.firms)).toEqual(plain(before, before.firms));
    expect(plain(after, after.contracts)).toEqual(plain(before, before.contracts));
  }
});

test('a recipe answers what was asked before, and is refused for other headings', () => {
  writeFileSync(at('january.csv'), 'Firm;Money\nA;1.234\n');
  writeFileSync(at('february.csv'), 'Firm;Money\nA;5.678\nB;9.000\n');
  writeFileSync(at('other.csv'), 'Firm;Sales\nA;1.5\n');
  const recipe = { id: 'r1', name: 'monthly', table: 'firms' as const, encoding: 'utf-8', separator: ';', sheet: null, headerRow: 0, numbers: 'comma', existing: 'update' as const, columns: [{ heading: 'Firm', key: 'name', unit: null }, { heading: 'Money', key: 'cash', unit: 'thousands' }] };
  writeFileSync(at('book.firebreak'), encodeWorkbook({ ...opened(at('bare.firebreak')), recipes: [recipe] }));
  expect(say('convert', at('january.csv'), at('1.firebreak'), '--into', at('book.firebreak'), '--recipe', 'monthly')).toEqual({ status: 0, result: '', remark: '' });
  expect(say('convert', at('february.csv'), at('2.firebreak'), '--into', at('1.firebreak'))).toEqual({ status: 0, result: '', remark: '' });
  expect(opened(at('2.firebreak')).firms.map(({ name, cash }) => [name, cash])).toEqual([['A', 5.678], ['B', 9]]);
  expect(say('convert', at('other.csv'), at('3.firebreak'), '--into', at('book.firebreak'), '--recipe', 'monthly')).toMatchObject({ status: 1, remark: expect.stringContaining('Money') });
  expect(say('convert', at('other.csv'), at('3.firebreak'), '--recipe', 'monthly')).toMatchObject({ status: 1, remark: expect.stringContaining('no import recipe') });
});

test('what would not read back is remarked, what no file can hold is refused, wrong words are wrong usage', () => {
  const { firms, ...rest } = opened(at('bare.firebreak'));
  const book = (name: string) => encodeWorkbook({ ...rest, firms: [...firms, { id: 'f1', name: 'A', notes: name }, { id: 'f2', name: 'a', cash: 5 }] });
  writeFileSync(at('twice.firebreak'), book('=1+1'));
  const written = say('convert', at('twice.firebreak'), at('twice.csv'));
  expect([written.status, written.remark.trim().split('\n')]).toEqual([0, ['Cells that an import would not read back as they are: 2.', 'Row 1, Name', 'Row 2, Name']]);
  expect(readFileSync(at('twice.csv'), 'utf8')).toContain("A,,,'=1+1,");
  writeFileSync(at('nul.firebreak'), book('a\0b'));
  expect(say('convert', at('nul.firebreak'), at('nul.csv'))).toMatchObject({ status: 1, remark: expect.stringContaining('Row 1, Notes') });
  expect(say('convert', sample, at('x.csv'), '--headings', 'de').status).toBe(2);
  expect(say('convert', sample, at('x.csv'), '--scenario', 'gone').status).toBe(1);
  expect(say('convert', sample, at('twice.csv')).status).toBe(1);
});
