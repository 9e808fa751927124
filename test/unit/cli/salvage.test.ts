import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/commandLine/commandLine.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-salvage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const whole = readFileSync(new URL('../../fixtures/v1/chain.firebreak', import.meta.url));

async function say(...args: string[]): Promise<{ status: number; result: string; remark: string }> {
  let result = '';
  let remark = '';
  const status = await runCommandLine(args, 'en', { result: (text) => { result += text; }, largeResult: async (pieces) => { for (const piece of pieces) result += piece; }, remark: (text) => { remark += text; } });
  return { status, result, remark };
}

function damagedFile(name: string): string {
  const path = join(folder, name);
  const bytes = Buffer.from(whole);
  bytes[bytes.indexOf('實')] = 0xff;
  writeFileSync(path, bytes);
  return path;
}

test('check says of a damaged file what is missing and what could be kept', async () => {
  const { status, result, remark } = await say('check', damagedFile('a.firebreak'));
  expect(status).toBe(1);
  expect(remark).toMatch(/a\.firebreak: /);
  expect(result).toContain('missing: Firm 2, firms[1]: this part is damaged');
  expect(result).toContain('Firms: 2, contracts: 3, scenarios: 1, notes: 2. Missing parts: 1.');
  expect(result).toContain('--salvage');
});

test('convert --salvage writes the sound part as a new file and leaves the damaged one as it is', async () => {
  const path = damagedFile('b.firebreak');
  const before = readFileSync(path);
  const copy = join(folder, 'copy.firebreak');
  const { status, result } = await say('convert', path, copy, '--salvage');
  expect(status).toBe(0);
  expect(result).toContain('missing: Firm 2, firms[1]');
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(JSON.parse(readFileSync(copy, 'utf8'))).toMatchObject({ firms: [{ id: 'f1' }, { id: 'f9' }] });
  expect((await say('run', copy)).remark).toMatch(/f2|Lessor/);
});

test('convert writes over nothing', async () => {
  const path = damagedFile('c.firebreak');
  expect(await say('convert', path, path, '--salvage')).toMatchObject({ status: 1, remark: expect.stringContaining('c.firebreak already') });
  expect((await say('convert', path)).status).toBe(2);
  expect((await say('convert', path, join(folder, 'd.firebreak'))).status).toBe(1);
});

test('convert of a whole file gives the same bytes', async () => {
  const path = join(folder, 'whole.firebreak');
  writeFileSync(path, whole);
  const copy = join(folder, 'again.firebreak');
  expect((await say('convert', path, copy)).status).toBe(0);
  expect(JSON.parse(readFileSync(copy, 'utf8'))).toEqual({ ...JSON.parse(whole.toString()), sha256: expect.any(String) });
});
