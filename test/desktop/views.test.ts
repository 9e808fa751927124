import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { inProject } from '../../scripts/project.mjs';
import { answerSaveDialog, cell, clickMenu } from './appControl.ts';
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
  await chooseView('standard');
});

const text = async (row: number, key: string): Promise<string> => ((await cell(page, row, key).textContent()) ?? '').trim();
const until = (row: number, key: string, wanted: string): Promise<void> => expect.poll(() => text(row, key)).toBe(wanted);
const press = (...keys: readonly string[]): Promise<void> => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const header = (key: string): ReturnType<Page['locator']> => page.locator(`.ag-header-cell[col-id="${key}"]`);
const sortArrow = (key: string): ReturnType<Page['locator']> => header(key).locator('.sort-arrow');
const count = (): Promise<string | null> => page.getByTestId('filterCount').textContent();
const sortedBy = (key: string): Promise<string | null> => header(key).getAttribute('aria-sort');

async function chooseView(id: string): Promise<void> {
  await page.getByTestId('views-firms').click();
  await page.getByTestId(`menu-view-${id}`).click();
}

async function openFilterBar(): Promise<void> {
  if (!(await page.getByTestId('filterBar').isVisible())) await page.getByTestId('filter-firms').click();
}

async function headerCommand(key: string, id: string): Promise<void> {
  await header(key).click({ button: 'right' });
  await page.getByTestId(`menu-${id}`).click();
}

/** All results of all firms, whatever the order and the columns shown. */
async function resultHash(): Promise<string> {
  await page.getByTestId('sheet-firms').locator('.ag-row').first().waitFor();
  const rows: string[] = [];
  const seen = new Set<string>();
  await cell(page, 0, 'name').click();
  await press('Control+Home');
  for (let last = ''; ; ) {
    for (const [name, results] of await page.evaluate(() => [...document.querySelectorAll('.ag-row')].reduce<[string, string][]>((found, row) => {
      const name = document.querySelector(`.ag-row[row-index="${row.getAttribute('row-index')}"] [col-id="name"]`)?.textContent ?? '';
      const results = [...document.querySelectorAll(`.ag-row[row-index="${row.getAttribute('row-index')}"] [col-id^="result."]`)].map((each) => `${each.getAttribute('col-id')}=${each.textContent}`).sort().join();
      return [...found, [name, results]];
    }, []))) {
      if (seen.has(name)) continue;
      seen.add(name);
      rows.push(`${name} ${results}`);
    }
    await press('PageDown');
    const now = await page.locator('.ag-cell.is-cursor').first().evaluate((element) => element.closest('.ag-row')?.getAttribute('row-index') ?? '');
    if (now === last) break;
    last = now;
  }
  return createHash('sha256').update(rows.toSorted().join('\n')).digest('hex');
}

describe('sorting', () => {
  test('by several columns changes no result and is no step of undo', async () => {
    const before = await resultHash();
    const revision = await page.getByTestId('calculation').getAttribute('data-revision');
    await sortArrow('kind').click();
    await sortArrow('cash').click({ modifiers: ['Shift'] });
    await sortArrow('cash').click({ modifiers: ['Shift'] });
    expect([await sortedBy('kind'), await sortedBy('cash')]).toEqual(['ascending', 'descending']);
    expect(await resultHash()).toBe(before);
    expect(await page.getByTestId('calculation').getAttribute('data-revision')).toBe(revision);
    expect(await page.getByTestId('undo').isEnabled()).toBe(false);
    await headerCommand('cash', 'columns.clearSort');
    await until(0, 'name', 'TSMC');
  });
});

describe('filters', () => {
  test('by a choice, a number and a text; the count says how many are left, one click shows all', async () => {
    await headerCommand('kind', 'columns.filter');
    await page.getByTestId('filterNoValues').click();
    await page.getByTestId('value-neocloud').check();
    await page.getByTestId('applyFilter').click();
    // The sheet may say "40 of 40" for a moment, before the rows are gone.
    await expect.poll(count).toMatch(/^[1-3]?\d of 40 firms$/);
    const neoclouds = Number.parseInt((await count()) ?? '');
    expect(await header('kind').getAttribute('class')).toContain('is-filtered');
    await cell(page, 0, 'cash').click();
    await press('Control+Shift+L');
    await page.getByTestId('filterValue').fill('1,000');
    await press('Enter');
    await expect.poll(async () => Number.parseInt((await count()) ?? '')).toBeLessThan(neoclouds);
    expect(await page.getByTestId('chip-cash').textContent()).toContain('Cash > 1,000');
    await page.getByTestId('filterText').fill('coreweave');
    await expect.poll(count).toBe('1 of 40 firms');
    await until(0, 'name', 'CoreWeave');
    await page.getByTestId('clearFilters').click();
    await until(0, 'name', 'TSMC');
    expect(await page.getByTestId('filterCount').count()).toBe(0);
  });

  test('of failed firms follow the results; a row that is being edited stays in sight', async () => {
    await openFilterBar();
    await page.getByTestId('only-failed').click();
    await expect.poll(count).toMatch(/of 40 firms/);
    const inBase = await count();
    await page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
    await expect.poll(count).not.toBe(inBase);
    await until(0, 'result.state', 'Failed');
    const name = await text(0, 'name');
    await cell(page, 0, 'cash').click();
    await page.keyboard.type('9,000,000');
    await press('Tab');
    await expect.poll(() => text(0, 'cash')).toBe('9,000,000');
    expect(await text(0, 'name')).toBe(name);
  });

  test('let an added row be seen, and no row be moved', async () => {
    await openFilterBar();
    await page.getByTestId('filterText').fill('coreweave');
    await expect.poll(count).toBe('1 of 40 firms');
    await cell(page, 0, 'name').click();
    await press('Control+=');
    await until(1, 'name', 'New firm');
    await press('Alt+Shift+ArrowUp');
    await page.getByTestId('toasts').getByText('sorted or filtered').first().waitFor();
    await until(0, 'name', 'CoreWeave');
  });
});

