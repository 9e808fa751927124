import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { inProject } from '../../scripts/project.mjs';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import { answerSaveDialog, cell, clickMenu, launchReady, typeIntoCell } from './appControl.ts';
import type { RunningApp } from './launch.ts';

let running: RunningApp;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-desktop-columns-'));
  running = await launchReady({ args: [inProject('samples', 'ai-chain-2025.firebreak')] });
  page = running.page;
  await cell(page, 0, 'name').waitFor();
});
afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

const firm = 3;
const dialog = () => page.getByTestId('column-editor');
const until = (row: number, key: string, text: string) => expect.poll(() => cell(page, row, key).textContent()).toBe(text);

async function newColumn(name: string, rule: string): Promise<void> {
  await clickMenu(running.app, 'columns.add');
  await dialog().waitFor();
  await page.keyboard.type(name);
  await page.getByTestId('column-rule').fill(rule);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('a rule column is made by keyboard, shows its values, and follows each edit', async () => {
  await newColumn('Debt to liquidity', 'debt / (cash + undrawn)');
  await expect.poll(() => page.getByTestId('rule-state').textContent()).toBe('Comes to a ratio, ×.');
  await expect.poll(() => page.getByTestId('column-preview').locator('tr').count()).toBe(5);
  await press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await typeIntoCell(page, firm, 'cash', '1000');
  await typeIntoCell(page, firm, 'undrawn', '500');
  await typeIntoCell(page, firm, 'debt', '300');
  await until(firm, 'custom.u1', '0.2');
  await typeIntoCell(page, firm, 'debt', '600');
  await until(firm, 'custom.u1', '0.4');
});

test('division by zero is a blank whose reason is told on hover', async () => {
  await typeIntoCell(page, firm, 'cash', '0');
  await typeIntoCell(page, firm, 'undrawn', '0');
  await until(firm, 'custom.u1', '');
  await cell(page, firm, 'custom.u1').hover();
  await expect.poll(() => page.locator('.ag-tooltip').textContent()).toContain('divides by cash + undrawn, which is 0 here');
  await press('Control+z', 'Control+z');
  await until(firm, 'custom.u1', '0.4');
});

test('adding a rate to money is refused in the dialog, with both sides and the place marked', async () => {
  await newColumn('Wrong', 'debt * 2 + (cash + rate)');
  await expect.poll(() => page.getByTestId('rule-state').textContent()).toBe('At character 13: cash (USD M) and rate (a rate, % a year) cannot be added, compared or chosen between: their units differ.');
  expect(await page.getByTestId('rule-marked').locator('mark').textContent()).toBe('cash + rate');
  await page.getByTestId('save-column').click();
  expect(await page.getByTestId('column-refused').textContent()).toContain('cash (USD M)');
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await page.locator('.ag-header-cell[col-id="custom.u2"]').count()).toBe(0);
  // The sheet has its caret back: the next letter is not lost.
  await typeIntoCell(page, firm, 'debt', '900');
  await until(firm, 'custom.u1', '0.6');
  await press('Control+z');
});

test('a rule over results and over other rules recalculates with the result; names come in by the list', async () => {
  await newColumn('Twice', '');
  await page.getByTestId('rule-names').selectOption('[Debt to liquidity]');
  await page.getByTestId('rule-names').press('Enter');
  await page.keyboard.type(' * 2 + [Debt at quarter] / sum([Debt at quarter]) * 0');
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await until(firm, 'custom.u2', '0.8');
});

test('a value typed over the rule is amber, counts in other rules, is listed, and goes by Delete or undo', async () => {
  await typeIntoCell(page, firm, 'custom.u1', '3');
  await until(firm, 'custom.u1', '3');
  await until(firm, 'custom.u2', '6');
  expect(await cell(page, firm, 'custom.u1').getAttribute('class')).toContain('is-overridden');
  expect(await cell(page, firm + 1, 'custom.u1').getAttribute('class')).not.toContain('is-overridden');
  await clickMenu(running.app, 'columns.overrides');
  const list = page.getByTestId('rule-overrides');
  await expect.poll(() => list.locator('tbody tr').count()).toBe(1);
  expect(await list.locator('tbody tr').textContent()).toContain('Debt to liquidity');
  await press('Escape');
  await list.waitFor({ state: 'detached' });
  await press('Control+z');
  await until(firm, 'custom.u1', '0.4');
  await press('Control+y');
  await until(firm, 'custom.u1', '3');
  await cell(page, firm, 'custom.u1').click();
  await press('Delete');
  await until(firm, 'custom.u1', '0.4');
  await typeIntoCell(page, firm, 'custom.u1', '3');
});

