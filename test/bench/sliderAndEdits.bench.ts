/**
 * What is felt at the window while it works: recalculations a second while a shock's depth is dragged, and how long an edit takes
 * to its result while a long analysis runs beside it. In the real Electron, by the pointer and the keyboard. Prints figures beside
 * the machine's load; asserts nothing about time.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { emptyWorkbook } from '../../shared/document/document.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { cell, launchReady } from '../desktop/appControl.ts';
import type { RunningApp } from '../desktop/launch.ts';
import { noChoices } from '../../shared/document/savedChart.ts';
import { standardWorkbook } from './standardWorkbook.ts';

let folder = '';
const files: Record<string, string> = { sample: inProject('samples', 'ai-chain-2025.firebreak') };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  const { market: chain, ...chainRows } = standardWorkbook(100);
  const chosen = chainRows.firms.slice(0, 8).map(({ id }) => id);
  files['2,000 points'] = join(folder, 'points.firebreak');
  await writeFile(files['2,000 points'], encodeWorkbook({
    ...emptyWorkbook('2,000 points'), ...chainRows, market: { ...chain, id: 'market', quarters: 80 },
    scenarios: [{ ...baseScenario, id: 's1', name: 'Perfect storm', drivers: { rent: [{ start: 2, depth: -0.5, ramp: 3 }] } }],
    // 81 places each: 2 x 8 bars, 8 lines and 3.
    charts: ['debtLiquidity', 'cash', 'prices'].map((chart) => ({ id: chart, chart, name: '', ...noChoices, firms: chosen })),
  }));
  for (const firms of [100, 1_000]) {
    const file = join(folder, `${firms}.firebreak`);
    const fifty = { input: 'market.fireSaleImpact', from: '0', to: '1', steps: '50', input2: 'firm:f000001.cash', from2: '1', to2: '50', steps2: '50' };
    const analyses = [{ id: 'grid', name: 'Table', kind: 'grid', scenario: 's1', parameters: fifty }, { id: 'each', name: 'Each', kind: 'each', scenario: 's1', parameters: {} }];
    const storm = { ...baseScenario, id: 's1', name: 'Perfect storm', drivers: { rent: [{ start: 2, depth: -0.5, ramp: 3 }] } };
    const { market, ...rows } = standardWorkbook(firms);
    await writeFile(file, encodeWorkbook({ ...emptyWorkbook(`${firms} firms`), ...rows, market: { ...market, id: 'market' }, scenarios: [storm], analyses }));
    files[`${firms} firms`] = file;
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function withProgram(file: string, work: (running: RunningApp) => Promise<void>): Promise<void> {
  const running = await launchReady({ args: [file] });
  try {
    await running.page.locator('[data-testid="calculation"][data-stale="false"]:not([data-revision="0"])').waitFor({ timeout: 60_000 });
    await running.page.getByTestId('scenarioPicker').selectOption({ label: 'Perfect storm' });
    await work(running);
  } finally {
    await running.close();
  }
}

const say = (text: string) => process.stdout.write(`${text}   (load ${loadavg()[0]!.toFixed(1)})\n`);

/** Drags the slider back and forth for about four seconds, as fast as the page takes it. The longest frame holds the redraw of all charts: those of the last case have 2,187 points. */
test.each(['sample', '100 firms', '1000 firms', '2,000 points'])('a shock dragged: %s', (name) => withProgram(files[name]!, async ({ page }) => {
  await page.getByTestId('tab-scenario').click();
  const slider = page.getByTestId('depthSlider-rent-1');
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  await page.waitForTimeout(2000);
  await page.evaluate(watchRevisions);
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2);
  await page.mouse.down();
  const begun = performance.now();
  let moves = 0;
  for (; performance.now() - begun < 4000; moves += 1) await page.mouse.move(box.x + box.width * (0.05 + 0.4 * Math.abs(Math.sin(moves / 25))), box.y + box.height / 2);
  const seconds = (performance.now() - begun) / 1000;
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: { shown: number; frames: number; longest: number } }).seen);
  await page.mouse.up();
  say(`${name.padEnd(10)} drag: ${(seen.shown / seconds).toFixed(1)} recalculations shown a second, ${(moves / seconds).toFixed(0)} moves and ${(seen.frames / seconds).toFixed(0)} frames a second, longest frame ${seen.longest.toFixed(0)} ms`);
  expect(seen.shown).toBeGreaterThan(0);
}));

