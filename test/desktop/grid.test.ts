import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { inProject } from '../../scripts/project.mjs';
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

/** Each test leaves the sample as it found it, so that they can be read one by one. */
beforeEach(async () => {
  await page.keyboard.press('Escape');
  for (let step = 0; step < 50 && (await page.getByTestId('undo').isEnabled()); step += 1) await page.getByTestId('undo').click();
  await page.getByTestId('scenarioPicker').selectOption('base');
  await page.getByTestId('tab-firms').click();
});

const firm = 7;
const text = async (row: number, key: string): Promise<string> => ((await cell(page, row, key).textContent()) ?? '').trim();
const press = (...keys: readonly string[]): Promise<void> => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const until = (row: number, key: string, wanted: string): Promise<void> => expect.poll(() => text(row, key)).toBe(wanted);
const editor = (): ReturnType<Page['locator']> => page.locator('.cell-layer.is-editing .cell-field');
const bubble = (): ReturnType<Page['locator']> => page.locator('.cell-bubble.is-error');

/** What a person copied in a spreadsheet. */
async function putOnClipboard(block: string): Promise<void> {
  await running.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), block);
}

describe('editing by keyboard', () => {
  test('typing over an input moves on with Enter, and the result column follows; undo and redo go with it', async () => {
    expect(await text(firm, 'result.state')).toBe('Sound');
    await cell(page, firm, 'opex').click();
    await page.keyboard.type('99,999');
    await press('Enter');
    await until(firm, 'opex', '99,999');
    await until(firm, 'result.state', 'Failed');
    await until(firm, 'result.failureQuarter', '1');
    await press('Control+z');
    await until(firm, 'result.state', 'Sound');
    await press('Control+y');
    await until(firm, 'result.state', 'Failed');
  });

  test('F2 keeps the text, Esc brings it back, Delete clears, Tab and Enter go as in a spreadsheet', async () => {
    const before = await text(firm, 'cash');
    await cell(page, firm, 'cash').click();
    await press('F2', 'End');
    await page.keyboard.type('0');
    await press('Escape');
    expect(await text(firm, 'cash')).toBe(before);
    await press('F2', 'End');
    await page.keyboard.type('0');
    await press('Tab');
    await until(firm, 'cash', `${Number(before.replaceAll(',', '')) * 10}`.replace(/\B(?=(\d{3})+$)/g, ','));
    await page.keyboard.type('11');
    await press('Enter');
    await until(firm, 'revenue', '11');
    // Enter after Tab goes back to the column in which the line began.
    await page.keyboard.type('12');
    await press('ArrowUp');
    await until(firm + 1, 'cash', '12');
    await press('Delete');
    await until(firm, 'cash', '');
  });

  test('bad text stays in its cell with the reason, until it is mended or given up', async () => {
    const before = await text(firm, 'utilization');
    await cell(page, firm, 'utilization').click();
    await page.keyboard.type('140%');
    await press('Enter');
    expect(await bubble().textContent()).toContain('100%');
    await cell(page, firm + 2, 'name').click();
    expect(await editor().inputValue()).toBe('140%');
    await press('Escape');
    expect(await text(firm, 'utilization')).toBe(before);
    await page.keyboard.type('40%');
    await press('Enter');
    await until(firm, 'utilization', '40%');
  });

  test('choices and firms are found while typing, flags turn with Space', async () => {
    await cell(page, firm, 'kind').click();
    await page.keyboard.type('priv');
    await press('Enter');
    await until(firm, 'kind', 'Private credit');
    await cell(page, firm, 'vendor').click();
    await page.keyboard.type('nvid');
    await press('Enter');
    await until(firm, 'vendor', 'NVIDIA');
    await cell(page, firm, 'failsWhenInsolvent').click();
    await press('Space');
    await until(firm, 'failsWhenInsolvent', 'Yes');
  });

  test('Chinese is composed in the cell, from its first key on', async () => {
    await cell(page, firm, 'name').click();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'ㄊㄞˊ', selectionStart: 3, selectionEnd: 3 });
    // The Enter that ends composing belongs to the input method.
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
    expect(await editor().isVisible()).toBe(true);
    await session.send('Input.insertText', { text: '臺灣算力' });
    await press('Enter');
    await until(firm, 'name', '臺灣算力');
    await session.detach();
  });

  test('calculated cells say that they are', async () => {
    await cell(page, firm, 'result.lowestCash').click();
    await page.keyboard.type('5');
    expect(await page.locator('.cell-bubble').textContent()).toContain('Calculated');
    expect(await editor().count()).toBe(0);
  });
});

/** A keyboard user goes on where the dialog interrupted; with the focus on the page itself no key would reach the sheet. */
async function focusIsBackInTheSheet(): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest('[data-testid^="sheet-"]') !== null);
}