test('sorting by a rule, and its statistics, are those of any column', async () => {
  const header = page.locator('.ag-header-cell[col-id="custom.u1"]');
  await header.hover();
  await header.locator('.sort-arrow').click();
  await expect.poll(() => header.getAttribute('aria-sort')).not.toBe('none');
  await cell(page, 0, 'custom.u1').click();
  await press('Control+Space');
  await expect.poll(() => page.getByTestId('selectionStats').textContent()).toContain('3');
  await page.getByTestId('unsort-firms').click();
});

test('renaming goes through the rules; deleting lists the rules that break; all of it is undone', async () => {
  await cell(page, firm, 'custom.u1').click();
  await clickMenu(running.app, 'columns.edit');
  await page.getByTestId('column-name').fill('Reach');
  await page.getByTestId('save-column').click();
  await dialog().waitFor({ state: 'detached' });
  await cell(page, firm, 'custom.u2').click();
  await clickMenu(running.app, 'columns.edit');
  await dialog().waitFor();
  expect(await page.getByTestId('column-rule').inputValue()).toContain('Reach * 2');
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await cell(page, firm, 'custom.u1').click();
  await clickMenu(running.app, 'columns.remove');
  expect(await page.getByTestId('column-removal').textContent()).toContain('Twice');
  await page.getByTestId('confirm-column-removal').click();
  await expect.poll(() => page.locator('.ag-header-cell[col-id="custom.u1"]').count()).toBe(0);
  await until(firm, 'custom.u2', '');
  await clickMenu(running.app, 'edit.undo');
  await until(firm, 'custom.u1', '3');
});

test('an own column changes places with the next one, in the sheet and in the file, and back', async () => {
  const order = (): Promise<readonly (string | null)[]> => page.locator('.ag-header-cell[col-id^="custom."]').evaluateAll((heads) => heads.map((head) => [head.getAttribute('col-id'), Number(head.getAttribute('aria-colindex'))] as const).toSorted((a, b) => a[1] - b[1]).map(([key]) => key));
  await cell(page, firm, 'custom.u2').click();
  expect(await order()).toEqual(['custom.u1', 'custom.u2']);
  await clickMenu(running.app, 'columns.moveRight');
  expect(await order()).toEqual(['custom.u1', 'custom.u2']);
  await clickMenu(running.app, 'columns.moveLeft');
  await expect.poll(order).toEqual(['custom.u2', 'custom.u1']);
  await clickMenu(running.app, 'edit.undo');
  await expect.poll(order).toEqual(['custom.u1', 'custom.u2']);
});

test('a column that is typed into reads what is typed by its unit, and rules can use it', async () => {
  await clickMenu(running.app, 'columns.add');
  await dialog().waitFor();
  await page.keyboard.type('Appraisal');
  await page.getByTestId('column-typed').check();
  await page.getByTestId('column-type').selectOption('money');
  await page.getByTestId('save-column').click();
  await dialog().waitFor({ state: 'detached' });
  await typeIntoCell(page, firm, 'custom.u3', '1.2億');
  await until(firm, 'custom.u3', '120');
  await typeIntoCell(page, firm, 'custom.u3', '5%');
  expect(await page.locator('#cell-firms-bubble').textContent()).not.toBe('');
  await press('Escape');
  await newColumn('Cover', 'Appraisal / debt');
  await page.getByTestId('save-column').click();
  await dialog().waitFor({ state: 'detached' });
  await until(firm, 'custom.u4', '0.2');
  for (let step = 0; step < 3; step += 1) await clickMenu(running.app, 'edit.undo');
  await expect.poll(() => page.locator('.ag-header-cell[col-id="custom.u3"]').count()).toBe(0);
});

test('columns, rules and values typed over them are there again after saving and opening', async () => {
  const file = join(folder, 'columns.firebreak');
  await answerSaveDialog(running.app, file);
  await clickMenu(running.app, 'file.saveAs');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('sha256');
  const decoded = decodeWorkbook(await readFile(file, 'utf8'));
  expect(decoded).toMatchObject({ ok: true, value: { workbook: { columns: [{ id: 'u1', name: 'Reach' }, { id: 'u2', name: 'Twice' }] } } });
  await running.close();
  running = await launchReady({ args: [file], lang: 'zh-TW' });
  page = running.page;
  await until(firm, 'custom.u1', '3');
  await until(firm, 'custom.u2', '6');
  expect(await cell(page, firm, 'custom.u1').getAttribute('class')).toContain('is-overridden');
});
