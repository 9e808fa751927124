/** Firms and contracts leave as tables by a dialog that shows what the file will hold, and read back equal. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeTools } from '../../main/imports/nodeTools.ts';
import { emptyWorkbook } from '../../shared/document/document.ts';
import { planImport } from '../../shared/interchange/importPlan.ts';
import { suggestSettings } from '../../shared/interchange/importQuestions.ts';
import { readTable } from '../../shared/interchange/importers/registry.ts';
import { answerSaveDialog, cell, clickMenu, launchReady, typeIntoCell } from './appControl.ts';
import type { RunningApp } from './launch.ts';

let folder: string;
let running: RunningApp;
const shots = process.env['FIREBREAK_SHOTS'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-export-'));
  running = await launchReady();
  await clickMenu(running.app, 'file.openSample');
  await cell(running.page, 0, 'cash').waitFor();
});
afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});
const shoot = async (name: string): Promise<void> => {
  if (shots !== undefined) await running.page.screenshot({ path: join(shots, `${name}.png`) });
};
const ready = () => expect.poll(() => running.page.getByTestId('doExport').isEnabled()).toBe(true);

test('a sheet goes into an Excel file as the dialog shows it, and comes back with every number', async () => {
  const { app, page } = running;
  await typeIntoCell(page, 0, 'notes', '=HYPERLINK("http://x")');
  await clickMenu(app, 'file.exportTable');
  await page.getByTestId('tableExport').waitFor();
  await ready();
  expect(await page.getByTestId('exportPreview').innerText()).toContain('=HYPERLINK');
  expect(await page.getByTestId('exportSum').innerText()).toContain('40 rows');
  expect(await page.getByTestId('exportSum').innerText()).toContain('Every cell reads back');
  await shoot('export-firms');
  await answerSaveDialog(app, join(folder, 'firms.xlsx'));
  await page.getByTestId('doExport').click();
  await page.getByTestId('tableExport').waitFor({ state: 'detached' });
  const raw = await readTable(await readFile(join(folder, 'firms.xlsx')), 'firms.xlsx', {}, nodeTools);
  if (!raw.ok) throw new Error(raw.error.code);
  const book = emptyWorkbook('');
  const plan = planImport(book, raw.value, suggestSettings(book, raw.value), 'en');
  expect(plan.rows).toEqual({ added: 40, updated: 0, skipped: 0 });
  expect(plan.change.rows[0]).toMatchObject({ name: 'TSMC', notes: '=HYPERLINK("http://x")' });
  expect(plan.rejections).toEqual([]);
});

test('the choices change the preview; Esc and the system’s dialog call it off', async () => {
  const { app, page } = running;
  await clickMenu(app, 'view.contracts');
  await clickMenu(app, 'file.exportTable');
  await page.getByTestId('tableExport').waitFor();
  await ready();
  expect(await page.getByTestId('exportTable').inputValue()).toBe('contracts');
  await page.getByTestId('exportTable').selectOption('firms');
  await page.getByTestId('exportFormat').selectOption('csv');
  await page.getByTestId('exportHeadings').selectOption('zhHant');
  await page.getByTestId('exportUnits').selectOption('row');
  await page.getByTestId('exportScenario').selectOption({ label: 'Perfect storm' });
  await ready();
  const head = await page.getByTestId('exportPreview').locator('thead').innerText();
  expect(head).toContain('百萬 USD');
  expect(head).toContain('違約原因');
  await answerSaveDialog(app, null);
  await page.getByTestId('doExport').click();
  await ready();
  await answerSaveDialog(app, join(folder, 'firms.csv'));
  await page.getByTestId('exportResults').uncheck();
  await ready();
  await page.getByTestId('doExport').click();
  await page.getByTestId('tableExport').waitFor({ state: 'detached' });
  const text = await readFile(join(folder, 'firms.csv'), 'utf8');
  expect(text.split('\r\n')).toHaveLength(43);
  expect(text).toContain('"\'=HYPERLINK(""http://x"")"');
  expect(text).not.toContain('違約原因');
  await clickMenu(app, 'file.exportTable');
  await page.getByTestId('tableExport').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('tableExport').waitFor({ state: 'detached' });
});

test('in Chinese and in the dark', async () => {
  const { app, page } = running;
  await clickMenu(app, 'language.zhHant');
  await clickMenu(app, 'theme.dark');
  await clickMenu(app, 'file.exportTable');
  await page.getByTestId('tableExport').waitFor();
  await ready();
  expect(await page.getByTestId('exportSum').innerText()).toContain('原值相同');
  await shoot('export-firms-zh-dark');
  await page.keyboard.press('Escape');
});
