import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { answerOpenDialog, cell, clickMenu, launchReady, typeIntoCell } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { RunningApp } from '../desktop/launch.ts';
import type { FullCheck } from './check.ts';

/** In all; a number in the environment makes it shorter. */
const runs = Number(process.env['FIREBREAK_CANCELS'] ?? 500);
const mostWait = 500;
const firms = 25_000;
/** Work that was over before the button could be pressed says nothing; there may be so much of it. */
const mostOver = 0.3;

/** A long piece of work, and how a person sees that it goes on. */
interface Work {
  readonly name: string;
  readonly begin: (running: RunningApp, files: Files) => Promise<void>;
  /** The button that stops it. */
  readonly stop: string;
}
interface Files {
  readonly large: string;
  readonly table: string;
}

const works: readonly Work[] = [
  { name: 'opening', stop: 'cancelFileWork', begin: async ({ app }, { large }) => {
    await answerOpenDialog(app, large);
    await clickMenu(app, 'file.open');
  } },
  { name: 'importing', stop: 'cancelFileWork', begin: async ({ app }, { table }) => {
    await answerOpenDialog(app, table);
    await clickMenu(app, 'file.import');
  } },
];

/** Begins, waits at random, presses the button, and looks whether everything is as it was. */
export const cancelled: FullCheck = {
  promise: 'P36',
  title: 'opening a file of 70 MB and reading a table of 60 MB, cancelled at a random moment',
  target: `${runs} runs: over ≤ ${mostWait} ms, what was there intact, said`,
  run: async ({ folder, say }) => {
    const stop = await setup();
    const files = { large: join(folder, 'large.firebreak'), table: join(folder, 'table.csv') };
    const small = join(folder, 'small.firebreak');
    await writeFile(small, encodeWorkbook(aLargeWorkbook(40)));
    await writeFile(files.large, encodeWorkbook(aLargeWorkbook(firms, 1, 20)));
    await writeFile(files.table, `Name,Cash\n${Array.from({ length: 1_000_000 }, (_, index) => `A firm with a name that is long enough ${index},${index}\n`).join('')}`);
    const running = await launchReady({ args: [small] });
    let bad = 0;
    let over = 0;
    let worst = 0;
    try {
      await cell(running.page, 0, 'cash').waitFor();
      await typeIntoCell(running.page, 5, 'cash', '777');
      // What is not saved is asked about first: not of interest here.
      await clickMenu(running.app, 'edit.undo');
      for (let run = 0; run < runs; run += 1) {
        const work = works[run % works.length]!;
        const before = await state(running);
        await work.begin(running, files);
        const button = running.page.getByTestId(work.stop);
        const begun = await Promise.race([button.waitFor({ timeout: 20_000 }).then(() => true), running.page.waitForTimeout(19_000).then(() => false)]);
        await running.page.waitForTimeout((run * 0.618_034 * 300) % 300);
        const pressed = performance.now();
        if (!begun || !(await press(button))) {
          over += 1;
          await putBack(running, small);
          continue;
        }
        await button.waitFor({ state: 'hidden' });
        const wait = performance.now() - pressed;
        worst = Math.max(worst, wait);
        const isSaid = await running.page.getByText(/was cancelled/).first().waitFor({ timeout: 2000 }).then(() => true, () => false);
        if (wait > mostWait || !isSaid || (await state(running)) !== before) bad += 1;
        await running.page.waitForTimeout(100);
        if (run % 20 === 19) say(`${run + 1} runs, ${bad} bad, worst ${worst.toFixed(0)} ms`);
      }
    } finally {
      await running.close();
      await stop();
    }
    return { kept: bad === 0 && over < runs * mostOver, figure: `${runs - over} runs, ${bad} bad, over after at most ${worst.toFixed(0)} ms; ${over} were done before the button could be pressed` };
  },
};

/** @returns whether the button was still there */
async function press(button: Locator): Promise<boolean> {
  return button.click({ timeout: 1000 }).then(() => true, () => false);
}

async function putBack({ app, page }: RunningApp, small: string): Promise<void> {
  await page.getByTestId('cancelFileWork').waitFor({ state: 'hidden', timeout: 30_000 });
  await page.waitForTimeout(1500);
  await page.keyboard.press('Escape');
  await answerOpenDialog(app, small);
  await clickMenu(app, 'file.open');
  await page.waitForTimeout(1500);
}

/** What a person has before them: the name, a figure, the outcome. */
async function state({ page }: RunningApp): Promise<string> {
  const parts = [page.getByTestId('workbookName'), cell(page, 5, 'cash'), page.getByTestId('failures')];
  const texts = await Promise.all(parts.map(async (part) => ((await part.count()) > 0 ? part.first().innerText() : '')));
  return texts.join('|');
}
