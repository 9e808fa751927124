import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import { answerSaveDialog, launchReady, typeIntoCell } from './appControl.ts';
import type { RunningApp } from './launch.ts';

const sample = inProject('samples', 'ai-chain-2025.firebreak');
let folder: string;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-log-'));
  running = await launchReady({ args: [sample] });
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

async function lines(page: RunningApp['page']): Promise<readonly string[]> {
  return page.getByTestId('logList').locator('li').allTextContents();
}

test('the log tells who changed what, goes into the file, is narrowed to a firm and exported', async () => {
  const { app, page } = running;
  const file = join(folder, 'book.firebreak');
  await typeIntoCell(page, 0, 'cash', '12345');
  await typeIntoCell(page, 1, 'revenue', '777');
  await typeIntoCell(page, 1, 'revenue', '778');
  await page.keyboard.press('Control+Z');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+Shift+S');
  await expect.poll(() => readFile(file, 'utf8').then((text) => text.includes('"changes"'), () => false)).toBe(true);
  const first = await readFile(file, 'utf8');
  await page.keyboard.press('Control+S');
  await page.locator('.toast').filter({ hasText: 'book' }).last().waitFor();
  expect(await readFile(file, 'utf8')).toBe(first);

  await page.keyboard.press('Control+Shift+H');
  await page.getByTestId('history-log').click();
  const shown = await lines(page);
  expect(shown).toHaveLength(2);
  expect(shown[0]).toContain('→ 777');
  expect(shown[1]).toContain('→ 12,345');
  // What was saved and is then undone is told.
  await page.keyboard.press('Control+Z');
  await expect.poll(async () => (await lines(page)).length).toBe(3);
  await page.getByTestId('logFirm').selectOption({ index: 1 });
  await expect.poll(async () => (await lines(page)).length).toBeLessThan(3);
  await page.getByTestId('logFirm').selectOption('');
  const csv = join(folder, 'log.csv');
  await answerSaveDialog(app, csv);
  await page.getByTestId('logExport').click();
  await expect.poll(() => readFile(csv, 'utf8').then((text) => text.length, () => 0)).toBeGreaterThan(100);
  const text = await readFile(csv, 'utf8');
  expect(text).toContain('firebreakStamp');
  expect(text).toContain('12345');
  const steps = join(folder, 'steps.json');
  await answerSaveDialog(app, steps);
  await page.getByTestId('stepsSave').click();
  await expect.poll(() => readFile(steps, 'utf8').then((saved) => saved.trimEnd().endsWith('}'), () => false)).toBe(true);
  const { stdout } = await promisify(execFile)(process.execPath, [inProject('scripts', 'firebreak.mjs'), 'replay', sample, steps, '--out', join(folder, 'again.firebreak'), '--json']);
  expect((JSON.parse(stdout) as { steps: { result: string }[] }).steps.map(({ result }) => result)).toEqual(['made', 'made', 'made']);
  expect(await readFile(join(folder, 'again.firebreak'), 'utf8')).toContain('12345');
  await page.getByTestId('logList').getByRole('button').last().click();
  await page.locator('[col-id="cash"].is-cursor').first().waitFor();
  await page.keyboard.press('Control+Y');
  await expect.poll(async () => (await lines(page)).length).toBe(2);
  await page.keyboard.press('Escape');
});
