import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { inProject } from '../../scripts/project.mjs';
import { cell } from './appControl.ts';
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
  // More columns side by side.
  await page.getByTestId('toggleCharts').click();
});

afterAll(async () => {
  await running?.close();
});

beforeEach(() => sheet.reset());

const header = (key: string): ReturnType<Page['locator']> => page.locator(`.ag-header-cell[col-id="${key}"]`);
const numbers = (...texts: readonly string[]): readonly number[] => texts.map((text) => Number(text.replaceAll(',', '')));

describe('selecting', () => {
  test('a drag selects exactly the cells it covers, from the cell where it began, and they are spoken', async () => {
    const shown = await page.locator('.ag-row[row-index="2"] .ag-grid-scrolling-cells .ag-cell').evaluateAll((cells) => cells.map((each) => each.getAttribute('col-id') ?? ''));
    const [first = '', eighth = ''] = [shown[0], shown[7]];
    await sheet.drag([2, first], [12, eighth]);
    expect(await sheet.selected()).toBe(88);
    expect(await sheet.cursor()).toBe(`2 ${first}`);
    expect(await sheet.spoken()).toMatch(/^\S.* 3 to \S.* 13, 88 cells$/);
    await expect.poll(() => page.locator('[aria-live]').allTextContents()).toContainEqual(expect.stringContaining('88 cells'));
  });

  test('by keyboard alone: Shift, Ctrl+Shift, whole rows, whole columns, everything', async () => {
    await cell(page, 3, 'cash').click();
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight');
    expect(await sheet.selected()).toBe(6);
    expect(await sheet.cursor()).toBe('3 cash');
    await sheet.press('Control+Shift+ArrowUp');
    expect(await cell(page, 0, 'cash').getAttribute('aria-selected')).toBe('true');
    await sheet.press('Shift+Space');
    expect(await cell(page, 3, 'name').getAttribute('aria-selected')).toBe('true');
    expect(await cell(page, 5, 'cash').getAttribute('aria-selected')).toBeNull();
    await cell(page, 3, 'cash').click();
    await sheet.press('Control+Space');
    expect(await header('cash').getAttribute('class')).toContain('is-selected-column');
    expect(await cell(page, 9, 'cash').getAttribute('aria-selected')).toBe('true');
    await sheet.press('Control+a');
    expect(await cell(page, 9, 'name').getAttribute('aria-selected')).toBe('true');
    await sheet.press('ArrowDown');
    expect(await sheet.selected()).toBe(1);
  });

  test('a header selects its column and its arrow alone sorts; Ctrl adds cells and takes them away', async () => {
    const first = await sheet.text(0, 'name');
    await header('cash').locator('.unit-header-label').click();
    expect(await cell(page, 0, 'cash').getAttribute('aria-selected')).toBe('true');
    expect(await sheet.text(0, 'name')).toBe(first);
    await header('revenue').locator('.unit-header-label').click({ modifiers: ['Shift'] });
    expect(await cell(page, 4, 'revenue').getAttribute('aria-selected')).toBe('true');
    await cell(page, 1, 'cash').click();
    await cell(page, 3, 'cash').click({ modifiers: ['Control'] });
    await cell(page, 5, 'revenue').click({ modifiers: ['Control'] });
    expect(await sheet.selected()).toBe(3);
    await cell(page, 3, 'cash').click({ modifiers: ['Control'] });
    expect(await sheet.selected()).toBe(2);
  });

  test('a header is still dragged to another place', async () => {
    const order = (): Promise<readonly string[]> => page.locator('.ag-header-cell').evaluateAll((cells) => cells.map((each) => [each.getBoundingClientRect().left, each.getAttribute('col-id') ?? ''] as const).sort((a, b) => a[0] - b[0]).map(([, key]) => key));
    const before = await order();
    const [from, to] = [await header('cash').boundingBox(), await header('opex').boundingBox()];
    if (from === null || to === null) throw new Error('the headers are out of sight');
    await page.mouse.move(from.x + 30, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 10, to.y + 10, { steps: 12 });
    await page.mouse.up();
    await expect.poll(async () => (await order()).indexOf('cash')).toBeGreaterThan(before.indexOf('cash'));
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByText('Reset order and widths').click();
    await expect.poll(order).toEqual(before);
  });

  test('a drag beyond the edge scrolls on', async () => {
    await cell(page, 2, 'cash').hover();
    await page.mouse.down();
    await page.mouse.move(600, (page.viewportSize()?.height ?? 900) - 4, { steps: 5 });
    await page.locator('.ag-row[row-index="20"] [col-id="cash"].is-selected').waitFor();
    await page.mouse.up();
    await sheet.press('Control+Home');
  });
});

