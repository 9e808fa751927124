/** `firebreak sweep`: scenarios from a table; each row's answer is that of the scenario run by itself. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../../scripts/build.mjs';
import { encodeWorkbook } from '../../../shared/document/codec.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-sweep-'));
const cli = fileURLToPath(new URL('../../../out/cli/cli.js', import.meta.url));
beforeAll(() => ensureBuilt(['cli']), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
function say(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return { status, result: stdout, remark: stderr };
}
const book = aWorkbook({
  firms: [{ id: 'f1', name: 'Lessor', cash: 10, debt: 100, rate: 0.1, maturity: 8, lender: 'f2' }, { id: 'f2', name: 'Bank', cash: 50 }],
  contracts: [{ id: 'c1', type: 'loan', from: 'f2', to: 'f1', principal: 20, rate: 0.05, maturity: 6 }],
  scenarios: [{ id: 's1', name: 'Dear', drivers: {}, overrides: [{ target: 'firm', id: 'f1', field: 'rate', value: 0.2 }], failures: [] }],
});
const path = at('book.firebreak');
beforeAll(() => writeFileSync(path, encodeWorkbook(book)));
const table = 'Scenario,firm:Lessor.cash,contract:c1.rate,firm:f1.rateType,market.quarters,fails:Bank\nas it is,,,,,\nrich,1000,x0.5,fixed,4,\n,0,8%,,,2\n';

test('each row comes to what its scenario comes to by itself', () => {
  writeFileSync(at('over.csv'), table);
  const { status, result } = say('sweep', path, at('over.csv'), '--scenario', 'Dear', '--keep', at('kept.firebreak'), '--json');
  const document = JSON.parse(result) as { inputs: string[]; rows: { scenario: string; inputs: object; outcomes: { failures: number; lossToLenders: number }; failures: { firm: string; t: number }[] }[] };
  expect([status, document.rows.map(({ scenario }) => scenario)]).toEqual([0, ['as it is', 'rich', '3']]);
  expect(document.rows[2]?.inputs).toEqual({ 'firm:Lessor.cash': 0, 'contract:c1.rate': 0.08, 'firm:f1.rateType': null, 'market.quarters': null, 'fails:Bank': 2 });
  for (const [index, name] of ['as it is', 'rich', '3'].entries()) {
    const alone = JSON.parse(say('run', at('kept.firebreak'), '--scenario', name, '--json').result) as { totals: { failures: number; lossToLenders: number } };
    expect([document.rows[index]?.outcomes.failures, document.rows[index]?.outcomes.lossToLenders]).toEqual([alone.totals.failures, alone.totals.lossToLenders]);
  }
  expect(document.rows[2]?.failures.some(({ firm, t }) => firm === 'f2' && t === 2)).toBe(true);
});

test('results go into a table whose numbers are numbers, and never over a file', () => {
  expect(say('sweep', path, at('over.csv'), '--out', at('results.csv'))).toEqual({ status: 0, result: '', remark: '' });
  const lines = readFileSync(at('results.csv'), 'utf8').split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[3]).toMatch(/^3,0,0\.08,,,2,\d/);
  expect(say('sweep', path, at('over.csv'), '--out', at('results.csv')).status).toBe(1);
  expect(say('sweep', path, at('over.csv'), '--out', at('results.pdf')).status).toBe(2);
  expect(say('sweep', path).status).toBe(2);
});

test.each([
  ['an input that is none', 'Scenario,firm:Nobody.cash\na,1\n', 'Nobody'], ['a text for a number', 'market.quarters\n8\nmany\n', 'row 3, market.quarters'], ['a value out of bounds', 'firm:f1.rate\n5000%\n', 'row 2'],
  ['a choice that is none', 'firm:f1.rateType\nlow\n', 'row 2'], ['a comma that may be a point', 'firm:f1.cash\n"1,234"\n', '--numbers'], ['no scenario', 'firm:f1.cash\n', 'below the headings'], ['one input twice', 'multiple,multiple\n1,2\n', 'two columns'], ['no input', 'Scenario\na\n', 'names no input'],
])('%s refuses the table and says where', (_what, text, where) => {
  writeFileSync(at('bad.csv'), text);
  const { status, result, remark } = say('sweep', path, at('bad.csv'));
  expect([status, result, remark.trim().split('\n').length]).toEqual([1, '', 1]);
  expect(remark).toContain(where);
});

test('a row that the model refuses is said, the others are done', () => {
  writeFileSync(at('refused.csv'), 'Scenario,firm:f2.kind,firm:f1.lender\nfine,,\nself,,Lessor\n');
  const { status, remark } = say('sweep', path, at('refused.csv'));
  expect([status, remark]).toEqual([1, expect.stringContaining('kind')]);
  writeFileSync(at('refused.csv'), 'Scenario,firm:f1.lender\nfine,\nself,Lessor\n');
  const some = say('sweep', path, at('refused.csv'));
  expect([some.status, some.result.includes('fine'), some.remark.startsWith('self: ')]).toEqual([1, true, true]);
});
