import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { inProject } from '../../scripts/project.mjs';
import { cell, clickMenu, typeIntoCell } from './appControl.ts';
import { launchApp } from './launch.ts';
import type { RunningApp } from './launch.ts';

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  running = await launchApp({ args: [inProject('samples', 'ai-chain-2025.firebreak')] });
  page = running.page;
  page.setDefaultTimeout(8000);
  await cell(page, 0, 'name').waitFor();
});

afterAll(async () => {
  await running?.close();
});

/** Each test leaves the sample as it found it. */
beforeEach(async () => {
  // A field and a dialog take one each.
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  for (let step = 0; step < 50 && (await page.getByTestId('undo').isEnabled()); step += 1) await page.getByTestId('undo').click();
  await page.getByTestId('scenarioPicker').selectOption('base');
  await page.getByTestId('tab-firms').click();
});

const coreweave = 7;
const text = async (row: number, key: string): Promise<string> => ((await cell(page, row, key).textContent()) ?? '').trim();
const until = (row: number, key: string, wanted: string): Promise<void> => expect.poll(() => text(row, key)).toBe(wanted);
const record = (): Promise<string | null> => page.getByTestId('inspector').getAttribute('data-record');
const field = (key: string): Locator => page.getByTestId(`inspect-${key}`);
const undoTitle = (): Promise<string | null> => page.getByTestId('undo').getAttribute('title');

async function openInspector(): Promise<void> {
  if (!(await page.getByTestId('sidePanel').isVisible())) await page.getByTestId('toggleInspector').click();
  await page.getByTestId('side-record').click();
}

describe('the inspector', () => {
  test('opens by key, goes into its first field, and closes by the same key with the focus back in the sheet', async () => {
    await cell(page, coreweave, 'cash').click();
    await page.keyboard.press('Control+i');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'inspect-name');
    expect(await record()).toBe('firms:crwv');
    await page.keyboard.press('Control+i');
    await page.getByTestId('sidePanel').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.matches('.cell-field'))).toBe(true);
  });

  test('gives fields without a unit the room of the unit, at every width', async () => {
    await openInspector();
    await cell(page, coreweave, 'cash').click();
    const width = async (key: string): Promise<number> => (await field(key).boundingBox())?.width ?? 0;
    await expect.poll(() => width('cash')).toBeGreaterThan(0);
    for (const key of ['name', 'kind', 'group']) expect(await width(key), key).toBeGreaterThan((await width('cash')) + 30);
  });

  test('shows own columns too: what a rule comes to, and a value typed over it in amber until the field is emptied', async () => {
    await clickMenu(running.app, 'columns.add');
    await page.getByTestId('column-name').fill('Debt to cash');
    await page.getByTestId('column-rule').fill('debt / cash');
    await page.getByTestId('save-column').click();
    await openInspector();
    await cell(page, coreweave, 'cash').click();
    const own = page.locator('[data-testid^="inspect-custom."]');
    await own.scrollIntoViewIfNeeded();
    const key = ((await own.getAttribute('data-testid')) ?? '').replace('inspect-', '');
    await expect.poll(() => own.getAttribute('placeholder')).toBe(await text(coreweave, key));
    await own.fill('7');
    await page.keyboard.press('Enter');
    await expect.poll(() => own.getAttribute('class')).toContain('overrideText');
    await until(coreweave, key, await own.inputValue());
    await own.fill('');
    await page.keyboard.press('Enter');
    await expect.poll(() => own.getAttribute('class')).not.toContain('overrideText');
  });

  test('follows the active row, and its edits are the very steps of the grid', async () => {
    await openInspector();
    await cell(page, coreweave, 'cash').click();
    expect(await record()).toBe('firms:crwv');
    await field('cash').fill('=1900/2');
    await page.keyboard.press('Enter');
    await until(coreweave, 'cash', '950');
    const byPanel = await undoTitle();
    await page.getByTestId('undo').click();
    await typeIntoCell(page, coreweave, 'cash', '=1900/2');
    await until(coreweave, 'cash', '950');
    expect(await undoTitle()).toBe(byPanel);
    await cell(page, coreweave, 'cash').click();
    expect(await field('cash').inputValue()).toBe('950');
    await field('cash').click();
    expect(await field('cash').inputValue()).toBe('=1900/2');
    await page.keyboard.press('Escape');
    await cell(page, 3, 'cash').click();
    expect(await record()).toBe('firms:googl');
  });

  test('bad text shows its reason in place, and Esc brings back what was there', async () => {
    await openInspector();
    await cell(page, coreweave, 'utilization').click();
    const before = await field('utilization').inputValue();
    await field('utilization').fill('140%');
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-field=utilization] .fieldError').textContent()).toContain('100%');
    await page.keyboard.press('Escape');
    expect(await field('utilization').inputValue()).toBe(before);
    expect(await page.getByTestId('undo').isEnabled()).toBe(false);
  });

  test('in a scenario an edit is an override with the base beside it, and can be cleared', async () => {
    await openInspector();
    await page.getByTestId('scenarioPicker').selectOption({ index: 1 });
    await cell(page, coreweave, 'cash').click();
    const before = await text(coreweave, 'cash');
    await field('cash').fill('5');
    await page.keyboard.press('Enter');
    await until(coreweave, 'cash', '5');
    expect(await page.getByTestId('base-cash').textContent()).toContain(before);
    expect(await field('cash').getAttribute('class')).toContain('overrideText');
    await page.getByTestId('clear-cash').click();
    await until(coreweave, 'cash', before);
    expect(await page.getByTestId('base-cash').count()).toBe(0);
  });

  test('shows what becomes of the firm, and why it fails', async () => {
    await openInspector();
    await typeIntoCell(page, coreweave, 'opex', '99999');
    await until(coreweave, 'result.state', 'Failed');
    await cell(page, coreweave, 'opex').click();
    expect(await page.getByTestId('verdict').textContent()).toMatch(/Fails in quarter 1, round \d+: (Operating|Payment)/);
    expect(await page.getByTestId('firmResults').locator('svg').count()).toBe(4);
    await page.getByTestId('firmResults').locator('summary').click();
    expect(await page.getByTestId('firmResults').locator('.listTable tbody tr').count()).toBeGreaterThan(4);
    await page.getByTestId('firmResults').locator('summary').click();
  });

  test('keeps its width', async () => {
    await openInspector();
    await page.locator('.splitter').first().focus();
    const before = (await page.getByTestId('sidePanel').boundingBox())?.width ?? 0;
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await page.getByTestId('sidePanel').boundingBox())?.width).toBe(before + 24);
    await page.getByTestId('closeSide').click();
    await page.getByTestId('toggleInspector').click();
    expect((await page.getByTestId('sidePanel').boundingBox())?.width).toBe(before + 24);
  });
});

