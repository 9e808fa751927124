import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { inProject } from '../../scripts/project.mjs';
import { answerQuestions, answerSaveDialog, cell, clickMenu } from './appControl.ts';
import { launchApp } from './launch.ts';
import type { RunningApp } from './launch.ts';
import { sheetControl } from './sheetControl.ts';
import type { SheetControl } from './sheetControl.ts';

let running: RunningApp;
let page: Page;
let sheet: SheetControl;

beforeAll(async () => {
  running = await launchApp({ args: [inProject('samples', 'ai-chain-2025.firebreak')] });
  page = running.page;
  sheet = sheetControl(running.app, page);
  await cell(page, 0, 'name').waitFor();
});

afterAll(async () => {
  await running?.close();
});

beforeEach(() => sheet.reset());

const editor = (): ReturnType<Page['locator']> => page.locator('.cell-layer.is-editing .cell-field');
const typed = (): Promise<string> => editor().inputValue();

describe('arithmetic', () => {
  test('is worked out, kept as typed, shown again by F2, and taken back and forth by undo', async () => {
    const before = await sheet.text(3, 'cash');
    await cell(page, 3, 'cash').click();
    await page.keyboard.type('=1200*0.85');
    await sheet.press('Enter');
    await sheet.until(3, 'cash', '1,020');
    await sheet.press('ArrowUp', 'F2');
    expect(await typed()).toBe('=1200*0.85');
    await sheet.press('Escape', 'Control+z');
    await sheet.until(3, 'cash', before);
    await sheet.press('Control+y');
    await sheet.until(3, 'cash', '1,020');
    await sheet.press('F2');
    expect(await typed()).toBe('=1200*0.85');
    await sheet.press('Escape');
    await page.keyboard.type('7');
    await sheet.press('Enter', 'ArrowUp', 'F2');
    expect(await typed()).toBe('7');
    await sheet.press('Escape');
  });

  test('survives saving; what makes no sense says why and stays', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firebreak-typing-'));
    const file = join(folder, 'typed.firebreak');
    await cell(page, 3, 'cash').click();
    await page.keyboard.type('=1.2億+30');
    await sheet.press('Enter');
    await sheet.until(3, 'cash', '150');
    await page.keyboard.type('=1/0');
    await sheet.press('Enter');
    expect(await page.locator('.cell-bubble.is-error').textContent()).toContain('zero');
    await sheet.press('Escape');
    await answerSaveDialog(running.app, file);
    await clickMenu(running.app, 'file.saveAs');
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('"typed":{"cash":"=1.2億+30"}');
    await rm(folder, { recursive: true, force: true });
  });
});

describe('modes', () => {
  test('typing over a cell lets arrows move on; F2 lets them go through the text, and F2 again moves on', async () => {
    await cell(page, 2, 'cash').click();
    await page.keyboard.type('12');
    await sheet.press('ArrowRight');
    await sheet.until(2, 'cash', '12');
    expect(await sheet.cursor()).toBe('2 revenue');
    await page.keyboard.type('34');
    await sheet.press('F2', 'ArrowLeft');
    await page.keyboard.type('0');
    expect(await typed()).toBe('304');
    await sheet.press('F2', 'ArrowDown');
    await sheet.until(2, 'revenue', '304');
    expect(await sheet.cursor()).toBe('3 revenue');
  });

  test('Enter and Tab go round in a selection; Ctrl+Enter fills it in one step, each cell by its column', async () => {
    await sheet.drag([2, 'cash'], [3, 'revenue']);
    const visited: (string | null)[] = [];
    for (const key of ['Enter', 'Enter', 'Tab', 'Shift+Enter']) {
      await sheet.press(key);
      visited.push(await sheet.cursor());
    }
    expect(visited).toEqual(['3 cash', '2 revenue', '3 cash', '2 cash']);
    await page.keyboard.type('77');
    await sheet.press('Control+Enter');
    for (const [row, key] of [[2, 'cash'], [3, 'cash'], [2, 'revenue'], [3, 'revenue']] as const) await sheet.until(row, key, '77');
    await sheet.press('Control+z');
    expect(await page.getByTestId('undo').isEnabled()).toBe(false);
  });

  test("Ctrl+' types what stands above, Ctrl+; the date into text, Alt+Down opens the choices", async () => {
    await cell(page, 3, 'cash').click();
    await sheet.press("Control+'", 'Enter');
    await sheet.until(3, 'cash', await sheet.text(2, 'cash'));
    await sheet.press('Control+;');
    expect(await page.locator('.cell-bubble').textContent()).toContain('text columns');
    await cell(page, 3, 'kind').click();
    await sheet.press('Alt+ArrowDown');
    await page.locator('.cell-suggestions').waitFor();
    expect(await page.locator('.cell-suggestions li').count()).toBeGreaterThan(3);
    await sheet.press('ArrowDown', 'Enter');
    await cell(page, 3, 'name').click();
    await sheet.press('Control+;');
    expect(await typed()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await sheet.press('Escape');
  });
});

describe('composing Chinese', () => {
  test('on a focused cell gives exactly what was composed; Enter while composing does not leave the cell', async () => {
    await cell(page, 4, 'name').click();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'ㄨㄛˇ', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
    expect(await editor().isVisible()).toBe(true);
    await session.send('Input.imeSetComposition', { text: '我', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.insertText', { text: '我' });
    expect(await typed()).toBe('我');
    expect(await sheet.cursor()).toBe('4 name');
    await sheet.press('Enter');
    await sheet.until(4, 'name', '我');
    await session.detach();
  });
});

describe('nothing is lost', () => {
  test('a text that cannot be entered waits in its cell while another sheet is in front', async () => {
    await cell(page, 3, 'utilization').click();
    await page.keyboard.type('140%');
    await page.getByTestId('tab-contracts').click();
    await page.getByText('is not entered yet').first().waitFor();
    await page.getByTestId('tab-firms').click();
    await editor().waitFor();
    expect(await typed()).toBe('140%');
    expect(await page.locator('.cell-bubble.is-error').textContent()).toContain('100%');
    await sheet.press('Escape');
  });

  test('a number that does not fit is hidden, not cut, and a double click on the edge shows it', async () => {
    await cell(page, 3, 'cash').click();
    const edge = page.locator('.ag-header-cell[col-id="cash"] .ag-header-cell-resize');
    const box = await edge.boundingBox();
    if (box === null) throw new Error('the column has no edge');
    await page.mouse.move(box.x + box.width / 2, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x - 38, box.y + 10, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => sheet.text(3, 'cash')).toMatch(/^#+$/);
    await edge.dblclick();
    await expect.poll(() => sheet.text(3, 'cash')).toMatch(/^[\d,]+$/);
    await page.keyboard.type('999,999,999,999.25');
    await sheet.press('Enter');
    await sheet.until(3, 'cash', '999,999,999,999.25');
  });

  test('the last undo by mouse and a new workbook leave the focus in the sheet', async () => {
    await cell(page, 3, 'cash').click();
    await page.keyboard.type('5');
    await sheet.press('Enter');
    await page.getByTestId('undo').click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('cell-field') === true);
    await answerQuestions(running.app, 'Don’t Save');
    await clickMenu(running.app, 'file.new');
    await page.locator('.ag-row').first().waitFor({ state: 'detached' });
    await sheet.press('Control+=');
    await sheet.until(0, 'name', 'New firm');
  });
});