/** Runs in the page: counts results that were painted, frames, and the longest pause between two. */
function watchRevisions(): void {
  const seen = { shown: 0, frames: 0, longest: 0 };
  (globalThis as unknown as { seen: typeof seen }).seen = seen;
  let last = '';
  let before = performance.now();
  const look = (): void => {
    const { dataset } = document.querySelector<HTMLElement>('[data-testid="calculation"]')!;
    const now = performance.now();
    seen.frames += 1;
    seen.longest = Math.max(seen.longest, now - before);
    before = now;
    if (dataset['revision'] !== last) {
      last = dataset['revision'] ?? '';
      seen.shown += 1;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** What is begun in the window before each edit; it runs in its own thread, and an edit ends it. */
const analyses: readonly (readonly [name: string, begin: (page: Page) => Promise<void>])[] = [
  ['nothing', async () => undefined],
  ['a table of 50 x 50', (page) => beginSaved(page, 'grid')],
  ['each firm in turn', (page) => beginSaved(page, 'each')],
  ['headroom', async (page) => {
    await page.getByTestId('tab-review').click();
    await page.getByTestId('review-headroom').click();
    await page.locator('[data-testid="taskNotice"][data-state="running"]').waitFor();
  }],
];

async function beginSaved(page: Page, id: string): Promise<void> {
  await page.getByTestId('tab-whatIf').click();
  if ((await page.getByTestId('whatIfProgress').count()) === 0) await page.getByTestId(`saved-${id}`).click();
  await page.locator('[data-testid="whatIfProgress"] progress[value]').waitFor();
}

const edits = 25;

test('an edit beside a long analysis: 100 firms', () => withProgram(files['100 firms']!, async ({ page }) => {
  await page.getByTestId('tab-firms').click();
  await cell(page, 3, 'cash').click();
  await page.keyboard.press('Control+i');
  for (const [name, begin] of analyses) {
    const times: number[] = [];
    for (let edit = 0; edit < edits; edit += 1) {
      await begin(page);
      const field = page.getByTestId('inspect-cash');
      await field.fill(String(100 + edit));
      times.push(await page.evaluate(commitAndWait));
    }
    const sorted = times.slice(3).toSorted((a, b) => a - b);
    say(`edit to results painted, beside ${name.padEnd(22)} median ${sorted[Math.floor(sorted.length / 2)]!.toFixed(0).padStart(4)} ms, p90 ${sorted[Math.floor(sorted.length * 0.9)]!.toFixed(0).padStart(4)} ms`);
    expect(sorted.length).toBeGreaterThan(0);
  }
}));

test('a table of 50 x 50, each firm in turn, headroom with cures: 100 firms', () => withProgram(files['100 firms']!, async ({ page }) => {
  for (const id of ['grid', 'each']) {
    await page.getByTestId('tab-whatIf').click();
    const begun = performance.now();
    await page.getByTestId(`saved-${id}`).click();
    await page.locator(`[data-testid="whatIfAnswer"][data-kind="${id}"][data-outdated="false"]`).waitFor({ timeout: 120_000 });
    say(`${id}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  const begun = performance.now();
  await page.getByTestId('tab-review').click();
  await page.getByTestId('headroomTable').waitFor({ timeout: 120_000 });
  say(`the ladder of covenants: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  await page.locator('[data-testid="headroomTable"][data-cures-stale="false"] .cure').first().waitFor({ timeout: 120_000 });
  say(`their cures: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}));

/** Runs in the page: ends the edit of the focused field; milliseconds until its result is there and painted. */
async function commitAndWait(): Promise<number> {
  const status = () => document.querySelector<HTMLElement>('[data-testid="calculation"]')!.dataset;
  const painted = () => new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });
  const before = status()['revision'];
  const begun = performance.now();
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  while (status()['revision'] === before || status()['stale'] !== 'false') await painted();
  await painted();
  return performance.now() - begun;
}
