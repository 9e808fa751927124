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

beforeEach(async () => {
  if (await page.getByTestId('closeFind').isVisible()) await page.getByTestId('closeFind').click();
  await page.getByTestId('tab-firms').click();
  for (let step = 0; step < 50 && (await page.getByTestId('undo').isEnabled()); step += 1) await page.getByTestId('undo').click();
});

const text = async (row: number, key: string): Promise<string> => ((await cell(page, row, key).textContent()) ?? '').trim();
const until = (row: number, key: string, wanted: string): Promise<void> => expect.poll(() => text(row, key)).toBe(wanted);
const press = (...keys: readonly string[]): Promise<void> => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const hits = (): Promise<string | null> => page.getByTestId('findHits').textContent();
const untilHits = (wanted: string | RegExp): Promise<void> => expect.poll(hits).toMatch(wanted);
const cursorAt = (): Promise<string> => page.locator('.ag-cell.is-cursor').first().evaluate((element) => `${element.closest('.ag-row')?.getAttribute('row-index')} ${element.getAttribute('col-id')}`);
const focusIsInTheSheet = (): Promise<unknown> => page.waitForFunction(() => document.activeElement?.matches('.cell-field') === true);

describe('find', () => {
  test('takes the very next key, and no cell does', async () => {
    const before = await text(2, 'cash');
    await cell(page, 2, 'cash').click();
    // In one go, as fast as a person who knows the keys can ever be.
    const focused = await page.evaluate(async () => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true }));
      // The page is drawn in a microtask; no frame and no other event has its turn before.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      return document.activeElement?.getAttribute('data-testid');
    });
    expect(focused).toBe('findText');
    await press('Escape', 'Control+f');
    await page.keyboard.type('12');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-testid="findText"]')?.value === '12');
    expect(await text(2, 'cash')).toBe(before);
  });

  test('counts the hits of all rows, goes on and back, and Esc leads back to where it began', async () => {
    await cell(page, 1, 'revenue').click();
    await press('Control+f');
    await page.keyboard.type('neocloud');
    await untilHits(/^1 of [2-9]/);
    await press('Escape');
    await focusIsInTheSheet();
    await expect.poll(cursorAt).toBe('1 revenue');
    await press('Control+f', 'Enter');
    await untilHits(/^[1-9]/);
    const first = await cursorAt();
    await press('F3');
    await expect.poll(cursorAt).not.toBe(first);
    await press('Shift+F3');
    await expect.poll(cursorAt).toBe(first);
    // Having gone on to a hit on purpose, the person stays there.
    await press('Escape');
    await focusIsInTheSheet();
    expect(await cursorAt()).toBe(first);
    await press('F3');
    await expect.poll(cursorAt).not.toBe(first);
  });

  test('finds rows that are out of sight, in contracts too, and keeps to the column when asked', async () => {
    await page.getByTestId('tab-contracts').click();
    await cell(page, 0, 'from').click();
    await press('Control+f');
    await page.keyboard.type('nvidia');
    await untilHits(/ of /);
    const all = Number(/of (\d+)/.exec((await hits()) ?? '')?.[1]);
    await page.getByTestId('findScope').selectOption('column');
    await expect.poll(async () => Number(/of (\d+)/.exec((await hits()) ?? '')?.[1])).toBeLessThan(all);
    await page.getByTestId('findText').focus();
    await press('Shift+Enter');
    await untilHits(/^(\d+) of \1$/);
    expect(await cursorAt()).toMatch(/ from$/);
    expect(Number((await cursorAt()).split(' ')[0])).toBeGreaterThan(20);
  });

  test('tells capitals and whole cells apart when asked', async () => {
    await press('Control+f');
    await page.getByTestId('findText').fill('OpenA');
    await untilHits(/of/);
    await page.getByTestId('wholeCell').click();
    await untilHits('No hit');
    await page.getByTestId('wholeCell').click();
    await page.getByTestId('findText').fill('openai');
    await untilHits(/of/);
    await page.getByTestId('matchCase').click();
    await untilHits('No hit');
    await page.getByTestId('matchCase').click();
  });
});

describe('replace', () => {
  test('previews every cell, says which are refused and why, and is one step of undo', async () => {
    const before = await text(2, 'cash');
    await cell(page, 2, 'cash').click();
    await page.keyboard.type('777');
    await press('Enter');
    await until(2, 'cash', '777');
    await press('Control+h');
    await page.getByTestId('findText').fill('777');
    await page.getByTestId('replaceText').fill('888');
    await untilHits(/of/);
    await page.getByTestId('replaceAll').click();
    const preview = page.getByTestId('replacePreview');
    expect(await preview.getByTestId('replaceChanges').textContent()).toContain('888');
    await page.getByTestId('confirmReplace').click();
    await until(2, 'cash', '888');
    await page.getByTestId('findText').fill('888');
    await page.getByTestId('replaceText').fill('many');
    await untilHits(/of/);
    await page.getByTestId('replaceAll').click();
    expect(await preview.getByTestId('replaceRefused').textContent()).toContain('many');
    expect(await preview.getByTestId('confirmReplace').count()).toBe(0);
    await press('Escape');
    await page.waitForFunction(() => document.activeElement?.closest('.findBar') !== null);
    await press('Escape');
    await focusIsInTheSheet();
    await press('Control+z');
    await until(2, 'cash', '777');
    await press('Control+z');
    await until(2, 'cash', before);
  });

  test('keeps to the selection', async () => {
    await cell(page, 0, 'kind').click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+h');
    await page.getByTestId('findText').fill('e');
    expect(await page.getByTestId('findScope').inputValue()).toBe('selection');
    const count = async (): Promise<number> => Number(/\d+$/.exec((await hits()) ?? '')?.[0] ?? 0);
    await expect.poll(count).toBeLessThanOrEqual(3);
    await page.getByTestId('findScope').selectOption('sheet');
    await expect.poll(count).toBeGreaterThan(3);
  });
});

test('Ctrl+G goes to a firm from any sheet', async () => {
  await page.getByTestId('tab-market').click();
  await press('Control+g');
  await page.keyboard.type('corew');
  await press('Enter');
  await focusIsInTheSheet();
  expect(await page.locator('.ag-cell.is-cursor').first().evaluate((element) => element.closest('.ag-root')?.querySelector(`.ag-row[row-index="${element.closest('.ag-row')?.getAttribute('row-index')}"] [col-id="name"]`)?.textContent)).toContain('CoreWeave');
  await clickMenu(running.app, 'view.firms');
});
