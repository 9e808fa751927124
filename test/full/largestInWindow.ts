/** The largest workbook as a person has it: opened, edited, scrolled and saved in the window, with the load of the machine beside each figure. */
import { readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sha256Hex } from '../../main/workbooks/atomicWrite.ts';
import { nodeFs } from '../../main/workbooks/fsPort.ts';
import { createJournal } from '../../main/workbooks/journal.ts';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { watchWindow, type WindowWatch } from '../builders/windowWatch.ts';
import { answerOpenDialog, cell, clickMenu, launchReady } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { RunningApp } from '../desktop/launch.ts';
import type { FullCheck } from './check.ts';

/** Firms; a number in the environment makes it smaller. */
const firms = Number(process.env['FIREBREAK_LARGEST_FIRMS'] ?? 100_000);
const perFirm = 10;
const edits = 8;
const limits = { open: 4, save: 4, task: 200, edit: 50, undo: 100, scroll: 50, memory: 1.5, journal: 5 } as const;
const patience = { timeout: 180_000 };

export const largestInWindow: FullCheck = {
  promise: 'P39',
  title: `${firms} firms and ${firms * perFirm} contracts: opened, edited, scrolled and saved in the window`,
  target: `open and save ≤ ${limits.open} s, no task > ${limits.task} ms, edit ≤ ${limits.edit} ms, undo ≤ ${limits.undo} ms, scroll ≥ ${limits.scroll}/s, ≤ ${limits.memory} GB each process, an edit in the journal ≤ ${limits.journal} ms`,
  run: async ({ folder, say }) => {
    if (process.platform !== 'linux') return { notTried: 'reads memory as Linux shows it' };
    const stop = await setup();
    const book = join(folder, 'book.firebreak');
    const workbook = aLargeWorkbook(firms, 1, perFirm);
    const text = encodeWorkbook(workbook, sha256Hex);
    await writeFile(book, text);
    const journal = await journalled(join(folder, 'journal'), { path: book, sha256: sha256Hex(text) });
    const running = await launchReady({ userData: join(folder, 'own') });
    try {
      const told = (what: string): void => say(`${what}; load ${(loadavg()[0] ?? Number.NaN).toFixed(1)}`);
      const watch = await watchWindow(running.app, running.page);
      const open = await opened(running, watch, book);
      told(`shown after ${open.shown.toFixed(1)} s ${tasks(open)}`);
      const calculated = await untilCalculated(running, watch);
      told(`calculated after ${calculated.seconds.toFixed(1)} s more ${tasks(calculated)}`);
      const edit = await edited(running.page);
      const undo = await undone(running.page);
      const held = await watch.longest();
      told(`edit ${edit.map((each) => each.toFixed(0)).join(', ')} ms, undo ${undo.map((each) => each.toFixed(0)).join(', ')} ms ${tasks({ held })}`);
      const frames = await scrolled(running.page);
      await untilCalculated(running, watch);
      told(`scrolled with ${frames.toFixed(0)} frames a second`);
      await watch.longest();
      const save = await saved(running, watch);
      told(`saved in ${save.seconds.toFixed(1)} s ${tasks(save)}`);
      const peaks = watch.peaks();
      const isSame = isAsEdited(workbook, await readFile(book, 'utf8'));
      const longest = Math.max(...[open.held, calculated.held, held, save.held].flatMap(({ page, main }) => [page, main]));
      const kept = isSame && open.shown <= limits.open && save.seconds <= limits.save && longest <= limits.task && median(edit) <= limits.edit
        && median(undo) <= limits.undo && frames >= limits.scroll && journal <= limits.journal && Math.max(peaks.page, peaks.main) <= limits.memory;
      return {
        kept,
        figure: `open ${open.shown.toFixed(1)} s ${tasks(open)}, then calculated ${tasks(calculated)}, edit ${median(edit).toFixed(0)} ms (worst ${Math.max(...edit).toFixed(0)}), undo ${median(undo).toFixed(0)} ms ${tasks({ held })}, `
          + `scroll ${frames.toFixed(0)}/s, save ${save.seconds.toFixed(1)} s ${tasks(save)}, page ${peaks.page.toFixed(2)} GB, main ${peaks.main.toFixed(2)} GB, edit in the journal ${journal.toFixed(1)} ms, `
          + `${isSame ? 'saved as edited' : 'NOT SAVED AS EDITED'}, load ${loadavg().map((each) => each.toFixed(1)).join(' ')}`,
      };
    } finally {
      await running.close();
      await stop();
    }
  },
};

type Held = Awaited<ReturnType<WindowWatch['longest']>>;

function tasks({ held }: { readonly held: Held }): string {
  return `(longest task: page ${held.page.toFixed(0)} ms, main ${held.main.toFixed(0)} ms)`;
}

async function opened({ app, page }: RunningApp, watch: WindowWatch, book: string): Promise<{ readonly shown: number; readonly held: Held }> {
  await answerOpenDialog(app, book);
  await watch.longest();
  const begun = performance.now();
  await clickMenu(app, 'file.open');
  await cell(page, 0, 'cash').waitFor(patience);
  const shown = (performance.now() - begun) / 1000;
  return { shown, held: await watch.longest() };
}

