import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { strike, type ThreadFault, threadFaults } from '../builders/windowFaults.ts';
import { cell, launchReady } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { RunningApp } from '../desktop/launch.ts';
import type { FullCheck } from './check.ts';

/** Of each kind; a number in the environment makes it shorter. */
const runs = Number(process.env['FIREBREAK_FAULTS'] ?? 100);
/** Milliseconds until the person is told, or the figures are right again. */
const mostWait = 5000;

export const deadThreads: FullCheck = {
  promise: 'P37',
  title: 'the calculation’s thread killed, made to throw, to loop for ever, to talk nonsense, while cells are edited',
  target: `${runs} each: said or mended ≤ ${mostWait / 1000} s, usable, edits intact`,
  run: async ({ folder, say }) => {
    const stop = await setup();
    const book = join(folder, 'book.firebreak');
    await writeFile(book, encodeWorkbook(aLargeWorkbook(60)));
    const running = await launchReady({ args: [book] });
    let bad = 0;
    let worst = 0;
    try {
      await current(running);
      for (const fault of Object.keys(threadFaults) as ThreadFault[]) {
        for (let run = 0; run < runs; run += 1) {
          const { isRight, wait } = await oneFault(running, fault, run);
          worst = Math.max(worst, wait);
          if (!isRight || wait > mostWait) bad += 1;
        }
        say(`${fault}: ${bad} bad so far, worst ${worst.toFixed(0)} ms`);
      }
    } finally {
      await running.close();
      await stop();
    }
    return { kept: bad === 0, figure: `${runs * Object.keys(threadFaults).length} faults, ${bad} bad, told or mended after at most ${worst.toFixed(0)} ms` };
  },
};

async function current({ page }: RunningApp): Promise<void> {
  await page.locator('[data-testid="calculation"][data-state="idle"][data-stale="false"]:not([data-revision="0"])').waitFor({ timeout: 30_000 });
}

/** A fault, an edit on top, the time until the status bar is right or says why not; then one more edit, which must be calculated. */
async function oneFault(running: RunningApp, fault: ThreadFault, run: number): Promise<{ readonly isRight: boolean; readonly wait: number }> {
  const { page } = running;
  await strike(page, 'engineWorker', fault);
  const typed = String(1000 + run);
  const begun = await typeInto(running, typed);
  const settled = page.locator('[data-testid="calculation"][data-state="failed"], [data-testid="calculation"][data-state="idle"][data-stale="false"]');
  await settled.waitFor({ timeout: 30_000 });
  const wait = performance.now() - begun;
  const isKept = await shows(running, typed);
  await typeInto(running, String(2000 + run));
  await current(running);
  return { isRight: isKept && (await shows(running, String(2000 + run))), wait };
}

/** @returns when the edit was ended */
async function typeInto({ page }: RunningApp, text: string): Promise<number> {
  await cell(page, 5, 'cash').click();
  await page.keyboard.type(text);
  const ended = performance.now();
  await page.keyboard.press('Enter');
  // The status of before is not taken for the one of this edit.
  await page.waitForTimeout(60);
  return ended;
}

async function shows({ page }: RunningApp, text: string): Promise<boolean> {
  return ((await cell(page, 5, 'cash').innerText()) ?? '').replaceAll(/[^0-9]/g, '') === text;
}