describe('nothing to select', () => {
  test('the last rows take their sums, their headers and their charts along, and undo brings them back', async () => {
    await cell(page, 0, 'cash').click();
    await sheet.press('Control+a');
    await page.getByText(/^Count/).first().waitFor();
    await sheet.press('Control+-');
    await page.getByTestId('confirm-removal').click();
    await page.getByText('No rows yet').waitFor();
    await expect.poll(() => page.getByText(/^Count/).count()).toBe(0);
    expect(await page.locator('.is-selected-column').count()).toBe(0);
    await sheet.press('Control+z');
    await cell(page, 0, 'cash').waitFor();
  });
});

describe('copying', () => {
  test('values in full with their headers on request, as text and as a table; texts cannot become formulas', async () => {
    await cell(page, 0, 'name').click();
    await page.keyboard.type('@Core');
    await sheet.press('Enter', 'ArrowUp', 'Control+Shift+C');
    await expect.poll(async () => (await sheet.onClipboard()).text).toBe("Name\r\n'@Core");
    expect((await sheet.onClipboard()).html).toContain("<td style=\"mso-number-format:'\\@'\">'@Core</td>");
    await cell(page, 1, 'name').click();
    await sheet.press('Control+v');
    await sheet.until(1, 'name', 'Name');
    await sheet.press('Control+z');
  });

  test('several blocks over the same columns are one block; others are refused with the reason', async () => {
    await cell(page, 1, 'cash').click();
    await cell(page, 3, 'cash').click({ modifiers: ['Control'] });
    await sheet.press('Control+c');
    const wanted = numbers(await sheet.text(1, 'cash'), await sheet.text(3, 'cash')).join('\r\n');
    await expect.poll(async () => (await sheet.onClipboard()).text).toBe(wanted);
    await cell(page, 5, 'revenue').click({ modifiers: ['Control'] });
    await sheet.press('Control+c');
    await page.getByText('cannot be copied together').first().waitFor();
    expect((await sheet.onClipboard()).text).toBe(wanted);
  });

  test('cutting takes the values along and is undone in one step', async () => {
    const before = await sheet.text(2, 'cash');
    await cell(page, 2, 'cash').click();
    await sheet.press('Control+x');
    await sheet.until(2, 'cash', '');
    await sheet.press('Control+z');
    await sheet.until(2, 'cash', before);
  });
});