async function untilCalculated({ page }: RunningApp, watch: WindowWatch): Promise<{ readonly seconds: number; readonly held: Held }> {
  const begun = performance.now();
  await page.locator('[data-testid="calculation"][data-stale="false"]:not([data-revision="0"])').waitFor(patience);
  const seconds = (performance.now() - begun) / 1000;
  // What follows from a result comes with it or in the moment after.
  await page.waitForTimeout(1_500);
  return { seconds, held: await watch.longest() };
}

/** From Enter to the cell painted, while the calculation of the edit before is under way, as when a person types on. */
async function edited(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < edits; index += 1) {
    await cell(page, editedRow(index), 'cash').click();
    await page.keyboard.type(String(editedCash(index)));
    await watchNextPaint(page, { row: editedRow(index), text: editedCash(index).toLocaleString('en-US') });
    await page.keyboard.press('Enter');
    times.push(await paintedAfter(page));
  }
  return times;
}

async function undone(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = edits - 1; index >= edits / 2; index -= 1) {
    const before = await cell(page, editedRow(index), 'cash').textContent();
    await watchNextPaint(page, { row: editedRow(index), not: before ?? '' });
    await page.keyboard.press('Control+Z');
    times.push(await paintedAfter(page));
  }
  return times;
}

function editedRow(index: number): number {
  return 2 + index;
}

function editedCash(index: number): number {
  return 70_001 + index;
}

interface WantedCell {
  readonly row: number;
  readonly text?: string;
  readonly not?: string;
}

/** Measures in the page: a test asks over a pipe, which takes longer than the edit. */
async function watchNextPaint(page: Page, wanted: WantedCell): Promise<void> {
  await page.evaluate(({ row, text, not }) => {
    const says = (): string => document.querySelector(`.ag-row[row-index="${row}"] [col-id="cash"]`)?.textContent?.trim() ?? '';
    (window as { nextPaint?: Promise<number> }).nextPaint = new Promise((resolve) => {
      addEventListener('keydown', (event) => {
        const look = (): void => {
          const isThere = text === undefined ? says() !== not?.trim() : says() === text;
          if (!isThere) {
            requestAnimationFrame(look);
            return;
          }
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - event.timeStamp);
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    });
  }, wanted);
}

function paintedAfter(page: Page): Promise<number> {
  return page.evaluate(() => (window as { nextPaint?: Promise<number> }).nextPaint ?? Number.NaN);
}

/** Frames a second while the wheel turns. */
async function scrolled(page: Page): Promise<number> {
  const counting = page.evaluate(() => new Promise<number>((resolve) => {
    const begun = performance.now();
    let count = 0;
    const frame = (): void => {
      const past = performance.now() - begun;
      if (past >= 3_000) {
        resolve((count * 1000) / past);
        return;
      }
      count += 1;
      document.querySelector('.ag-body-viewport')?.scrollBy(0, 120);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }));
  return counting;
}

async function saved({ app, page }: RunningApp, watch: WindowWatch): Promise<{ readonly seconds: number; readonly held: Held }> {
  const begun = performance.now();
  await clickMenu(app, 'file.save');
  await page.waitForFunction(() => !document.title.includes('*'), undefined, patience);
  return { seconds: (performance.now() - begun) / 1000, held: await watch.longest() };
}

/** Time for an edit to be on the disk once the page has sent it and its turn has come; half of many take less. */
async function journalled(folder: string, file: { readonly path: string; readonly sha256: string }): Promise<number> {
  const journal = createJournal({
    port: nodeFs, folder, pid: process.pid, started: null, changed: () => undefined, wantSnapshot: () => undefined,
    // Each edit is put on the disk when this asks for it, not within its quarter of a second.
    clock: { now: Date.now, after: () => () => undefined },
  });
  await journal.begin({ serial: 1, name: 'book', file, text: null, carried: 0 });
  const patch = JSON.stringify([{ op: 'cell', table: 'firms', id: 'f1', key: 'cash', from: 1, to: 2 }]);
  const times: number[] = [];
  for (let edit = 0; edit < 100; edit += 1) {
    const begun = performance.now();
    journal.append(1, [patch]);
    await journal.flush();
    // With the first one goes a copy of the file.
    if (edit > 0) times.push(performance.now() - begun);
  }
  await journal.end();
  if (journal.state().state !== 'ok') throw new Error('The journal could not be written');
  return median(times);
}

/** Whether the file reads, checksum and all, as what was opened with the edits that were not taken back. */
function isAsEdited(before: Workbook, text: string): boolean {
  const decoded = decodeWorkbook(text, sha256Hex);
  if (!decoded.ok || decoded.value.warnings.length > 0) return false;
  const kept = new Map(Array.from({ length: edits / 2 }, (_, index) => [editedRow(index), editedCash(index)]));
  const wanted: Workbook = { ...before, firms: before.firms.map((firm, row) => (kept.has(row) ? { ...firm, cash: kept.get(row) ?? null } : firm)) };
  // The file also holds the log of these changes.
  return encodeWorkbook({ ...decoded.value.workbook, extra: {} }, sha256Hex) === encodeWorkbook(wanted, sha256Hex);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
