/** The largest workbook after a crash, changed outside, and damaged: offered, compared, kept, salvaged, without holding up the hand. */
import { readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '../../main/workbooks/atomicWrite.ts';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { watchWindow, type WindowWatch } from '../builders/windowWatch.ts';
import { answerOpenDialog, cell, clickMenu, launchReady, typeIntoCell } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { RunningApp } from '../desktop/launch.ts';
import type { FullCheck } from './check.ts';

/** Firms; a number in the environment makes it smaller. */
const firms = Number(process.env['FIREBREAK_LARGEST_FIRMS'] ?? 100_000);
const perFirm = 10;
const mostTask = 200;
const mostMemory = 1.5;
const patience = { timeout: 180_000 };

export const largestRecovered: FullCheck = {
  promise: 'P39',
  title: `${firms} firms and ${firms * perFirm} contracts: compared and kept after a crash, compared once changed outside, salvaged once damaged`,
  target: `no task > ${mostTask} ms, ≤ ${mostMemory} GB each process`,
  run: async ({ folder, say }) => {
    if (process.platform !== 'linux') return { notTried: 'reads memory as Linux shows it' };
    const stop = await setup();
    const book = join(folder, 'book.firebreak');
    const workbook = aLargeWorkbook(firms, 1, perFirm);
    const text = encodeWorkbook(workbook, sha256Hex);
    await writeFile(book, text);
    const userData = join(folder, 'own');
    const figures: string[] = [];
    let worst = 0;
    let memory = 0;
    const step = async (what: string, watch: WindowWatch, act: () => Promise<unknown>): Promise<void> => {
      await watch.longest();
      const begun = performance.now();
      await act();
      const seconds = (performance.now() - begun) / 1000;
      const { page, main } = await watch.longest();
      const peaks = watch.peaks();
      worst = Math.max(worst, page, main);
      memory = Math.max(memory, peaks.page, peaks.main);
      figures.push(`${what} ${seconds.toFixed(1)} s (longest task: page ${page.toFixed(0)} ms, main ${main.toFixed(0)} ms; so far page ${peaks.page.toFixed(2)} GB, main ${peaks.main.toFixed(2)} GB)`);
      say(`${figures.at(-1)}; load ${(loadavg()[0] ?? Number.NaN).toFixed(1)}`);
    };
    try {
      await crash(book, userData);
      await inWindow(userData, async ({ page }, watch) => {
        await page.getByTestId('recovery').waitFor(patience);
        await step('compared', watch, async () => {
          await page.getByTestId('compareWork').click();
          await page.getByTestId('differences').waitFor(patience);
        });
        await page.getByTestId('back').click();
        await step('kept', watch, async () => {
          await page.getByTestId('keepWork').click();
          await page.getByTestId('recovery').waitFor({ state: 'detached', ...patience });
        });
      });
      await inWindow(join(folder, 'third'), async ({ app, page }, watch) => {
        await answerOpenDialog(app, book);
        await clickMenu(app, 'file.open');
        await cell(page, 0, 'cash').waitFor(patience);
        await typeIntoCell(page, 3, 'cash', '70001');
        // The results of what is on the table are not what is looked at here.
        await page.locator('[data-testid="calculation"][data-stale="false"]:not([data-revision="0"])').waitFor(patience);
        const contracts = workbook.contracts.map((contract, index) => (index === firms ? { ...contract, note: 'theirs' } : contract));
        await writeFile(book, encodeWorkbook({ ...workbook, contracts }, sha256Hex));
        await step('told of a change made outside', watch, async () => {
          await clickMenu(app, 'file.save');
          await page.getByTestId('compareOutside').waitFor(patience);
        });
        await step('compared with it', watch, async () => {
          await page.getByTestId('compareOutside').click();
          await page.getByTestId('differences').waitFor(patience);
        });
      });
      await writeFile(book, (await readFile(book, 'utf8')).replace('"Firm 9"', '"Firm 9!"'));
      await inWindow(join(folder, 'other'), async ({ app, page }, watch) => {
        await answerOpenDialog(app, book);
        await step('asked about damage', watch, async () => {
          await clickMenu(app, 'file.open');
          await page.getByTestId('damaged-file').waitFor(patience);
        });
        await step('its sound part shown', watch, async () => {
          await page.getByTestId('open-salvaged').click();
          await cell(page, 0, 'cash').waitFor(patience);
        });
      });
      return { kept: worst <= mostTask && memory <= mostMemory, figure: `${(text.length / 1e6).toFixed(0)} MB: ${figures.join(', ')}` };
    } finally {
      await stop();
    }
  },
};

async function inWindow(userData: string, act: (running: RunningApp, watch: WindowWatch) => Promise<void>): Promise<void> {
  const running = await launchReady({ userData });
  try {
    await act(running, await watchWindow(running.app, running.page));
  } finally {
    await running.kill();
  }
}

/** Leaves an edit that no save has taken up. */
async function crash(book: string, userData: string): Promise<void> {
  await inWindow(userData, async ({ app, page }) => {
    await answerOpenDialog(app, book);
    await clickMenu(app, 'file.open');
    await cell(page, 0, 'cash').waitFor(patience);
    await typeIntoCell(page, 3, 'cash', '70001');
    await page.waitForFunction(() => document.title.includes('*'), undefined, patience);
    // The copy of the file on which the journal builds takes its time, a second at most.
    await page.waitForTimeout(3000);
  });
}
