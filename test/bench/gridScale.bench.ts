/**
 * How the grids feel with 10,000 firms and 100,000 contracts, in the real Electron: from the key or the event to the page
 * painted again. Prints median, 95th percentile and worst; asserts nothing about time. The results come later from the worker
 * and are not waited for: what counts here is whether the hand is held up.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { launchApp } from '../desktop/launch.ts';
import { aLargeWorkbook } from './aLargeWorkbook.ts';

const firms = 10_000;
const contracts = 100_000;

test('grids of 10,000 firms and 100,000 contracts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  const file = join(folder, 'large.firebreak');
  await writeFile(file, encodeWorkbook(aLargeWorkbook(firms, 1, contracts / firms)));
  const begun = performance.now();
  const running = await launchApp({ args: [file] });
  try {
    const { page } = running;
    await page.locator('.ag-row[row-index="0"] [col-id="name"]').waitFor({ timeout: 120_000 });
    report('start to table seen', [performance.now() - begun]);
    await page.locator('[data-testid="calculation"][data-stale="false"]:not([data-revision="0"])').waitFor({ timeout: 300_000 });
    await firmGrid(page);
    await page.getByTestId('tab-contracts').click();
    await page.locator('.ag-row[row-index="0"] [col-id="to"]').waitFor();
    await contractGrid(page);
  } finally {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  }
});

async function firmGrid(page: Page): Promise<void> {
  await page.locator('.ag-row[row-index="3"] [col-id="cash"]').click();
  report('firms: arrow key', await repeated(page, 40, { key: 'ArrowDown' }));
  report('firms: Shift+PageDown', await repeated(page, 20, { key: 'PageDown', shiftKey: true }));
  report('firms: scroll one page', await scrolled(page, 40));
  await page.keyboard.press('Control+Home');
  report('firms: sort', await sorted(page, 'cash', 6));
  report('firms: select all', await repeated(page, 7, { key: 'a', ctrlKey: true }, { key: 'ArrowDown' }));
  await page.keyboard.press('Control+Home');
  await page.locator('.ag-row[row-index="0"] [col-id="cash"]').click();
  report('firms: type and Enter', await typed(page, 20));
  await page.keyboard.press('Control+Home');
  await page.locator('.ag-row[row-index="0"] [col-id="cash"]').click();
  const pastes: number[] = [];
  const undos: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    pastes.push(await page.evaluate(pasteBlock, { rows: 5_000, columns: 30, round }));
    await settle(page);
    undos.push(...(await repeated(page, 1, { key: 'z', ctrlKey: true })));
    await settle(page);
  }
  report('firms: paste 5,000 × 30', pastes);
  report('firms: undo that paste', undos);
  report('firms: copy everything', await copied(page));
  report('firms: drag over 200 × 40', await dragged(page));
}

async function contractGrid(page: Page): Promise<void> {
  await page.locator('.ag-row[row-index="3"] [col-id="to"]').click();
  report('contracts: arrow key', await repeated(page, 40, { key: 'ArrowDown' }));
  report('contracts: scroll one page', await scrolled(page, 40));
  await page.keyboard.press('Control+Home');
  report('contracts: sort', await sorted(page, 'type', 6));
  report('contracts: select all', await repeated(page, 5, { key: 'a', ctrlKey: true }, { key: 'ArrowDown' }));
  await page.keyboard.press('Control+Home');
  await page.locator('.ag-row[row-index="0"] [col-id="to"]').click();
  const letters: number[] = [];
  const enters: number[] = [];
  for (let time = 0; time < 20; time += 1) {
    for (const letter of `Firm ${5_000 + time}`) letters.push(await page.evaluate(letterAndPaint, letter));
    enters.push(await page.evaluate(pressAndPaint, { key: 'Enter' }));
  }
  report('contracts: letter of a name', letters);
  report('contracts: Enter', enters);
}

interface Key {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly shiftKey?: boolean;
}

/** Presses a key so many times; what is pressed between is not counted. */
async function repeated(page: Page, times: number, key: Key, between?: Key): Promise<readonly number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    found.push(await page.evaluate(pressAndPaint, key));
    if (between !== undefined) await page.evaluate(pressAndPaint, between);
  }
  return found;
}

