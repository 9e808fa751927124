/**
 * How long an edit takes to be seen, in the real Electron: from the Enter that ends it to the cell itself, and to the result
 * columns once the worker has solved the model anew. Prints median and 95th percentile; asserts nothing about time.
 *
 * "Painted" is the message after the next animation frame: script, style and layout are done, the raster is not counted.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { launchApp } from '../desktop/launch.ts';
import { aLargeWorkbook } from './aLargeWorkbook.ts';

const sizes = [200, 2_000, 10_000] as const;
const edits = 40;
/** The first edits warm the program up and are not counted. */
const warmUp = 5;

test.each(sizes)('edit to repaint with %i firms', async (firms) => {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  const file = join(folder, 'large.firebreak');
  await writeFile(file, encodeWorkbook(aLargeWorkbook(firms)));
  const running = await launchApp({ args: [file] });
  try {
    const { page } = running;
    await page.locator('[data-testid="calculation"][data-stale="false"]:not([data-revision="0"])').waitFor({ timeout: 120_000 });
    const measured = await measure(page);
    expect(measured).toHaveLength(edits);
    const counted = measured.slice(warmUp);
    report(firms, 'edited cell', counted.map(({ cell }) => cell));
    report(firms, 'result columns', counted.map(({ result }) => result));
    report(firms, 'of which engine', counted.map(({ engine }) => engine));
  } finally {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  }
});

interface Measured {
  /** Milliseconds from Enter to the edited cell painted, and to the results painted; time in the engine alone. */
  readonly cell: number;
  readonly result: number;
  readonly engine: number;
}

/** Edits the cash of firms on the screen, one after the other, each when the result of the one before is there. */
async function measure(page: Page): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const row = 5 + (edit % 6);
    await page.locator(`.ag-row[row-index="${row}"] [col-id="cash"]`).click();
    await page.keyboard.type(String(1_000 + edit));
    measured.push(await page.evaluate(commitAndWait));
  }
  return measured;
}

/** Runs in the page: ends the edit, and waits for the cell to be painted and for the result to be current and painted. */
async function commitAndWait(): Promise<Measured> {
  const field = document.activeElement;
  const status = (): HTMLElement | null => document.querySelector('[data-testid="calculation"]');
  const before = status()?.dataset['revision'];
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      });
    });
  // Asked for before the edit: the page starts to compile the model right after its frame, and would go first.
  const firstFrame = painted();
  const start = performance.now();
  field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  const cell = await firstFrame;
  const isCurrent = (): boolean => status()?.dataset['revision'] !== before && status()?.dataset['stale'] === 'false';
  while (!isCurrent()) await painted();
  const result = await painted();
  const engine = Number(/([\d.,]+)\s*(?:ms|毫秒)/.exec(status()?.textContent ?? '')?.[1]?.replaceAll(',', '') ?? Number.NaN);
  return { cell: cell - start, result: result - start, engine };
}

function report(firms: number, what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1).padStart(8);
  process.stdout.write(`${String(firms).padStart(6)} firms  ${what.padEnd(16)} median ${at(0.5)} ms   p95 ${at(0.95)} ms\n`);
}
