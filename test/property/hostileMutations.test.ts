import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { buildHostile, runHostile } from '../builders/hostileProcess.ts';
import { hugeTexts } from '../builders/hugeTexts.ts';
import { writeTableSeeds } from '../builders/tableSeeds.ts';
import { workbookSeeds } from '../builders/workbookSeeds.ts';

/** No file crashes or hangs the program (P18, P20, P25): in a process whose prototypes are frozen. */
let folder: string;
let built: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-hostile-'));
  built = await buildHostile(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Only what never ends: how quick it is, the long checks measure. */
const endless = 50_000;

test('5,000 mutations of our files each open rightly or are refused with words', async () => {
  const run = await runHostile(built, ['mutations', '0', '5000', ...(await workbookSeeds())], endless);
  expect(run.crashed).toEqual([]);
  expect(run.codes.size).toBe(5000);
  expect(new Set(run.codes.values()).size).toBeGreaterThan(10);
});

test.each([['csv', 2000, 50], ['xlsx', 600, 5], ['jnl', 1500, 3]] as const)('mutations of tables and journals as well: %s', async (kind, count, outcomes) => {
  const run = await runHostile(built, ['mutations', '0', String(count), ...(await writeTableSeeds(folder))[kind]], endless);
  expect(run.crashed).toEqual([]);
  expect(run.codes.size).toBe(count);
  expect(new Set(run.codes.values()).size).toBeGreaterThan(outcomes);
});

test('the corpus, with frozen prototypes', async () => {
  const hostile = join(root, 'test/fixtures/hostile/workbook');
  const files = (await readdir(hostile)).map((name) => join(hostile, name));
  const run = await runHostile(built, ['files', ...files], endless);
  expect(run.crashed.map((index) => files[index])).toEqual([]);
});

test('files of 100 MB are refused for what they are', async () => {
  const names = ['open brackets', 'a text', 'commas', 'rows with one id'];
  const run = await runHostile(built, ['huge', ...names], endless);
  expect(run.crashed).toEqual([]);
  expect([...run.codes.values()]).toEqual(names.map((name) => hugeTexts[name]?.code));
});
