import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { answerOpenDialog, cell, clickMenu, launchReady, windowTitle } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { RunningApp } from '../desktop/launch.ts';
import type { FullCheck } from './check.ts';

/** Eight hours as promised; a number of minutes in the environment makes it shorter. */
const minutes = Number(process.env['FIREBREAK_SOAK_MINUTES'] ?? 480);
/** What comes in the beginning is no growth: caches, code that is compiled, the log of changes until it is full. An hour; half of a run that is short. */
const warmUp = Math.min(60, minutes / 2);
const firms = 300;
const mostGrowth = 0.05;
const mostJournal = 16 * 1024 * 1024 + 1024 * 1024;

interface Sample {
  /** 1e6 bytes: live heap of the page after a collection, memory of both processes. */
  readonly heap: number;
  readonly page: number;
  readonly main: number;
  /** Open files, pipes and sockets of the main process. */
  readonly handles: number;
}

export const soak: FullCheck = {
  promise: 'P40',
  title: `${minutes} minutes of edits, undos, scenarios, imports and saves in the window`,
  target: `after ${warmUp} minutes: heap and memory < ${mostGrowth * 100} % more, no handle more, journal and backups within their caps`,
  run: async ({ folder, say }) => {
    if (process.platform !== 'linux') return { notTried: 'reads memory and handles as Linux shows them' };
    const stop = await setup();
    const book = join(folder, 'book.firebreak');
    const table = join(folder, 'more.csv');
    await mkdir(join(folder, 'own'));
    await writeFile(book, encodeWorkbook(aLargeWorkbook(firms)));
    await writeFile(table, `Name,Cash\n${Array.from({ length: 20 }, (_, index) => `Firm ${index + 1},${index * 3 + 100}\n`).join('')}`);
    const running = await launchReady({ args: [book], userData: join(folder, 'own') });
    try {
      await cell(running.page, 0, 'cash').waitFor();
      await answerOpenDialog(running.app, table);
      const samples: Sample[] = [];
      const begun = Date.now();
      let rounds = 0;
      let worstJournal = 0;
      for (let minute = 1; minute <= minutes; minute += 1) {
        while (Date.now() - begun < minute * 60_000) {
          await round(running, rounds);
          rounds += 1;
          worstJournal = Math.max(worstJournal, await sizeOf(join(folder, 'own', 'recovery')));
        }
        // A workbook that comes onto the table lets go of the steps that could be taken back before: those are the person's, not a leak.
        await reopen(running, book);
        const sample = await measure(running);
        await answerOpenDialog(running.app, table);
        samples.push(sample);
        say(`${minute} min, ${rounds} rounds, heap ${sample.heap.toFixed(1)} MB, page ${sample.page.toFixed(0)} MB, main ${sample.main.toFixed(0)} MB, ${sample.handles} handles`);
      }
      const saved = await readFile(book, 'utf8');
      const backups = await countBackups(join(folder, 'own', 'backups'));
      return outcome(samples, { rounds, worstJournal, backups, isWhole: saved.includes('"sha256"') });
    } finally {
      await running.close();
      await stop();
    }
  },
};

/** Some seconds of work: typing, taking back, another scenario now and then, an import and a save. */
async function round({ app, page }: RunningApp, index: number): Promise<void> {
  await cell(page, index % 8, 'cash').click();
  for (let edit = 0; edit < 6; edit += 1) {
    await page.keyboard.type(String(100 + ((index * 7 + edit) % 900)));
    await page.keyboard.press('Enter');
    await page.waitForTimeout(150);
  }
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Y');
  if (index % 5 === 1) {
    await page.getByTestId('tab-contracts').click();
    await page.locator('.ag-row').first().waitFor();
    await page.getByTestId('tab-firms').click();
    await cell(page, 0, 'cash').waitFor();
  }
  if (index % 10 === 3) {
    await clickMenu(app, 'file.import');
    const go = page.getByTestId('doImport');
    await go.waitFor();
    await go.click();
    await page.getByTestId('import').waitFor({ state: 'detached' });
  }
  await page.locator('[data-testid="calculation"][data-stale="false"]').waitFor();
  if (index % 4 === 2) await clickMenu(app, 'file.save');
  await page.waitForTimeout(400);
}

/** @throws after half a minute */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await isSo()); await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (Date.now() > end) throw new Error('The window does not come to rest');
  }
}

async function reopen({ app, page }: RunningApp, book: string): Promise<void> {
  await page.locator('[data-testid="calculation"][data-stale="false"]').waitFor();
  await clickMenu(app, 'file.save');
  await until(async () => !(await windowTitle(app)).includes('*'));
  await answerOpenDialog(app, book);
  await clickMenu(app, 'file.open');
  await until(() => page.getByTestId('undo').isDisabled());
}

async function measure({ app, page }: RunningApp): Promise<Sample> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  await debug.detach();
  const ofPage = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
  const ofMain = app.process().pid ?? 0;
  return { heap: usedSize / 1e6, page: residentOf(ofPage), main: residentOf(ofMain), handles: readdirSync(`/proc/${ofMain}/fd`).length };
}

/** Pages of its own that a process holds, 1e6 bytes. */
function residentOf(pid: number): number {
  return (Number(/RssAnon:\s*([0-9]+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6;
}

function outcome(samples: readonly Sample[], { rounds, worstJournal, backups, isWhole }: { rounds: number; worstJournal: number; backups: number; isWhole: boolean }): { kept: boolean; figure: string } {
  const after = samples.slice(Math.ceil(warmUp));
  const third = Math.max(1, Math.floor(after.length / 3));
  const growth = (key: keyof Sample): number => median(after.slice(-third).map((each) => each[key])) / median(after.slice(0, third).map((each) => each[key])) - 1;
  const [heap, page, main, handles] = (['heap', 'page', 'main', 'handles'] as const).map(growth) as [number, number, number, number];
  // The last 10 saves and the last of each hour.
  const kept = heap < mostGrowth && page < mostGrowth && main < mostGrowth && handles <= 0 && worstJournal <= mostJournal && backups <= 10 + 24 && isWhole;
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return { kept, figure: `${rounds} rounds: heap ${percent(heap)}, page ${percent(page)}, main ${percent(main)}, handles ${percent(handles)} more; journal at most ${(worstJournal / 1e6).toFixed(1)} MB, ${backups} versions kept` };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  // A journal may go while it is looked at.
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then(({ size }) => size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function countBackups(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.firebreak')).length;
}
