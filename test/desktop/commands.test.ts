import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { inProject } from '../../scripts/project.mjs';
import { appCommands } from '../../shared/document/commands/appCommands.ts';
import { cell, clickMenu } from './appControl.ts';
import { launchApp } from './launch.ts';
import type { RunningApp } from './launch.ts';

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  running = await launchApp({ args: [inProject('samples', 'ai-chain-2025.firebreak')] });
  page = running.page;
  await cell(page, 0, 'name').waitFor();
});

afterAll(async () => {
  await running?.close();
});

beforeEach(async () => {
  await page.keyboard.press('Escape');
  await page.getByTestId('tab-firms').click();
  for (let step = 0; step < 50 && (await page.getByTestId('undo').isEnabled()); step += 1) await page.getByTestId('undo').click();
  await page.getByTestId('scenarioPicker').selectOption('base');
});

const text = async (row: number, key: string): Promise<string> => ((await cell(page, row, key).textContent()) ?? '').trim();
const until = (row: number, key: string, wanted: string): Promise<void> => expect.poll(() => text(row, key)).toBe(wanted);
const focusIsInTheSheet = (): Promise<unknown> => page.waitForFunction(() => document.activeElement?.matches('.cell-field') === true);
const picked = (): Promise<string | null> => page.locator('.pickList [aria-selected=true]').getAttribute('data-testid');

describe('the native menu', () => {
  const enabled = (id: string): Promise<boolean | undefined> => running.app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.enabled, id);

  test('greys what cannot be done now, and no more', async () => {
    await cell(page, 3, 'cash').click();
    await expect.poll(() => enabled('edit.undo')).toBe(false);
    expect([await enabled('file.save'), await enabled('rows.add'), await enabled('file.nameVersion'), await enabled('edit.paste')]).toEqual([true, true, true, true]);
    await page.keyboard.press('Delete');
    await expect.poll(() => enabled('edit.undo')).toBe(true);
    expect(await enabled('edit.redo')).toBe(false);
    // The key does what it says, however late the menu learns of it.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+z');
    await expect.poll(() => enabled('edit.redo')).toBe(true);
    await page.getByTestId('tab-market').click();
    await expect.poll(() => enabled('rows.add')).toBe(false);
    // A menu that is built anew knows it too.
    await clickMenu(running.app, 'language.zhHant');
    await expect.poll(() => running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('edit.undo')?.label)).toBe('復原');
    expect([await enabled('rows.add'), await enabled('edit.undo'), await enabled('edit.redo')]).toEqual([false, false, true]);
    await clickMenu(running.app, 'language.en');
    await page.getByTestId('tab-firms').click();
    await expect.poll(() => enabled('rows.add')).toBe(true);
  });
});

describe('the command palette', () => {
  test('lists every command, finds by letters of either language, and does it where the focus was', async () => {
    await cell(page, 3, 'cash').click();
    await page.keyboard.press('Control+Shift+P');
    await expect.poll(() => page.locator('.pickList [role=option]').count()).toBe(appCommands.length - 1);
    await page.keyboard.type('清除內容');
    expect(await picked()).toBe('pick-edit.clear');
    await page.getByTestId('paletteSearch').fill('clear cel');
    expect(await picked()).toBe('pick-edit.clear');
    await page.keyboard.press('Enter');
    await until(3, 'cash', '');
    await focusIsInTheSheet();
    await page.keyboard.press('Control+Shift+P');
    // What was used last stands first.
    expect(await picked()).toBe('pick-edit.clear');
    await page.keyboard.press('Escape');
    await focusIsInTheSheet();
  });

  test('says why a command cannot be done, and does not do it', async () => {
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('delete scenario');
    expect(await page.locator('.pickList [aria-selected=true]').textContent()).toContain('Base is in front');
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('palette').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await clickMenu(running.app, 'scenario.remove');
    await page.getByTestId('toasts').getByText('Base is in front').waitFor();
  });
});

describe('the context menu', () => {
  test('opens by mouse on cells, row numbers and headers, each with its own commands', async () => {
    await cell(page, 2, 'cash').click({ button: 'right' });
    const menu = page.getByTestId('contextMenu');
    expect(await menu.getAttribute('aria-label')).toContain('cells');
    expect(await page.getByTestId('menu-edit.fillDown').count()).toBe(1);
    await page.keyboard.press('Escape');
    await focusIsInTheSheet();
    await cell(page, 4, '#').click({ button: 'right' });
    expect(await menu.getAttribute('aria-label')).toContain('rows');
    await page.getByTestId('menu-rows.duplicate').click();
    await until(5, 'name', `${await text(4, 'name')} (2)`);
    await focusIsInTheSheet();
    await page.locator('.ag-header-cell[col-id="cash"]').click({ button: 'right' });
    expect(await menu.getAttribute('aria-label')).toContain('columns');
    await page.keyboard.press('Escape');
  });

  test('opens by key, works by keys alone, and goes through the clipboard', async () => {
    const before = await text(1, 'cash');
    await cell(page, 1, 'cash').click();
    await page.keyboard.press('Shift+F10');
    await page.getByTestId('contextMenu').waitFor();
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await focusIsInTheSheet();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ContextMenu');
    await page.getByTestId('menu-edit.paste').focus();
    await page.keyboard.press('Enter');
    await until(2, 'cash', before);
  });
});