describe('contracts by the firm', () => {
  test('are listed, added with a counterparty by a few letters, and lead to both sheets', async () => {
    await openInspector();
    await cell(page, coreweave, 'name').click();
    const owes = page.getByTestId('contracts-owes');
    const before = await owes.locator('li').count();
    expect(before).toBeGreaterThan(1);
    await page.getByTestId('add-owes').click();
    await page.getByTestId('draft-type').selectOption('loan');
    await page.getByTestId('draft-from').fill('jpmor');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('draft-from').inputValue()).toBe('JPMorgan Chase');
    await page.getByTestId('draft-principal').fill('1.5bn');
    await page.keyboard.press('Enter');
    await page.getByTestId('addContract').click();
    await expect.poll(() => owes.locator('li').count()).toBe(before + 1);
    expect(await owes.locator('li').last().textContent()).toContain('1,500');
    await owes.locator('li').last().locator('.link').first().click();
    await expect.poll(record).toMatch(/^contracts:/);
    expect(await page.getByTestId('tab-contracts').getAttribute('aria-selected')).toBe('true');
    expect(await field('principal').inputValue()).toBe('1,500');
    // Only the terms of a loan.
    expect(await field('rent').count()).toBe(0);
    await page.locator('.recordParties .link').first().click();
    await expect.poll(record).toBe('firms:jpm');
  });

  test('a contract that cannot be is refused with its reason', async () => {
    await cell(page, coreweave, 'name').click();
    await openInspector();
    await page.getByTestId('add-holds').click();
    await page.getByTestId('draft-to').fill('coreweave');
    await page.keyboard.press('Enter');
    await page.getByTestId('addContract').click();
    expect(await page.getByTestId('contractDialog').getByRole('alert').textContent()).toContain('counterparty');
    await page.keyboard.press('Escape');
    await page.getByTestId('contractDialog').waitFor({ state: 'detached' });
    expect(await page.getByTestId('undo').isEnabled()).toBe(false);
  });
});

describe('the exposure matrix', () => {
  test('adds up, moves by keys, opens what is there and adds what is not', async () => {
    await page.keyboard.press('Control+7');
    const matrix = page.getByTestId('matrix');
    await matrix.waitFor();
    await matrix.locator('[tabindex="0"]').focus();
    await page.keyboard.press('Control+ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toBe('');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+End');
    await page.getByTestId('exposureSort').selectOption('rows');
    const loan = page.getByTestId('pair-jpm-crwv');
    const empty = page.getByTestId('pair-tsmc-msft');
    await matrix.evaluate((element) => element.scrollTo(0, 0));
    await empty.click();
    await page.getByTestId('contractDialog').waitFor();
    expect(await page.getByTestId('draft-from').inputValue()).toBe('TSMC');
    await page.getByTestId('draft-principal').fill('77');
    await page.keyboard.press('Enter');
    await page.getByTestId('addContract').click();
    await expect.poll(() => empty.textContent()).toBe('77.0');
    await expect.poll(record).toMatch(/^contracts:/);
    await field('principal').fill('78');
    await page.keyboard.press('Enter');
    await expect.poll(() => empty.textContent()).toBe('78.0');
    await page.getByTestId('undo').click();
    await page.getByTestId('tab-exposures').click();
    await page.keyboard.press('Control+7');
    await matrix.evaluate((element) => element.scrollTo(7 * 84, 9999));
    await loan.first().waitFor();
    // A facility is no contract of its own: the dialog names it, and offers to add one.
    await loan.click();
    expect(await page.getByTestId('pairDialog').textContent()).toContain('Own facility');
    await page.keyboard.press('Escape');
  });
});