/** Runs in the page, as all below: the time from the key to the end of the next frame. */
async function pressAndPaint(key: Key): Promise<number> {
  const begun = performance.now();
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
  return performance.now() - begun;
}

/** A letter as the keyboard types it into the cell's field. */
async function letterAndPaint(letter: string): Promise<number> {
  const begun = performance.now();
  document.execCommand('insertText', false, letter);
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
  return performance.now() - begun;
}

function scrolled(page: Page, pages: number): Promise<readonly number[]> {
  return page.evaluate(async (count) => {
    const viewport = document.querySelector('.ag-grid-viewport');
    const found: number[] = [];
    for (let step = 0; step < count && viewport !== null; step += 1) {
      const begun = performance.now();
      viewport.scrollTop += viewport.clientHeight;
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      });
      found.push(performance.now() - begun);
    }
    return found;
  }, pages);
}

async function sorted(page: Page, key: string, times: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    found.push(await page.evaluate(async (column) => {
      const begun = performance.now();
      document.querySelector<HTMLElement>(`.ag-header-cell[col-id="${column}"] .sort-arrow`)?.click();
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      });
      return performance.now() - begun;
    }, key));
  }
  return found;
}

async function typed(page: Page, times: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.type(String(100 + time));
    found.push(await page.evaluate(pressAndPaint, { key: 'Enter' }));
  }
  return found;
}

async function pasteBlock({ rows, columns, round }: { readonly rows: number; readonly columns: number; readonly round: number }): Promise<number> {
  const line = (row: number): string => Array.from({ length: columns }, (_, column) => String(((row + column + round) % 3) + 1)).join('\t');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', Array.from({ length: rows }, (_, row) => line(row)).join('\n'));
  const begun = performance.now();
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
  return performance.now() - begun;
}

async function copied(page: Page): Promise<readonly number[]> {
  await page.keyboard.press('Control+a');
  const found: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    found.push(await page.evaluate(() => {
      const begun = performance.now();
      document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true }));
      return performance.now() - begun;
    }));
    await page.waitForTimeout(200);
  }
  return found;
}

/** Closes what a paste asks, and lets the program come to rest. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  if ((await page.getByTestId('rejected-cells').count()) > 0) await page.keyboard.press('Escape');
  await page.waitForTimeout(1_200);
}

/** Stretches a selection by the mouse, cell by cell. */
async function dragged(page: Page): Promise<readonly number[]> {
  await page.keyboard.press('Control+Home');
  await page.locator('.ag-row[row-index="2"] [col-id="cash"]').hover();
  await page.mouse.down();
  const found: number[] = [];
  for (let move = 0; move < 40; move += 1) {
    found.push(await page.evaluate(async (step) => {
      const row = document.querySelector(`.ag-row[row-index="${2 + (step % 14)}"]`);
      const cells = [...(row?.querySelectorAll('.ag-grid-scrolling-cells .ag-cell') ?? [])];
      const box = cells[step % 4]?.getBoundingClientRect();
      const begun = performance.now();
      window.dispatchEvent(new PointerEvent('pointermove', { clientX: (box?.left ?? 0) + 5, clientY: (box?.top ?? 0) + 5, bubbles: true }));
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(null);
        });
      });
      return performance.now() - begun;
    }, move));
  }
  await page.mouse.up();
  return found;
}

function report(what: string, times: readonly number[]): void {
  const order = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (order[Math.min(order.length - 1, Math.floor(order.length * share))] ?? Number.NaN).toFixed(1).padStart(8);
  process.stdout.write(`${what.padEnd(28)} median ${at(0.5)} ms   p95 ${at(0.95)} ms   worst ${at(1)} ms\n`);
}