test('the sheet of shortcuts is made from the table of commands', async () => {
  await page.keyboard.press('Control+/');
  const shown = (await page.getByTestId('shortcuts').textContent()) ?? '';
  for (const command of appCommands) if ('shortcut' in command) expect(shown).toContain(command.label.en);
  await page.keyboard.press('Escape');
});

describe('the history', () => {
  test('lists the steps in words, marks where one is and what is saved, and leads to any of them at once', async () => {
    const before = await text(3, 'cash');
    for (const value of ['111', '222', '333']) {
      await cell(page, 3, 'cash').click();
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
      await until(3, 'cash', value);
    }
    await page.keyboard.press('Control+Shift+H');
    const panel = page.getByTestId('history');
    const current = (): Promise<string | null> => panel.locator('[aria-current]').getAttribute('data-testid');
    expect(await current()).toBe('step-3');
    expect(await page.getByTestId('step-3').textContent()).toContain('Cash');
    expect(await page.getByTestId('step-0').textContent()).toContain('saved');
    await page.getByTestId('step-1').click();
    await until(3, 'cash', '111');
    expect(await current()).toBe('step-1');
    await page.getByTestId('step-3').click();
    await until(3, 'cash', '333');
    // Ways of looking clear no step.
    await page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
    await page.locator('.ag-cell.is-state.is-failed').first().waitFor();
    await page.getByTestId('scenarioPicker').selectOption('base');
    await clickMenu(running.app, 'columns.sortDescending');
    await clickMenu(running.app, 'columns.clearSort');
    expect(await panel.locator('li').count()).toBe(4);
    await page.getByTestId('step-0').focus();
    await page.keyboard.press('Enter');
    await until(3, 'cash', before);
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
    await focusIsInTheSheet();
  });
});

describe('overrides', () => {
  test('are cleared or applied to the base by command, in one step', async () => {
    const before = await text(3, 'cash');
    await page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
    await cell(page, 3, 'cash').click();
    await page.keyboard.type('4,321');
    await page.keyboard.press('Enter');
    await until(3, 'cash', '4,321');
    await cell(page, 3, 'cash').click({ button: 'right' });
    await page.getByTestId('menu-scenario.clearOverrides').click();
    await until(3, 'cash', before);
    await page.keyboard.press('Control+z');
    await until(3, 'cash', '4,321');
    await cell(page, 3, 'cash').click();
    await page.keyboard.press('Control+Shift+B');
    await page.getByTestId('toasts').getByText('now in Base').first().waitFor();
    expect(await cell(page, 3, 'cash').getAttribute('class')).not.toContain('is-overridden');
    await page.getByTestId('scenarioPicker').selectOption('base');
    await until(3, 'cash', '4,321');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await cell(page, 3, 'cash').getAttribute('class'))?.includes('is-overridden')).toBe(true);
  });
});

describe('the status bar', () => {
  test('says what the selection comes to, adds no unlike units, and copies a number on a click', async () => {
    await cell(page, 0, 'cash').click();
    await page.keyboard.press('Shift+ArrowDown');
    const sum = page.getByTestId('stats-sum');
    await sum.waitFor();
    const [a = '', b = ''] = [await text(0, 'cash'), await text(1, 'cash')].map((shown) => shown.replaceAll(',', ''));
    await sum.click();
    await expect.poll(() => running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(String(Number(a) + Number(b)));
    await cell(page, 0, 'cash').click();
    await page.keyboard.press('Control+a');
    await page.getByTestId('selectionStats').getByText('Different units').waitFor();
    expect(await sum.count()).toBe(0);
  });
});

describe('the focus', () => {
  test('Esc closes the list of problems that the flag opened, and the flag and the status bar say the same', async () => {
    await page.getByTestId('checkFlag').click();
    await page.getByTestId('problems').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('problems').count()).toBe(0);
    await cell(page, 2, 'name').click();
    await page.keyboard.press('Delete');
    await page.getByTestId('checkFlag').getByText('Problems: 1').waitFor();
    expect(await page.getByTestId('checks').textContent()).toContain('Problems: 1');
  });

  test('has a place after a shock is removed, and after the last undo by mouse', async () => {
    await page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
    await page.getByTestId('tab-scenario').click();
    await page.getByTestId('removeShock-rent-1').click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'addShock-rent');
    await page.getByTestId('undo').click();
    await page.waitForFunction(() => document.activeElement !== document.body && document.activeElement?.matches(':disabled') === false);
  });
});