describe('notes and sources', () => {
  test('are written by key, marked in the corner, told in the inspector, and marked as former once the value is typed over', async () => {
    await openInspector();
    await typeIntoCell(page, coreweave, 'opex', '500');
    await cell(page, coreweave, 'opex').click();
    await page.keyboard.press('Shift+F2');
    // The sample's note belongs to the sample's figure.
    await page.getByTestId('noteNowHolds').check();
    await page.getByTestId('noteText').fill('From the filing');
    await page.getByTestId('noteField-source').fill('10-Q, page 3');
    await page.getByTestId('noteField-author').fill('Lin');
    await page.getByTestId('noteRememberAuthor').check();
    await page.keyboard.press('Enter');
    await page.getByTestId('noteDialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelector('.ag-row[row-index="7"] [col-id="opex"]')?.classList.contains('has-note'));
    await expect.poll(() => page.getByTestId('noteLine-opex').textContent()).toContain('10-Q');
    await page.waitForFunction(() => document.activeElement?.matches('.cell-field'));
    await page.keyboard.type('600');
    await page.keyboard.press('Enter');
    await until(coreweave, 'opex', '600');
    await cell(page, coreweave, 'opex').click();
    await expect.poll(() => page.getByTestId('noteLine-opex').textContent()).toContain('former value 500');
    await page.getByTestId('note-opex').click();
    await page.getByTestId('noteNowHolds').check();
    await page.getByTestId('saveNote').click();
    await expect.poll(() => page.getByTestId('noteLine-opex').textContent()).not.toContain('former');
    // The next note has the author.
    await cell(page, coreweave, 'funding').click();
    await page.keyboard.press('Shift+F2');
    await expect.poll(() => page.getByTestId('noteField-author').inputValue()).toBe('Lin');
    await page.keyboard.press('Escape');
  });

  test('a market input has notes too, and inputs without a source lead to their cells', async () => {
    await page.keyboard.press('Control+3');
    await page.getByTestId('market-salvage').focus();
    await page.keyboard.press('Shift+F2');
    await page.getByTestId('noteDialog').waitFor();
    expect(await page.getByTestId('noteDialog').locator('h2').textContent()).toContain('Market');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+8');
    await page.getByTestId('sourcesTable').selectOption('contracts');
    await page.getByTestId('sourcesList').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('tab-contracts').getAttribute('aria-selected')).toBe('true');
    await page.getByTestId('sourcesTable').selectOption('');
    await page.getByTestId('sources-notes').check({ force: true });
    expect(Number(await page.locator('.segment.chosen .tabCount').textContent())).toBeGreaterThan(10);
    await page.getByTestId('sources-missing').check({ force: true });
    await page.getByTestId('side-record').click();
  });
});

describe('firms', () => {
  test('a new name is everywhere at once', async () => {
    await openInspector();
    await typeIntoCell(page, coreweave, 'name', 'Renamed Cloud');
    await cell(page, coreweave, 'name').click();
    await expect.poll(() => page.locator('.recordHead h2').textContent()).toBe('Renamed Cloud');
    await page.getByTestId('contracts-owes').locator('li .link').first().click();
    await page.getByTestId('tab-contracts').click();
    await page.locator('#sheet').getByText('Renamed Cloud').first().waitFor();
    await page.keyboard.press('Control+7');
    expect(await page.locator('.matrixDebtor[title="Renamed Cloud"], .matrixSide[title="Renamed Cloud"]').count()).toBeGreaterThan(0);
    expect(await page.getByText('CoreWeave', { exact: true }).count()).toBe(0);
  });

  test('deleting one names all that depends on it; undo brings everything back', async () => {
    const firms = await page.getByTestId('tab-firms').textContent();
    const contracts = await page.getByTestId('tab-contracts').textContent();
    await cell(page, coreweave, 'name').click();
    await page.keyboard.press('Control+-');
    const question = page.getByTestId('removal-question');
    await question.waitFor();
    expect(await question.getByTestId('removal.contracts').textContent()).toContain('CoreWeave');
    expect(await question.getByTestId('removal.notes').textContent()).toContain('CoreWeave');
    await page.getByTestId('confirm-removal').click();
    await until(coreweave, 'name', 'Nebius');
    await page.getByTestId('undo').click();
    await until(coreweave, 'name', 'CoreWeave');
    expect([await page.getByTestId('tab-firms').textContent(), await page.getByTestId('tab-contracts').textContent()]).toEqual([firms, contracts]);
  });
});
