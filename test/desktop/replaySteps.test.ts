/** Steps are saved from the change log of one workbook and made again in the window on another. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { answerOpenDialog, answerQuestions, answerSaveDialog, cell, clickMenu, launchReady, typeIntoCell } from './appControl.ts';
import type { RunningApp } from './launch.ts';

const sample = inProject('samples', 'ai-chain-2025.firebreak');
let folder: string;
let running: RunningApp;
const shots = process.env['FIREBREAK_SHOTS'];
const shoot = async (name: string): Promise<void> => {
  if (shots !== undefined) await running.page.screenshot({ path: join(shots, `${name}.png`) });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-replay-'));
  running = await launchReady({ args: [sample] });
});

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

test('steps of one workbook fit another up to the first that does not, and are one step of undo', async () => {
  const { app, page } = running;
  const other = join(folder, 'other.firebreak');
  const steps = join(folder, 'steps.json');
  // The same firms in another order, and the third one called otherwise.
  const decoded = decodeWorkbook(await readFile(sample, 'utf8'));
  if (!decoded.ok) throw new Error(decoded.error.code);
  const { workbook } = decoded.value;
  const [a, b, c, ...rest] = workbook.firms;
  await writeFile(other, encodeWorkbook({ ...workbook, firms: [{ ...c!, name: 'Elsewhere' }, b!, a!, ...rest] }));

  await typeIntoCell(page, 0, 'cash', '12345');
  await typeIntoCell(page, 1, 'cash', '777');
  await typeIntoCell(page, 2, 'cash', '55');
  await clickMenu(app, 'rows.add');
  await page.keyboard.press('Control+Shift+H');
  await page.getByTestId('history-log').click();
  await answerSaveDialog(app, steps);
  await page.getByTestId('stepsSave').click();
  await page.locator('.toast').filter({ hasText: 'step 4' }).waitFor();
  await shoot('replay-saved');

  await answerQuestions(app, 'Don’t Save');
  await answerOpenDialog(app, other);
  await clickMenu(app, 'file.open');
  await expect.poll(() => cell(page, 0, 'name').textContent()).toContain('Elsewhere');
  // The first firm, which is the third one here.
  const at = 2;
  expect(await cell(page, at, 'name').textContent()).toContain(String(a!['name']));
  const before = await cell(page, at, 'cash').textContent();
  await answerOpenDialog(app, steps);
  await clickMenu(app, 'edit.replaySteps');
  const results = () => page.getByTestId('replayLine').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-result')));
  await expect.poll(results).toEqual(['made', 'made', 'refused']);
  expect(await page.getByTestId('replayVerdict').textContent()).toContain('Rename the firm');
  expect(await page.getByTestId('replayAll').count()).toBe(0);
  await shoot('replay-refused');
  await page.getByTestId('replayBefore').click();
  await expect.poll(() => cell(page, at, 'cash').textContent()).toBe('12,345');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => cell(page, at, 'cash').textContent()).toBe(before);

  // Old values differ once one of the cells has been changed.
  await typeIntoCell(page, at, 'cash', '9');
  await page.getByTestId('stepsReplay').click();
  await page.getByTestId('replayOldValues').check();
  await expect.poll(results).toEqual(['refused', 'notReached', 'notReached']);
  if (shots !== undefined) {
    await clickMenu(app, 'language.zhHant');
    await clickMenu(app, 'theme.dark');
    await page.locator('[data-testid="replay"]', { hasText: '重做' }).waitFor();
    await shoot('replay-zh-dark');
  }
  await page.getByTestId('replayCancel').click();
  expect(await cell(page, at, 'cash').textContent()).toBe('9');
});
