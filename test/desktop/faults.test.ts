/** Threads of the page that die, and large files that a person thinks better of: told, nothing lost, all goes on (P36, P37; the long checks do it often). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { strike } from '../builders/windowFaults.ts';
import { answerOpenDialog, cell, clickMenu, launchReady, typeIntoCell } from './appControl.ts';
import type { RunningApp } from './launch.ts';

let folder: string;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-faults-'));
  const book = join(folder, 'small.firebreak');
  await writeFile(book, encodeWorkbook(aLargeWorkbook(40)));
  running = await launchReady({ args: [book] });
  await current();
});
afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

async function current(): Promise<void> {
  await running.page.locator('[data-testid="calculation"][data-state="idle"][data-stale="false"]:not([data-revision="0"])').waitFor();
}

test.each(['throw', 'kill', 'infinite loop', 'bad message'] as const)('the calculation’s thread and %s: said or mended, the edit stays, the next one is calculated', async (fault) => {
  const { page } = running;
  // One that looped is still there for a moment.
  expect(await strike(page, 'engineWorker', fault)).toBeGreaterThan(0);
  await typeIntoCell(page, 5, 'cash', '1234');
  await page.locator('[data-testid="calculation"][data-state="failed"], [data-testid="calculation"][data-state="idle"][data-stale="false"]').waitFor();
  expect(await cell(page, 5, 'cash').innerText()).toBe('1,234');
  await typeIntoCell(page, 5, 'cash', '4321');
  await current();
  expect(await cell(page, 5, 'cash').innerText()).toBe('4,321');
});

test('a large file that is cancelled leaves what is on the table, and says so', async () => {
  const { app, page } = running;
  await clickMenu(app, 'file.save');
  await page.getByText(/^Saved/).first().waitFor();
  const large = join(folder, 'large.firebreak');
  await writeFile(large, encodeWorkbook(aLargeWorkbook(15_000, 1, 20)));
  await answerOpenDialog(app, large);
  await clickMenu(app, 'file.open');
  await page.getByTestId('cancelFileWork').click();
  await page.getByText('Opening “large” was cancelled.').waitFor();
  expect(await cell(page, 5, 'cash').innerText()).toBe('4,321');
});
