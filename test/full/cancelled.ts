import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cell, launchReady, typeIntoCell } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { FullCheck } from './check.ts';
import { type Bench, bookOf, type LongWork, stateOf, type WorkGroup, workGroups } from './longWorks.ts';
import { watchStop } from './stopWatch.ts';

/** In all; a number in the environment makes it shorter. */
const runs = Number(process.env['FIREBREAK_CANCELS'] ?? 500);
/** Works whose name holds this are tried; all of them when it is not set. */
const only = process.env['FIREBREAK_WORK'] ?? '';
const mostWait = 500;
/** Work that was over before the button could be pressed says nothing; there may be so much of it. */
const mostOver = 0.3;
/** Moments to stop at are spread over the first so many milliseconds of a long work. */
const longest = 3000;

interface Tally {
  stopped: number;
  over: number;
  worst: number;
  readonly bad: string[];
}

/** Begins, waits at random, presses the button, and looks whether everything is as it was. */
export const cancelled: FullCheck = {
  promise: 'P36',
  title: 'opening, importing, saving, exporting, analysing: each cancelled at random moments (FIREBREAK_CANCELS runs)',
  target: `${runs} runs: over ≤ ${mostWait} ms, what was there intact, said`,
  run: async ({ folder, say }) => {
    const stop = await setup();
    const tally: Tally = { stopped: 0, over: 0, worst: 0, bad: [] };
    try {
      for (const group of workGroups) await tryGroup(group, folder, tally, say);
    } finally {
      await stop();
    }
    const { stopped, over, worst, bad } = tally;
    const first = bad.length === 0 ? '' : `: ${bad.slice(0, 6).join('; ')}`;
    return { kept: bad.length === 0 && over < (stopped + over) * mostOver, figure: `${stopped} stopped, ${bad.length} bad, over after at most ${worst.toFixed(0)} ms; ${over} were done before the press${first}` };
  },
};

async function tryGroup(group: WorkGroup, folder: string, tally: Tally, say: (progress: string) => void): Promise<void> {
  const works = group.works.filter(({ name }) => name.includes(only));
  if (works.length === 0) return;
  const book = join(folder, `${group.firms}.firebreak`);
  const exports = join(folder, `exports-${group.firms}`);
  await mkdir(exports);
  await writeFile(book, bookOf(group));
  const running = await launchReady({ args: [book] });
  const bench: Bench = { ...running, folder, exports, book };
  let end = '';
  running.app.process().once('exit', (code, signal) => {
    end = `the program ended (${String(code ?? signal)}): ${running.output().slice(-500)}`;
  });
  try {
    await cell(bench.page, 5, 'cash').waitFor();
    // Something that is not saved, so that a save has something to do, and a loss would show.
    if (group.works.some(({ name }) => name.startsWith('saving'))) await typeIntoCell(bench.page, 5, 'cash', '777');
    await bench.page.locator('[data-testid="calculation"][data-stale="false"]:not([data-revision="0"])').waitFor({ timeout: 60_000 });
    for (const work of works) {
      const count = Math.max(1, Math.round((runs * work.share) / groupShare(allWorks())));
      const before = { ...tally, bad: tally.bad.length };
      try {
        await tryWork(work, count, bench, tally);
      } catch (error) {
        if (end !== '') throw error;
        // What one work cannot even begin does not keep the others from being tried.
        tally.bad.push(`${work.name}: ${String(error).slice(0, 200)}`);
        await work.tidy?.(bench).catch(() => undefined);
      }
      say(`${work.name}: ${tally.stopped - before.stopped} stopped, ${tally.bad.length - before.bad} bad, ${tally.over - before.over} over before; worst so far ${tally.worst.toFixed(0)} ms`);
      for (const why of tally.bad.slice(before.bad)) say(`  ${why}`);
    }
  } catch (error) {
    throw end === '' ? error : new Error(end, { cause: error });
  } finally {
    await running.close();
  }
}

const allWorks = (): readonly LongWork[] => workGroups.flatMap(({ works }) => works).filter(({ name }) => name.includes(only));
const groupShare = (works: readonly LongWork[]): number => works.reduce((sum, { share }) => sum + share, 0);

async function tryWork(work: LongWork, count: number, bench: Bench, tally: Tally): Promise<void> {
  const { page } = bench;
  await work.prepare?.(bench);
  const lasts = work.lasts ?? (await lengthOf(work, bench));
  for (let run = 0; run < count; run += 1) {
    await forgetToasts(page);
    await work.place?.(bench, run);
    const before = await stateOf(bench);
    const watch = await watchStop(page, work);
    await work.begin(bench, run);
    // Spread evenly over the work, in an order that repeats nothing.
    const moment = ((run * 0.618_034) % 1) * Math.min(longest, 0.8 * lasts);
    const isBegun = await watch.begun;
    await new Promise((resolve) => setTimeout(resolve, moment));
    const pressed = isBegun ? await watch.press() : null;
    if (pressed === null) tally.over += 1;
    else {
      tally.stopped += 1;
      tally.worst = Math.max(tally.worst, pressed.wait);
      const isSaid = await page.getByText(work.said).first().waitFor({ timeout: 5000 }).then(() => true, () => false);
      const after = await stateOf(bench);
      const what = `${work.name} at ${moment.toFixed(0)} ms of ${lasts.toFixed(0)}`;
      if (pressed.wait > mostWait) tally.bad.push(`${what}: ${pressed.wait.toFixed(0)} ms`);
      if (!isSaid) tally.bad.push(`${what}: nothing said`);
      if (after !== before) tally.bad.push(`${what}: ${difference(before, after)}`);
    }
    await work.tidy?.(bench);
  }
}

/** How long the work takes when it is not stopped. */
async function lengthOf(work: LongWork, bench: Bench): Promise<number> {
  await work.place?.(bench, 0);
  const watch = await watchStop(bench.page, work);
  await work.begin(bench, 0);
  const lasts = (await watch.begun) ? await watch.toItsEnd() : 0;
  await bench.page.waitForTimeout(300);
  await work.tidy?.(bench);
  return lasts;
}

/** What an earlier run said is not taken for what this one says. */
async function forgetToasts(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-testid="toasts"] button')) button.click();
  });
}

function difference(before: string, after: string): string {
  const at = [...before].findIndex((letter, index) => letter !== after[index]);
  return `“${before.slice(Math.max(0, at - 30), at + 60)}” became “${after.slice(Math.max(0, at - 30), at + 60)}”`;
}