describe('columns', () => {
  test('are frozen, hidden, moved, widened and fitted', async () => {
    const stays = async (key: string): Promise<boolean> => {
      await cell(page, 0, 'name').click();
      await press('ArrowRight');
      const at = await place(key);
      await press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
      return (await place(key)) === at;
    };
    const place = async (key: string): Promise<number> => (await header(key).boundingBox())?.x ?? 0;
    expect(await stays('kind')).toBe(false);
    await headerCommand('kind', 'columns.freeze');
    expect(await stays('kind')).toBe(true);
    await headerCommand('kind', 'columns.unfreeze');
    expect(await stays('kind')).toBe(false);
    await headerCommand('revenue', 'columns.hide');
    expect(await header('revenue').count()).toBe(0);
    await clickMenu(running.app, 'columns.manage');
    await page.getByTestId('show-revenue').check();
    await page.getByTestId('moveUp-revenue').click();
    await press('Escape');
    await expect.poll(() => header('revenue').count()).toBe(1);
    expect(await place('revenue')).toBeLessThan(await place('cash'));
    const widthOf = async (key: string): Promise<number> => (await header(key).boundingBox())?.width ?? 0;
    const before = await widthOf('cash');
    const box = await header('cash').boundingBox();
    if (box === null) throw new Error('no header');
    await page.mouse.move(box.x + box.width - 1, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 79, box.y + 20, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => widthOf('cash')).toBeGreaterThan(before + 60);
    await header('cash').locator('.ag-header-cell-resize').dblclick();
    await expect.poll(() => widthOf('cash')).toBeLessThan(before + 60);
    await header('revenue').locator('.ag-header-cell-label').dragTo(header('opex'));
    await expect.poll(() => place('revenue')).toBeGreaterThan(await place('cash'));
  });
});

describe('saved views', () => {
  test('are kept in the file, are chosen, updated, renamed, deleted, and undone', async () => {
    await headerCommand('revenue', 'columns.hide');
    await sortArrow('cash').click();
    await clickMenu(running.app, 'views.save');
    await page.getByTestId('viewNameField').fill('By cash');
    await press('Enter');
    await expect.poll(() => page.getByTestId('views-firms').textContent()).toContain('By cash');
    await chooseView('standard');
    await expect.poll(() => header('revenue').count()).toBe(1);
    expect(await sortedBy('cash')).toBe('none');
    await chooseView('v1');
    await expect.poll(() => header('revenue').count()).toBe(0);
    expect(await sortedBy('cash')).toBe('ascending');
    await sortArrow('cash').click();
    await expect.poll(() => page.getByTestId('views-firms').textContent()).toContain('(changed)');
    await page.getByTestId('views-firms').click();
    await page.getByTestId('menu-view-update').click();
    await expect.poll(() => page.getByTestId('views-firms').textContent()).not.toContain('(changed)');

    const folder = await mkdtemp(join(tmpdir(), 'firebreak-views-'));
    try {
      const file = join(folder, 'views.firebreak');
      await answerSaveDialog(running.app, file);
      await clickMenu(running.app, 'file.saveAs');
      await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('"views": [');
      expect(await readFile(file, 'utf8')).toContain('"sort":[{"key":"cash","descending":true}]');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await page.getByTestId('views-firms').click();
    await page.getByTestId('menu-view-remove').click();
    await expect.poll(() => page.getByTestId('views-firms').textContent()).toContain('Standard');
    await press('Control+z');
    await expect.poll(() => page.getByTestId('views-firms').textContent()).toContain('By cash');
    await press('Control+z', 'Control+z');
    await expect.poll(() => page.getByTestId('views-firms').textContent()).toContain('Standard');
  });
});
