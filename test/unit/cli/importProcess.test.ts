/** `firebreak import` and `firebreak convert` as processes of their own, with the worker that reads foreign files (design/format.md). */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../scripts/build.mjs';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import { anArchive, workbookParts } from '../../builders/anArchive.ts';
import { encodeText } from '../../builders/encodeText.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-import-'));
const cli = fileURLToPath(new URL('../../../out/cli/cli.js', import.meta.url));
beforeAll(() => ensureBuilt(['cli']), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
function say(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return { status, result: stdout, remark: stderr };
}
function preview(path: string, ...options: string[]) {
  const { status, result } = say('import', path, '--preview', '--json', ...options);
  return { status, ...(JSON.parse(result) as { outcome: string; reasons: string[]; encoding: string | null; separator: string | null; sheets: string[]; columns: string[]; rows: number; sample: string[][]; rejected?: unknown[] }) };
}

test('a plain table opens, with everything about it', () => {
  const path = file('open.csv', 'Name,Cash,Rate,Lender\nA,1200,5%,\nB,3400.5,0.0525,A\n');
  const { status, outcome, reasons, encoding, separator, sheets, columns, rows, sample } = preview(path);
  expect({ status, outcome, reasons, encoding, separator, sheets, columns, rows, sample }).toEqual({
    status: 0, outcome: 'open', reasons: [], encoding: 'utf-8', separator: ',', sheets: [], columns: ['Name', 'Cash', 'Rate', 'Lender'], rows: 2, sample: [['A', '1200', '5%', ''], ['B', '3400.5', '0.0525', 'A']],
  });
});

test('what would be a guess is asked, and an option answers it', () => {
  const path = file('guess.csv', encodeText('名稱;現金\n台灣電力;1.234\n', 'big5'));
  const asked = preview(path);
  expect([asked.status, asked.outcome, asked.encoding, asked.separator, asked.reasons.length]).toEqual([0, 'ask', 'big5', ';', 2]);
  expect(preview(path, '--encoding', 'cp950', '--numbers', 'comma').outcome).toBe('open');
  const target = join(folder, 'guess.firebreak');
  expect(say('convert', path, target)).toMatchObject({ status: 1, result: '' });
  expect(existsSync(target)).toBe(false);
  expect(say('convert', path, target, '--encoding=big5', '--numbers=comma')).toEqual({ status: 0, result: '', remark: '' });
  const made = decodeWorkbook(readFileSync(target, 'utf8'));
  expect(made.ok && [made.value.workbook.firms, made.value.workbook.recipes.map(({ encoding, numbers }) => [encoding, numbers])]).toEqual([[{ id: 'f1', name: '台灣電力', cash: 1234 }], [['big5', 'comma']]]);
});

test('what is set aside is listed with its text', () => {
  const path = file('warn.csv', 'Name,Cash,Lender\nA,abc,Nobody\na,5,\n,7,\n');
  const { status, outcome, rejected } = preview(path);
  expect([status, outcome]).toEqual([0, 'warn']);
  expect(rejected).toMatchObject([{ row: 2, column: 'Cash', text: 'abc' }, { row: 2, column: 'Lender', text: 'Nobody' }, { row: 3, column: null, text: 'a | 5 | ' }, { row: 4, column: null, text: ' | 7 | ' }]);
});

test('a workbook with several sheets says which one was read', () => {
  const path = file('book.xlsx', anArchive(workbookParts('<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c></row>')));
  expect(preview(path)).toMatchObject({ status: 0, outcome: 'open', sheets: ['Firms'], columns: ['Name'], rows: 1, encoding: null, separator: null });
});

test.each([
  ['an empty file', 'empty.csv', ''], ['bytes that are no text', 'bytes.csv', Uint8Array.from([1, 0, 2, 0, 0, 3])], ['a bomb', 'bomb.xlsx', anArchive(workbookParts('', [{ name: 'xl/b.bin', data: new Uint8Array(20_000_000) }]))],
])('%s is refused, with the reason on one line', (_what, name, content) => {
  const path = file(name, content);
  expect(preview(path)).toMatchObject({ status: 1, outcome: 'refuse' });
  const { status, remark } = say('import', path, '--preview');
  expect([status, remark.trimEnd().split('\n').length]).toEqual([1, 1]);
});

test('contracts find their firms only in what is read, and wrong usage is told', () => {
  const contracts = file('contracts.csv', 'Type,From,To,Principal\nLoan,A,B,100\n');
  expect(preview(contracts).outcome).toBe('open');
  expect(say('convert', contracts, join(folder, 'c.firebreak'))).toMatchObject({ status: 1 });
  expect(say('import', contracts).status).toBe(2);
  expect(say('convert', contracts).status).toBe(2);
  expect(say('import', contracts, '--preview', '--numbers', 'both').status).toBe(1);
  expect(say('import', join(folder, 'missing.csv'), '--preview').status).toBe(1);
});