describe('pasting', () => {
  test('every way in which people write numbers is read by its column', async () => {
    await sheet.putOnClipboard({ text: '$6,999.99\n475,962\n1.2億\nUS$ 30k\n１，２００\n=1200*0.85\n' });
    await cell(page, 1, 'cash').click();
    await sheet.press('Control+v');
    for (const [index, shown] of ['6,999.99', '475,962', '120', '0.03', '1,200', '1,020'].entries()) await sheet.until(1 + index, 'cash', shown);
    await sheet.putOnClipboard({ text: '5.25%\n25bp\n(1,200)' });
    await cell(page, 1, 'rate').click();
    await sheet.press('Control+v');
    expect(await page.getByTestId('rejected-cells').textContent()).toContain('(1,200)');
    await sheet.press('Escape');
    await sheet.until(1, 'rate', '5.25%');
    await sheet.until(2, 'rate', '0.25%');
  });

  test('a table of a web page or a spreadsheet carries exact numbers, merged cells and lines within a cell', async () => {
    const html = '<table><tr><td>7</td><td sdval="1234.5678">1,235</td></tr><tr><td rowspan="2"><p>8</p></td><td x:num="0.5">1</td></tr><tr><td>9</td></tr></table>';
    await sheet.putOnClipboard({ html, text: 'the plain text is poorer' });
    await cell(page, 1, 'cash').click();
    await sheet.press('Control+v');
    await sheet.until(1, 'revenue', '1,234.57');
    await sheet.until(2, 'cash', '8');
    await sheet.until(2, 'revenue', '0.5');
    await sheet.until(3, 'cash', '');
    await sheet.until(3, 'revenue', '9');
    await sheet.putOnClipboard({ html: '<table><tr><td>Two<br>lines</td></tr></table>', text: 'Two\tlines' });
    await cell(page, 1, 'name').click();
    await sheet.press('Control+v');
    await sheet.until(1, 'name', 'Two\nlines');
  });

  test('a table that comes to more cells than memory holds is never made: its plain text counts, or the paste is refused', async () => {
    const merged = `<table><tr>${'<td colspan="1000" rowspan="5000">1</td>'.repeat(100)}</tr>${'<tr></tr>'.repeat(5000)}</table>`;
    await sheet.putOnClipboard({ html: merged, text: '12.5' });
    await cell(page, 1, 'cash').click();
    await sheet.press('Control+v');
    await sheet.until(1, 'cash', '12.5');
    await sheet.putOnClipboard({ text: '1' + '\t'.repeat(100_000) + '\n'.repeat(100_000) });
    await sheet.press('Control+v');
    await page.getByTestId('toasts').getByText('more than 5 million cells').waitFor();
    await sheet.until(1, 'cash', '12.5');
  });

  test('one value fills the selection, a block is repeated over a larger one, in one step', async () => {
    const before = await sheet.text(4, 'cash');
    await sheet.putOnClipboard({ text: '11\n22' });
    await sheet.drag([1, 'cash'], [4, 'cash']);
    await sheet.press('Control+v');
    for (const [row, wanted] of [[1, '11'], [2, '22'], [3, '11'], [4, '22']] as const) await sheet.until(row, 'cash', wanted);
    await sheet.press('Control+z');
    await sheet.until(4, 'cash', before);
    expect(await page.getByTestId('undo').isEnabled()).toBe(false);
  });

  test('paste special multiplies forty cells in one step; calculated cells are skipped and counted', async () => {
    const before = await Promise.all([0, 1, 2].map((row) => sheet.text(row, 'cash')));
    await sheet.putOnClipboard({ text: '0.9' });
    await cell(page, 0, 'cash').click();
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+Alt+v');
    await page.getByTestId('paste-special').getByLabel('Multiply').check();
    await sheet.press('Enter');
    const after = numbers(...(await Promise.all([0, 1, 2].map((row) => sheet.text(row, 'cash')))));
    for (const [index, was] of numbers(...before).entries()) expect(after[index]).toBeCloseTo(was * 0.9, 1);
    await sheet.press('Control+z');
    await sheet.until(2, 'cash', before[2] ?? '');
    await cell(page, 0, 'cash').click();
    await sheet.press('Shift+Space', 'Control+Shift+V');
    await page.getByTestId('paste-special').getByLabel('Add').check();
    await page.getByTestId('paste-value').fill('n/a');
    await sheet.press('Enter');
    expect(await page.getByTestId('rejected-cells').textContent()).toContain('calculated cells were skipped');
    await sheet.press('Escape');
  });

  test('contracts: the table grows in the same step, types decide which cells are in use, firms are found by name', async () => {
    await page.getByTestId('tab-contracts').click();
    await cell(page, 0, 'to').waitFor();
    const rows = async (): Promise<number> => Number(((await page.getByTestId('tab-contracts').textContent()) ?? '').replace(/\D/g, ''));
    const before = await rows();
    await cell(page, 0, 'type').click();
    await sheet.press('Control+End', 'Home');
    await sheet.press('ArrowDown');
    await sheet.putOnClipboard({ text: 'Loan\tTSMC\tOpenAI\nLease\tOracle\tOpenAI\nGift\tOracle\tNobody' });
    await sheet.press('Control+v');
    const refused = await page.getByTestId('rejected-cells').textContent();
    expect(refused).toContain('Gift');
    expect(refused).toContain('Nobody');
    await sheet.press('Escape');
    await expect.poll(rows).toBe(before + 2);
    await sheet.until(before, 'from', 'Oracle');
    await sheet.press('Control+z');
    await expect.poll(rows).toBe(before);
    expect(await page.getByTestId('undo').isEnabled()).toBe(false);
    await sheet.press('Control+Home');
    await sheet.drag([0, 'from'], [1, 'from']);
    const from = await sheet.text(0, 'from');
    await sheet.press('Control+d');
    await sheet.until(1, 'from', from);
  });

  test('transposing turns rows into columns', async () => {
    await sheet.putOnClipboard({ text: '1\t2\n3\t4' });
    await cell(page, 1, 'cash').click();
    await sheet.press('Control+Alt+v');
    await page.getByTestId('paste-special').getByLabel('Transpose').check();
    await page.getByTestId('paste-special-do').click();
    await sheet.until(1, 'revenue', '3');
    await sheet.until(2, 'cash', '2');
  });
});

