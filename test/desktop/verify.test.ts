/** A figure is dropped on the window, or chosen from the menu, and the window says whether it still follows from the workbook. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chartSource } from '../../shared/charts/chartSource.ts';
import { makeFigure } from '../../shared/charts/makeFigure.ts';
import { chartById } from '../../shared/charts/registry.ts';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { noChoices } from '../../shared/document/savedChart.ts';
import { figureTable } from '../../shared/interchange/figureTable.ts';
import type { Stamp } from '../../shared/interchange/stamp.ts';
import { embedStamps } from '../../shared/interchange/stamps/registry.ts';
import { provenanceOf, stampOf } from '../../shared/interchange/stamps/stampOf.ts';
import { aPdf, aPng } from '../builders/aPicture.ts';
import { answerOpenDialog, cell, clickMenu, launchReady, typeIntoCell } from './appControl.ts';
import type { RunningApp } from './launch.ts';

let folder: string;
let running: RunningApp;
let sample: Workbook;
const shots = process.env['FIREBREAK_SHOTS'];
const shoot = async (name: string): Promise<void> => {
  if (shots !== undefined) await running.page.screenshot({ path: join(shots, `${name}.png`) });
};

function stampOfChart(id: string): Stamp {
  const storm = sample.scenarios.find(({ name }) => name === 'Perfect storm');
  const chart = chartById(id);
  if (storm === undefined || chart === undefined) throw new Error(id);
  const source = chartSource(sample, storm, { language: 'en', date: '', hash: '' });
  if (!source.ok) throw new Error('refused');
  return stampOf(storm, provenanceOf(sample, storm), { subject: id, tables: [figureTable(makeFigure(chart, source.value(noChoices)))], seed: null, time: '2026-11-25T08:00:00Z' });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-verify-'));
  const text = await readFile(fileURLToPath(new URL('../../samples/ai-chain-2025.firebreak', import.meta.url)), 'utf8');
  const decoded = decodeWorkbook(text);
  if (!decoded.ok) throw new Error(decoded.error.code);
  sample = decoded.value.workbook;
  await writeFile(join(folder, 'report.pdf'), embedStamps(aPdf(), [stampOfChart('failures'), stampOfChart('prices'), stampOfChart('cash')]));
  await writeFile(join(folder, 'failures.png'), embedStamps(aPng(), [stampOfChart('failures')]));
  await writeFile(join(folder, 'foreign.png'), aPng());
  await writeFile(join(folder, 'book.firebreak'), text);
  running = await launchReady();
  await answerOpenDialog(running.app, join(folder, 'book.firebreak'));
  await clickMenu(running.app, 'file.open');
  await cell(running.page, 0, 'cash').waitFor();
});
afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

async function choose(name: string): Promise<void> {
  await answerOpenDialog(running.app, join(folder, name));
  await clickMenu(running.app, 'file.verify');
}

/** Drops a file of this computer, as a person drags it from a folder. */
async function drop(name: string): Promise<void> {
  const { page } = running;
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped' });
    document.body.append(input);
  });
  await page.locator('#dropped').setInputFiles(join(folder, name));
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const file = input?.files?.[0];
    if (file === undefined || input === null) throw new Error('No file');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    document.querySelector('.window')?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    input.remove();
  });
}

test('a figure of the open workbook matches', async () => {
  const { page } = running;
  await drop('failures.png');
  const verdict = page.getByTestId('verifyVerdict');
  await verdict.waitFor();
  expect(await verdict.getAttribute('data-verdict')).toBe('same');
  expect(await page.getByTestId('verifyLine').innerText()).toContain('Perfect storm');
  expect(await page.getByTestId('verifyChanges').count()).toBe(0);
  await shoot('verify-same');
  await page.keyboard.press('Escape');
  await verdict.waitFor({ state: 'detached' });
});

test('after an edit it says which figures are out of date, and which input has changed', async () => {
  const { page } = running;
  await typeIntoCell(page, 0, 'cash', '123456');
  await choose('report.pdf');
  await page.getByTestId('verify').waitFor();
  expect(await page.getByTestId('verifyLine').count()).toBe(3);
  expect(await page.getByTestId('verifyVerdict').getAttribute('data-verdict')).not.toBe('same');
  const changes = await page.getByTestId('verifyChanges').innerText();
  expect(changes).toContain('1 step back');
  expect(changes).toContain('123,456');
  await shoot('verify-changed-light');
  await clickMenu(running.app, 'theme.dark');
  await clickMenu(running.app, 'language.zhHant');
  await expect.poll(() => page.getByTestId('verify').innerText()).toContain('產生時間');
  await shoot('verify-changed-dark-zh');
  await page.getByTestId('closeVerify').click();
  await clickMenu(running.app, 'language.en');
  await clickMenu(running.app, 'theme.light');
});

test('what it was made from is found among the kept versions once the undo history is gone', async () => {
  const { page } = running;
  await clickMenu(running.app, 'file.save');
  await expect.poll(() => readFile(join(folder, 'book.firebreak'), 'utf8')).toContain('123456');
  await page.getByText('Unsaved changes').waitFor({ state: 'detached' });
  await clickMenu(running.app, 'file.new');
  await cell(page, 0, 'cash').waitFor({ state: 'detached' });
  await answerOpenDialog(running.app, join(folder, 'book.firebreak'));
  await clickMenu(running.app, 'file.open');
  await expect.poll(() => cell(page, 0, 'cash').innerText()).toBe('123,456');
  await choose('failures.png');
  await expect.poll(() => page.getByTestId('verifyChanges').innerText()).toContain('kept version');
  expect(await page.getByTestId('verifyChanges').innerText()).toContain('123,456');
  await page.getByTestId('closeVerify').click();
});

test('a figure whose numbers come out differently is out of date', async () => {
  const { page } = running;
  // Applied Digital fails in the storm; with so much cash it does not.
  const row = sample.firms.findIndex(({ id }) => id === 'apld');
  await typeIntoCell(page, row, 'cash', '99999');
  await drop('failures.png');
  await expect.poll(() => page.getByTestId('verifyVerdict').getAttribute('data-verdict')).toBe('changed');
  expect(await page.getByTestId('verifyLine').innerText()).toContain('Out of date');
  await shoot('verify-out-of-date');
  await page.getByTestId('closeVerify').click();
});

test('a picture of somebody else is told apart', async () => {
  await choose('foreign.png');
  await running.page.getByText('carries no stamp of Firebreak').waitFor();
});
