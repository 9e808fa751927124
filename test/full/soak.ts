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
/** 1e6 bytes: 16 MB of edits begin a new journal, with the text that they are made on beside it. */
const mostJournal = 18;
/** The last 10 saves and the last of each hour, and all of them together. */
const mostVersions = 10 + 24;
const mostBackups = 2000;

interface Sample {
  /** 1e6 bytes: live heap of both processes after a collection, and the memory of their own that they hold. */
  readonly heap: number;
  readonly mainHeap: number;
  readonly page: number;
  readonly main: number;
  /** Open files, pipes and sockets of both processes. */
  readonly handles: number;
  readonly pageHandles: number;
  /** Everything in the folder of earlier versions. */
  readonly backups: number;
}

/** Those that must not grow once all is warm, as the figure names them. */
const watched = { heap: 'heap of the page', mainHeap: 'of main', page: 'memory of the page', main: 'of main' } as const satisfies Partial<Record<keyof Sample, string>>;

export const soak: FullCheck = {
  promise: 'P40',
  title: `${minutes} minutes of edits, undos, scenarios, imports and saves in the window`,
  target: `after ${warmUp} minutes: heap and memory of page and main < ${mostGrowth * 100} % more, no handle more, journal and versions within their caps`,
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
        const sample = await measure(running, await sizeOf(join(folder, 'own', 'backups')));
        await answerOpenDialog(running.app, table);
        samples.push(sample);
        say(`${minute} min, ${rounds} rounds, heap ${sample.heap.toFixed(1)} and ${sample.mainHeap.toFixed(1)} MB, page ${sample.page.toFixed(0)} MB, main ${sample.main.toFixed(0)} MB, ${sample.handles} and ${sample.pageHandles} handles, versions ${sample.backups.toFixed(1)} MB`);
      }
      const saved = await readFile(book, 'utf8');
      const versions = await countVersions(join(folder, 'own', 'backups'));
      return outcome(samples, { rounds, worstJournal, versions, isWhole: saved.includes('"sha256"') });
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

async function measure({ app, page }: RunningApp, backups: number): Promise<Sample> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  await debug.detach();
  const [ofPage, mainHeap] = await app.evaluate(async ({ BrowserWindow }) => {
    const { Session } = process.getBuiltinModule('node:inspector/promises');
    const session = new Session();
    session.connect();
    await session.post('HeapProfiler.collectGarbage');
    session.disconnect();
    return [BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0, process.memoryUsage().heapUsed] as const;
  });
  const ofMain = app.process().pid ?? 0;
  return { heap: usedSize / 1e6, mainHeap: mainHeap / 1e6, page: residentOf(ofPage), main: residentOf(ofMain), handles: handlesOf(ofMain), pageHandles: handlesOf(ofPage), backups };
}

function handlesOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Pages of its own that a process holds, 1e6 bytes: what it shares with others, such as the program's code, is no growth of it. */
function residentOf(pid: number): number {
  return (Number(/RssAnon:\s*([0-9]+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6;
}

interface Totals {
  readonly rounds: number;
  /** 1e6 bytes. */
  readonly worstJournal: number;
  readonly versions: number;
  readonly isWhole: boolean;
}

function outcome(samples: readonly Sample[], { rounds, worstJournal, versions, isWhole }: Totals): { kept: boolean; figure: string } {
  const after = samples.slice(Math.ceil(warmUp));
  const third = Math.max(1, Math.floor(after.length / 3));
  const begun = after.slice(0, third);
  const ended = after.slice(-third);
  const of = (part: readonly Sample[], key: keyof Sample): number => median(part.map((each) => each[key]));
  const growth = (key: keyof Sample): number => of(ended, key) / of(begun, key) - 1;
  const said = (key: keyof typeof watched): string => `${watched[key]} ${of(begun, key).toFixed(1)} to ${of(ended, key).toFixed(1)} MB (${(growth(key) * 100).toFixed(1)} %)`;
  const moreHandles = Math.max(...(['handles', 'pageHandles'] as const).map((key) => of(ended, key) - of(begun, key)));
  const keys = Object.keys(watched) as (keyof typeof watched)[];
  const backups = Math.max(...samples.map((each) => each.backups));
  const kept = keys.every((key) => growth(key) < mostGrowth) && moreHandles <= 0 && worstJournal <= mostJournal && versions <= mostVersions && backups <= mostBackups && isWhole;
  const figure = [
    `${rounds} rounds, ${begun.length} samples at each end`, ...keys.map(said), `handles ${of(ended, 'handles')} and ${of(ended, 'pageHandles')} (${moreHandles} more)`,
    `journal at most ${worstJournal.toFixed(1)} MB`, `${versions} versions of ${backups.toFixed(1)} MB`,
  ];
  return { kept, figure: figure.join('; ') };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** 1e6 bytes. */
async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  // A journal may go while it is looked at.
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then(({ size }) => size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

async function countVersions(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.firebreak')).length;
}