describe('blocks', () => {
  test('a block from a spreadsheet is read by column; what is refused is listed, the rest is one step of undo', async () => {
    const before = [await text(firm, 'cash'), await text(firm + 1, 'cash')];
    await putOnClipboard('1.2億\t7,000\r\nn/a\t8,000\r\n');
    await cell(page, firm, 'cash').click();
    await press('Control+v');
    const list = page.getByTestId('rejected-cells');
    expect(await list.textContent()).toContain('n/a');
    await press('Escape');
    await focusIsBackInTheSheet();
    await until(firm, 'cash', '120');
    await until(firm + 1, 'revenue', '8,000');
    expect(await text(firm + 1, 'cash')).toBe(before[1]);
    await press('Control+z');
    await until(firm, 'cash', before[0] ?? '');
    expect(await page.getByTestId('undo').isEnabled()).toBe(false);
  });

  test('pasting beyond the last row adds rows', async () => {
    const last = (await rowCount()) - 1;
    await cell(page, 0, 'name').click();
    await press('Control+End', 'Home');
    await putOnClipboard('One more\nAnd another\n');
    await press('ArrowDown', 'Control+v');
    await until(last + 1, 'name', 'And another');
    expect(await rowCount()).toBe(last + 2);
    await press('Control+z');
    await expect.poll(rowCount).toBe(last + 1);
  });

  test('a dragged block is summed, copied and filled down', async () => {
    await cell(page, 0, 'cash').hover();
    await page.mouse.down();
    await cell(page, 2, 'cash').hover();
    await page.mouse.up();
    const numbers = await Promise.all([0, 1, 2].map(async (row) => Number((await text(row, 'cash')).replaceAll(',', ''))));
    const sum = numbers.reduce((total, each) => total + each, 0);
    await expect.poll(async () => (await page.getByTestId('selectionStats').textContent())?.replaceAll(',', '')).toContain(String(sum));
    await press('Control+c');
    await expect.poll(() => running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(numbers.join('\r\n'));
    await press('Control+d');
    await until(2, 'cash', await text(0, 'cash'));
  });
});

describe('rows', () => {
  test('are added, moved and deleted; deleting says what depends on them', async () => {
    const name = await text(firm, 'name');
    const count = await rowCount();
    await cell(page, firm, 'name').click();
    await press('Alt+Shift+ArrowUp');
    await until(firm - 1, 'name', name);
    await press('Control+Shift+Equal');
    await until(firm, 'name', 'New firm');
    await page.keyboard.type('Mine');
    await press('Enter');
    await until(firm, 'name', 'Mine');
    await cell(page, firm - 1, 'name').click();
    await press('Control+Minus');
    await page.getByTestId('removal-question').getByText('contracts').waitFor();
    await page.getByTestId('confirm-removal').click();
    await focusIsBackInTheSheet();
    await until(firm - 1, 'name', 'Mine');
    expect(await rowCount()).toBe(count);
    await press('Control+z');
    await until(firm - 1, 'name', name);
  });

  test('sorting is a way of looking: it changes no result', async () => {
    // Found by its name: sorting changes which row of the view is whose.
    const lowest = async (): Promise<readonly string[]> => {
      const rows = await page.locator('.ag-row').filter({ hasText: 'TSMC' }).locator('[col-id="name"], [col-id="result.lowestCash"]').allTextContents();
      return rows.map((shown) => shown.trim());
    };
    const before = await lowest();
    expect(before).toHaveLength(2);
    await page.locator('.ag-header-cell[col-id="cash"] .sort-arrow').click();
    await page.locator('.ag-header-cell[col-id="cash"] .sort-arrow').click();
    await expect.poll(() => text(0, 'name')).not.toBe('TSMC');
    expect(await lowest()).toEqual(before);
    await page.getByTestId('unsort-firms').click();
    expect(await text(0, 'name')).toBe('TSMC');
  });
});

describe('scenarios and search', () => {
  test('a storm fails firms, an edit in it is an override and leaves the base alone', async () => {
    const base = await text(firm, 'cash');
    await page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
    await page.locator('.ag-cell.is-state.is-failed').first().waitFor();
    await cell(page, firm, 'cash').click();
    await page.keyboard.type('123');
    await press('Enter');
    await until(firm, 'cash', '123');
    expect(await cell(page, firm, 'cash').getAttribute('class')).toContain('is-overridden');
    await page.getByTestId('scenarioPicker').selectOption('base');
    await until(firm, 'cash', base);
  });

  test('undo shows what it changed, also on another sheet', async () => {
    await page.getByTestId('tab-contracts').click();
    await cell(page, 3, 'from').waitFor();
    await cell(page, 3, 'from').click();
    await page.keyboard.type('Oracle');
    await press('Enter');
    await until(3, 'from', 'Oracle');
    await page.getByTestId('tab-firms').click();
    await cell(page, 0, 'name').click();
    await press('Control+z');
    await cell(page, 3, 'from').waitFor();
    expect(await cell(page, 3, 'from').getAttribute('class')).toContain('is-cursor');
  });

  test('terms that a type of contract does not use take nothing', async () => {
    await page.getByTestId('tab-contracts').click();
    const locked = page.locator('.ag-cell.is-not-applicable').first();
    await locked.click();
    await page.keyboard.type('5');
    expect(await page.locator('.cell-bubble').textContent()).toContain('do not use');
  });

  test('all words change with the language, where the person is stays', async () => {
    await cell(page, firm, 'cash').click();
    await clickMenu(running.app, 'language.zhHant');
    await page.locator('.ag-header-cell[col-id="cash"]').getByText('現金').waitFor();
    expect(await cell(page, firm, 'cash').getAttribute('class')).toContain('is-cursor');
    await clickMenu(running.app, 'language.en');
    await page.locator('.ag-header-cell[col-id="cash"]').getByText('Cash').waitFor();
  });
});

async function rowCount(): Promise<number> {
  const count = await page.locator('.ag-root [role="grid"], [role="grid"]').first().getAttribute('aria-rowcount');
  // The header's two rows are counted too.
  return Number(count) - 2;
}
