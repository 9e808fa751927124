import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { exhaust, threadFaults } from '../builders/windowFaults.ts';
import { answerQuestions, answerSaveDialog, cell, clickMenu, launchReady, questions, typeIntoCell, windowTitle } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { RunningApp } from '../desktop/launch.ts';
import type { FullCheck } from './check.ts';
import { editedRow, type Fault, type StruckThread, struckThreads } from './struckThreads.ts';

/** Of each kind, over all threads; a number in the environment makes it shorter. */
const runs = Number(process.env['FIREBREAK_FAULTS'] ?? 100);
/** Milliseconds until the person is told, or the work is done after all. */
const mostWait = 5000;
const faults: readonly Fault[] = [...(Object.keys(threadFaults) as (keyof typeof threadFaults)[]), 'out of memory'];
const unsaved = '4,567';

interface Tally {
  count: number;
  worst: number;
  readonly bad: string[];
}

export const deadThreads: FullCheck = {
  promise: 'P37',
  title: 'the threads of calculation, analysis, tables, reports and foreign files killed, made to throw, to loop for ever, to talk nonsense, to take all memory (FIREBREAK_FAULTS of each)',
  target: `${runs} of each fault: said or mended ≤ ${mostWait / 1000} s, usable, edits intact`,
  run: async ({ folder, say }) => {
    const stop = await setup();
    const book = join(folder, 'book.firebreak');
    await writeFile(book, encodeWorkbook(aLargeWorkbook(60)));
    const tally: Tally = { count: 0, worst: 0, bad: [] };
    try {
      const running = await launchReady({ args: [book] });
      try {
        await begin(running);
        for (const fault of faults) {
          for (const thread of struckThreads) {
            const own: Tally = { count: 0, worst: 0, bad: [] };
            await strikeOften(running, thread, fault, folder, own);
            tally.count += own.count;
            tally.worst = Math.max(tally.worst, own.worst);
            tally.bad.push(...own.bad);
            if (own.count > 0) say(`${fault}, ${thread.name}: ${own.count}, ${own.bad.length} bad, slowest ${own.worst.toFixed(0)} ms${own.bad.map((each) => `\n    ${each}`).join('')}`);
          }
        }
      } finally {
        await running.close();
      }
      // One of each thread of the page at least.
      const windows = Math.max(4, Math.round(runs / 10));
      for (let run = 0; run < windows; run += 1) await exhaustWindow(folder, run, tally);
      say(`out of memory in the window: ${windows}; ${tally.bad.length} bad in all`);
    } finally {
      await stop();
    }
    const first = tally.bad.length === 0 ? '' : `: ${tally.bad.slice(0, 6).join('; ')}`;
    return { kept: tally.bad.length === 0, figure: `${tally.count} faults, ${tally.bad.length} bad, told or mended after at most ${tally.worst.toFixed(0)} ms${first}` };
  },
};

async function begin({ page }: RunningApp): Promise<void> {
  await cell(page, editedRow, 'cash').waitFor();
  await typeIntoCell(page, editedRow, 'cash', unsaved);
  await page.locator('[data-testid="calculation"][data-state="idle"][data-stale="false"]:not([data-revision="0"])').waitFor();
}

async function strikeOften(running: RunningApp, thread: StruckThread, fault: Fault, folder: string, tally: Tally): Promise<void> {
  const share = fault === 'out of memory' ? thread.share.memory : thread.share.faults;
  const count = share === 0 ? 0 : Math.max(1, Math.round((runs * share) / 10));
  for (let run = 0; run < count; run += 1) {
    const what = `${thread.name}, ${fault}`;
    try {
      const wait = await oneFault(running, thread, fault, folder, run);
      tally.worst = Math.max(tally.worst, wait);
      if (wait > mostWait) tally.bad.push(`${what}: ${wait.toFixed(0)} ms`);
      if (!(await isIntact(running))) tally.bad.push(`${what}: the edit is gone`);
    } catch (error) {
      tally.bad.push(`${what}: ${String(error).slice(0, 500)}`);
      await thread.leave(running).catch(() => undefined);
    }
    tally.count += 1;
  }
}

/** @returns how long it took until the work was there or the window said what is wrong; then it must work again */
async function oneFault(running: RunningApp, thread: StruckThread, fault: Fault, folder: string, run: number): Promise<number> {
  const { page } = running;
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-testid="toasts"] button')) button.click();
  });
  await at('prepared', page, () => thread.prepare(running, folder, run));
  await at('struck', page, () => thread.strike(running, fault));
  const begun = performance.now();
  await at('asked', page, () => thread.ask(running, run));
  await at('told', page, () => thread.told(page));
  const wait = performance.now() - begun;
  await at('asked again', page, () => thread.askAgain(running, folder, run));
  await at('done', page, () => thread.done(page));
  await at('left', page, () => thread.leave(running));
  return wait;
}

