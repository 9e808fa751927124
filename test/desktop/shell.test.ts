import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp } from './launch.ts';

let running: RunningApp;
let page: Page;

/** The window on the real sample; the tests below follow one another as a person would go on working. */
beforeAll(async () => {
  running = await launchApp();
  page = running.page;
  await page.getByTestId('startSample').click();
  await page.getByTestId('failures').waitFor();
});
afterAll(() => running.close());

async function waitForText(testId: string, text: string | RegExp): Promise<void> {
  await expect.poll(() => page.getByTestId(testId).textContent()).toMatch(text);
}

test('Base takes no shocks and invites to a scenario of one’s own', async () => {
  await page.getByTestId('tab-scenario').click();
  expect(await page.getByTestId('addShock-rent').count()).toBe(0);
  await page.getByTestId('createScenario').click();
  await page.getByTestId('addShock-rent').click();
  await expect.poll(() => page.getByTestId('depth-rent-1').inputValue()).toBe('-30%');
});

test('every step of a slider recalculates and redraws the path, and the whole drag is one undo', async () => {
  const slider = page.getByTestId('depthSlider-rent-1');
  const box = await slider.boundingBox();
  if (box === null) throw new Error('the slider is not on the page');
  const y = box.y + box.height / 2;
  const revisions = new Set<string | null>();
  const paths = new Set<string | null>();
  await page.mouse.move(box.x + box.width * 0.35, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) {
    const before = await page.getByTestId('calculation').getAttribute('data-revision');
    await page.mouse.move(box.x + box.width * (0.35 - 0.03 * step), y);
    await expect.poll(() => page.getByTestId('calculation').getAttribute('data-revision')).not.toBe(before);
    revisions.add(await page.getByTestId('calculation').getAttribute('data-revision'));
    paths.add(await page.getByTestId('path-rent').locator('.pathLine').getAttribute('d'));
  }
  await page.mouse.up();
  expect(revisions.size).toBe(8);
  expect(paths.size).toBe(8);
  const dragged = await page.getByTestId('depth-rent-1').inputValue();
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('depth-rent-1').inputValue()).toBe('-30%');
  await page.keyboard.press('Control+y');
  await expect.poll(() => page.getByTestId('depth-rent-1').inputValue()).toBe(dragged);
});

test('refused text stays in its field with the reason, and Esc brings back what was there', async () => {
  const start = page.getByTestId('start-rent-1');
  await start.fill('soon');
  await start.press('Enter');
  expect(await start.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByRole('alert').textContent()).toContain('“soon” is not a number');
  await start.press('Escape');
  await expect.poll(() => start.inputValue()).toBe('1');
});

test('a market input edited in a scenario is an override with a way back to Base', async () => {
  await page.getByTestId('tab-market').click();
  const rent = page.getByTestId('market-spotRent');
  const base = await rent.inputValue();
  await rent.fill('1.5');
  await rent.press('Enter');
  await page.getByTestId('tab-scenario').click();
  await waitForText('overrides', /Spot rent/);
  await page.getByTestId('overrides').getByRole('button', { name: /Clear the override/ }).click();
  await page.getByTestId('tab-market').click();
  await expect.poll(() => rent.inputValue()).toBe(base);
});

test('a forced failure takes the firm down in its quarter, and the slider over time shows it', async () => {
  await page.getByTestId('tab-scenario').click();
  await page.getByTestId('failureFirm').selectOption({ label: 'Microsoft' });
  await page.getByTestId('addFailure').click();
  await page.getByTestId('quarter').focus();
  await page.keyboard.press('Home');
  await waitForText('failuresByNow', /^0 of/);
  await page.keyboard.press('ArrowRight');
  await waitForText('failuresByNow', /^[1-9]\d* of/);
});

test('a scenario cannot be renamed to Base; the dialog says why and keeps the focus', async () => {
  await page.getByTestId('scenarioActions').click();
  await page.getByTestId('menu-scenario-rename').click();
  await page.getByTestId('scenarioName').fill('Base');
  await page.keyboard.press('Enter');
  expect(await page.getByTestId('renameScenario').getByRole('alert').textContent()).toContain('Base');
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByTestId('renameScenario').count()).toBe(0);
});

test('the language changes on the spot and keeps everything that was edited', async () => {
  const depth = await page.getByTestId('depth-rent-1').inputValue();
  await page.getByTestId('more').click();
  await page.getByTestId('menu-language-zhHant').click();
  await waitForText('tab-scenario', '情境');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant-TW');
  expect(await page.getByTestId('depth-rent-1').inputValue()).toBe(depth);
  await waitForText('saveState', '尚未儲存');
});

test('the theme can be chosen against the system’s', async () => {
  for (const theme of ['dark', 'light'] as const) {
    await page.getByTestId('more').click();
    await page.getByTestId(`menu-theme-${theme}`).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
  }
});