describe('filling', () => {
  test('the handle continues two cells in a line, down and up, and repeats them with Ctrl', async () => {
    await cell(page, 4, 'cash').click();
    await page.keyboard.type('10');
    await sheet.press('Enter');
    await page.keyboard.type('20');
    await sheet.press('Enter');
    await sheet.drag([4, 'cash'], [5, 'cash']);
    await sheet.dragHandle([8, 'cash']);
    await sheet.until(8, 'cash', '50');
    await sheet.until(6, 'cash', '30');
    expect(await sheet.selected()).toBe(5);
    await sheet.press('Control+z');
    await sheet.drag([4, 'cash'], [5, 'cash']);
    await sheet.dragHandle([3, 'cash']);
    await sheet.until(3, 'cash', '0');
    await sheet.press('Control+z');
    await sheet.drag([4, 'cash'], [5, 'cash']);
    await page.keyboard.down('Control');
    await sheet.dragHandle([7, 'cash']);
    await page.keyboard.up('Control');
    await sheet.until(7, 'cash', '20');
  });

  test('sideways, over calculated cells, and to the end by a double click', async () => {
    await sheet.drag([4, 'cash'], [4, 'cash']);
    await sheet.dragHandle([4, 'revenue']);
    await sheet.until(4, 'revenue', await sheet.text(4, 'cash'));
    await cell(page, 1, 'cash').click();
    await page.keyboard.type('5');
    await sheet.press('Enter', 'ArrowUp');
    await page.getByTestId('fill-handle').dblclick();
    await sheet.until(15, 'cash', '5');
    expect(await sheet.text(0, 'cash')).not.toBe('5');
  });

  test('Ctrl+D and Ctrl+R take what stands above and left', async () => {
    await cell(page, 3, 'cash').click();
    await sheet.press('Control+d');
    await sheet.until(3, 'cash', await sheet.text(2, 'cash'));
    await sheet.drag([2, 'cash'], [4, 'cash']);
    await sheet.press('Control+d');
    // The status bar counts what the cells hold now.
    const each = Number((await sheet.text(2, 'cash')).replaceAll(',', ''));
    await expect.poll(async () => (await page.getByTestId('selectionStats').textContent())?.replaceAll(',', '')).toContain(String(each * 3));
    await cell(page, 3, 'revenue').click();
    await sheet.press('Control+r');
    await sheet.until(3, 'revenue', await sheet.text(3, 'cash'));
  });
});
