/** Threads that die while something else goes on: a save, an opening, the end of the program, a dialog, a cell that is being typed into. */
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { strike, threadFaults, type ThreadFault } from '../builders/windowFaults.ts';
import { answerOpenDialog, answerQuestions, answerSaveDialog, cell, clickMenu, launchReady, typeIntoCell, windowTitle } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { RunningApp } from '../desktop/launch.ts';
import type { FullCheck } from './check.ts';
import { askEach, calculation, painted, shown } from './struckThreads.ts';

/** Of each moment with each fault; as many in all as of each fault in the check of single threads, about. */
const runs = Math.max(1, Math.round(Number(process.env['FIREBREAK_FAULTS'] ?? 100) / 30));
const mostWait = 5000;
const faults = Object.keys(threadFaults) as ThreadFault[];

/** What one fault is done to: the window, the workbook on its table and the number that this run types. */
interface Moment {
  readonly running: RunningApp;
  readonly book: string;
  readonly fault: ThreadFault;
  readonly cash: number;
}

/** @returns milliseconds until the person was told or had what was asked for; throws where it is not there */
const moments: Readonly<Record<string, (moment: Moment) => Promise<number>>> = {
  'during a save': async ({ running, book, fault, cash }) => {
    const { app, page } = running;
    await type(page, cash);
    await Promise.all([strike(page, 'engineWorker', fault), clickMenu(app, 'file.save')]);
    return until('saved', async () => (await cashOnDisk(book)) === cash && !(await windowTitle(app)).includes('*'));
  },
  'during an opening': async ({ running, book, fault, cash }) => {
    const { app, page } = running;
    const other = book.replace('.firebreak', '-other.firebreak');
    await writeFile(other, encodeWorkbook(aLargeWorkbook(50)));
    await type(page, cash);
    await answerQuestions(app, 'Save');
    await answerOpenDialog(app, other);
    await Promise.all([clickMenu(app, 'file.open'), strike(page, 'engineWorker', fault)]);
    const isOther = async (): Promise<boolean> => /other|50 firms/.test(await windowTitle(app));
    const wait = await until('opened', isOther);
    await usable(page, cash + 1);
    if ((await cashOnDisk(book)) !== cash) throw new Error('the edit that was saved before the opening is not on the disk');
    await answerQuestions(app, 'Don’t Save');
    await answerOpenDialog(app, book);
    await clickMenu(app, 'file.open');
    await until('opened again', async () => !(await isOther()) && (await cell(page, row, 'cash').innerText()) === shownCash(cash));
    return wait;
  },
  'two threads at once': async ({ running, fault, cash }) => {
    const { page } = running;
    await askEach(running, 1 + (cash % 4));
    await shown(page, '[data-testid="whatIfAnswer"]');
    await Promise.all([strike(page, 'engineWorker', fault), strike(page, 'analystWorker', fault)]);
    await page.getByTestId('tab-firms').click();
    const wait = await typedAndTold(page, cash);
    await usable(page, cash + 1);
    await askEach(running, 5 + (cash % 4));
    await shown(page, '[data-testid="whatIfAnswer"], [data-testid="whatIfFailed"]');
    await page.getByTestId('tab-firms').click();
    return wait;
  },
  'three times in a row': async ({ running: { page }, fault, cash }) => {
    let worst = 0;
    for (let time = 0; time < 3; time += 1) {
      await strike(page, 'engineWorker', fault);
      worst = Math.max(worst, await typedAndTold(page, cash + time));
    }
    return worst;
  },
  'while a dialog is open': async ({ running: { app, page }, fault, cash }) => {
    await type(page, cash);
    await clickMenu(app, 'file.exportTable');
    await page.getByTestId('tableExport').waitFor();
    const begun = performance.now();
    await Promise.all([strike(page, 'engineWorker', fault), strike(page, 'tableWriterWorker', fault)]);
    await shown(page, '[data-testid="doExport"]:not(:disabled), [data-testid="toasts"] .toast.error');
    const wait = performance.now() - begun;
    await page.keyboard.press('Escape');
    await page.getByTestId('tableExport').waitFor({ state: 'detached' });
    if ((await cell(page, row, 'cash').innerText()) !== shownCash(cash)) throw new Error('the edit is gone');
    return wait;
  },
  'while a cell is typed into': async ({ running: { page }, fault, cash }) => {
    const [first = '', ...rest] = String(cash);
    await cell(page, row, 'cash').click();
    await page.keyboard.type(first);
    await strike(page, 'engineWorker', fault);
    await painted(page);
    await page.keyboard.type(rest.join(''));
    await page.keyboard.press('Enter');
    const begun = performance.now();
    await painted(page);
    await calculation.told(page);
    if ((await cell(page, row, 'cash').innerText()) !== shownCash(cash)) throw new Error('what was typed is gone');
    return performance.now() - begun;
  },
};