/** Says of an error at which step it came, and what the window showed. */
async function at(step: string, page: Page, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const states = await page.locator('[role="status"]:visible, [role="alert"]:visible, .toast:visible, dialog[open]').allInnerTexts().catch(() => ['nothing']);
    throw new Error(`not ${step}: ${String(error).split('\n')[0] ?? ''}; shown: ${states.map((text) => text.slice(0, 80)).join(' | ').replaceAll('\n', ' ')}`, { cause: error });
  }
}

async function isIntact({ app, page }: RunningApp): Promise<boolean> {
  return (await cell(page, editedRow, 'cash').innerText()) === unsaved && (await windowTitle(app)).includes('*');
}

/**
 * The browser ends a window whose thread takes all memory, since it knows no limit for one: the program asks, starts the window again,
 * and offers what was not saved, which is then on the table, calculated, and can be saved.
 */
async function exhaustWindow(folder: string, run: number, tally: Tally): Promise<void> {
  const book = join(folder, `exhausted-${run}.firebreak`);
  await writeFile(book, encodeWorkbook(aLargeWorkbook(60)));
  const running = await launchReady({ args: [book] });
  const { app, page } = running;
  const thread = struckThreads.filter(({ pageThread }) => pageThread !== null)[run % 4];
  const what = `window without memory, ${thread?.name ?? ''}`;
  tally.count += 1;
  try {
    await begin(running);
    await thread?.prepare(running, folder, run);
    await answerQuestions(app, 'Start Again');
    await app.evaluate(({ BrowserWindow, dialog }) => {
      const scope = globalThis as { goneAt?: number; askedAt?: number };
      BrowserWindow.getAllWindows()[0]?.webContents.once('render-process-gone', () => (scope.goneAt = performance.now()));
      const answer = dialog.showMessageBox as (...args: unknown[]) => Promise<Electron.MessageBoxReturnValue>;
      dialog.showMessageBox = (...args: unknown[]) => {
        scope.askedAt = performance.now();
        return answer(...args);
      };
    });
    // What was typed is main's within a quiet second.
    await page.waitForTimeout(1200);
    if (exhaust(page, thread?.pageThread ?? 'engineWorker') === 0) throw new Error('there is no such thread');
    const wait = await untilAnswered(() => app.evaluate(() => {
      const { goneAt, askedAt } = globalThis as { goneAt?: number; askedAt?: number };
      return goneAt === undefined || askedAt === undefined ? null : askedAt - goneAt;
    }));
    tally.worst = Math.max(tally.worst, wait ?? Infinity);
    if (wait === null || wait > mostWait) tally.bad.push(`${what}: asked after ${String(wait)} ms`);
    const asked = await questions(app);
    if (asked.join() !== 'The window stopped working. [Start Again|Quit]') tally.bad.push(`${what}: asked ${asked.join()}`);
    await untilAnswered(() => inPage(running, `(() => { const keep = document.querySelector('[data-testid="keepWork"]'); keep?.click(); return keep === null ? '' : 'kept'; })()`));
    const back = await untilAnswered(() => inPage(running, `document.querySelector('.ag-row[row-index="${editedRow}"] [col-id="cash"]')?.textContent ?? ''`).then((text) => (text === unsaved ? text : null)));
    if (back !== unsaved) tally.bad.push(`${what}: ${String(back)} instead of the edit`);
    const calculated = await untilAnswered(() => inPage(running, `document.querySelector('[data-testid="calculation"][data-state="idle"][data-stale="false"]:not([data-revision="0"])') === null ? '' : 'calculated'`));
    if (calculated === null) tally.bad.push(`${what}: not calculated again`);
    await answerSaveDialog(app, book);
    await clickMenu(app, 'file.save');
    const saved = await untilAnswered(async () => {
      const read = decodeWorkbook(await readFile(book, 'utf8'));
      return read.ok && read.value.workbook.firms[editedRow]?.cash === Number(unsaved.replace(',', '')) ? 'saved' : null;
    });
    if (saved === null) tally.bad.push(`${what}: the edit could not be saved`);
  } catch (error) {
    tally.bad.push(`${what}: ${String(error).slice(0, 200)}`);
  } finally {
    await running.kill();
  }
}

/** Asks until there is an answer. @returns null when there was none for a minute */
async function untilAnswered<Answer>(ask: () => Promise<Answer | null>): Promise<Answer | null> {
  for (let tried = 0; tried < 600; tried += 1) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}

/** By way of main: a page that crashed once cannot be asked by itself any more. */
function inPage({ app }: RunningApp, code: string): Promise<string | null> {
  return app.evaluate(async ({ BrowserWindow }, asked): Promise<string | null> => {
    const answer: unknown = await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked);
    return typeof answer === 'string' && answer !== '' ? answer : null;
  }, code);
}