const row = 6;
const shownCash = (cash: number): string => cash.toLocaleString('en-US');

async function type(page: Page, cash: number): Promise<void> {
  await typeIntoCell(page, row, 'cash', String(cash));
  await painted(page);
}

async function typedAndTold(page: Page, cash: number): Promise<number> {
  const begun = performance.now();
  await type(page, cash);
  await calculation.told(page);
  if ((await cell(page, row, 'cash').innerText()) !== shownCash(cash)) throw new Error('the edit is gone');
  return performance.now() - begun;
}

/** An edit is taken and calculated. */
async function usable(page: Page, cash: number): Promise<void> {
  // A thread that was struck while it had nothing to do is found out at the next edit, and replaced at the one after it.
  await typedAndTold(page, cash);
  await type(page, cash + 1);
  await calculation.done(page);
}

async function cashOnDisk(book: string): Promise<unknown> {
  const decoded = decodeWorkbook(await readFile(book, 'utf8'));
  return decoded.ok ? decoded.value.workbook.firms[row]?.cash : null;
}

/** @returns milliseconds until it was so */
async function until(what: string, isSo: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < 30_000) {
    if (await isSo().catch(() => false)) return performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not ${what} within 30 s`);
}

/** The program is closed while all its threads are struck: what was typed is saved, and it ends. */
async function endStruck(book: string, fault: ThreadFault, cash: number): Promise<number> {
  const running = await launchReady({ args: [book] });
  try {
    const { app, page } = running;
    await cell(page, row, 'cash').waitFor();
    await calculation.done(page);
    await type(page, cash);
    await answerQuestions(app, 'Save');
    await answerSaveDialog(app, book);
    const ended = once(app.process(), 'exit');
    await strike(page, 'engineWorker', fault);
    const begun = performance.now();
    await Promise.all([ended, app.evaluate(({ app: program }) => program.quit()).catch(() => undefined)]);
    if ((await cashOnDisk(book)) !== cash) throw new Error('the edit was not saved');
    return performance.now() - begun;
  } finally {
    await running.kill();
  }
}

export const oddMoments: FullCheck = {
  promise: 'P37',
  title: 'threads struck during saves, openings and the end, two at once, three times in a row, behind a dialog, under a cell that is typed into',
  target: `${runs} of each fault at each moment: told or done ≤ ${mostWait / 1000} s, usable, edits intact`,
  run: async ({ folder, say }) => {
    const stop = await setup();
    const bad: string[] = [];
    let worst = 0;
    let count = 0;
    let cash = 1000;
    const tried = async (what: string, act: (cash: number) => Promise<number>): Promise<void> => {
      count += 1;
      cash += 10;
      try {
        const wait = await act(cash);
        worst = Math.max(worst, wait);
        if (wait > mostWait) bad.push(`${what}: ${wait.toFixed(0)} ms`);
      } catch (error) {
        bad.push(`${what}: ${String(error).slice(0, 600)}`);
      }
    };
    try {
      for (const fault of faults) {
        const book = join(folder, `${fault.replace(' ', '-')}.firebreak`);
        await writeFile(book, encodeWorkbook(aLargeWorkbook(60)));
        const running = await launchReady({ args: [book] });
        try {
          await cell(running.page, row, 'cash').waitFor();
          for (const [name, moment] of Object.entries(moments)) {
            const before = bad.length;
            for (let run = 0; run < runs; run += 1) await tried(`${name}, ${fault}`, async (own) => {
              try {
                const wait = await moment({ running, book, fault, cash: own });
                await usable(running.page, own + 5);
                return wait;
              } catch (error) {
                const states = await running.page.locator('[role="status"]:visible, .toast:visible, dialog[open]').allInnerTexts();
                throw new Error(`${String(error)}; shown: ${await windowTitle(running.app)} | ${states.join(' | ').replaceAll('\n', ' ').slice(0, 300)}`, { cause: error });
              }
            });
            say(`${fault}, ${name}: ${count} in all, ${bad.length} bad, slowest ${worst.toFixed(0)} ms${bad.slice(before).map((each) => `\n    ${each}`).join('')}`);
          }
        } finally {
          await running.close();
        }
        await tried(`at the end, ${fault}`, (own) => endStruck(book, fault, own));
      }
    } finally {
      await stop();
    }
    return { kept: bad.length === 0, figure: `${count} faults, ${bad.length} bad, told or done after at most ${worst.toFixed(0)} ms${bad.length === 0 ? '' : `: ${bad.slice(0, 6).join('; ')}`}` };
  },
};
