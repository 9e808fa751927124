import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFs } from '../../main/workbooks/fsPort.ts';
import { createRecovery } from '../../main/workbooks/recovery.ts';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { emptyWorkbook } from '../../shared/document/document.ts';
import { replayPatches } from '../../shared/document/replay.ts';
import { cell, launchReady } from '../desktop/appControl.ts';
import { setup } from '../desktop/globalSetup.ts';
import type { FullCheck } from './check.ts';

/** A number in the environment makes them fewer. */
const runs = Number(process.env['FIREBREAK_KILLS'] ?? 200);
/** Windows that are killed side by side, each with a folder of its own: while one starts, another is edited. */
const lanes = 2;
/** What a crash may cost, milliseconds. */
const allowed = 1000;

interface Edits {
  /** When edit N (from 1) was entered. */
  readonly times: number[];
  killedAt: number;
}

/** Types numbers from 1 on into one cell until the process is gone. */
async function editUntilKilled(book: string, userData: string, kill: number): Promise<Edits> {
  const running = await launchReady({ args: [book], userData });
  const edits: Edits = { times: [], killedAt: 0 };
  const { page, app } = running;
  await cell(page, 0, 'cash').click();
  const after = 300 + ((kill * 0.618_034 * 2000) % 2000);
  const ended = new Promise<void>((resolve, reject) => {
    setTimeout(() => {
      const end = async (): Promise<void> => {
        const renderer = kill % 2 === 0 ? null : await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? null);
        edits.killedAt = Date.now();
        if (renderer !== null) process.kill(renderer, 'SIGKILL');
        // What the page had sent is main's by then, and on the disk within its 250 ms.
        if (renderer !== null) await new Promise((done) => setTimeout(done, 400));
        await running.kill();
      };
      end().then(resolve, reject);
    }, after);
  });
  try {
    for (let edit = 1; edits.killedAt === 0; edit += 1) {
      await page.keyboard.type(String(edit));
      await page.keyboard.press('Enter');
      if (edits.killedAt === 0) edits.times.push(Date.now());
      await page.keyboard.press('ArrowUp');
    }
  } catch (error) {
    // The page is gone in the middle of a key: that is what this is about.
    if (edits.killedAt === 0) throw error;
  }
  await ended;
  return edits;
}

/** How many edits come back, in order from the first and exact; -1 when they do not. */
async function comeBack(userData: string): Promise<number> {
  const recovery = createRecovery({ port: nodeFs, folder: join(userData, 'recovery'), now: Date.now, isAlive: async () => false, current: () => null });
  const [work] = await recovery.list();
  if (work === undefined) return 0;
  const read = await recovery.read(work.id, true);
  if (!read.ok) return -1;
  const replayed = replayPatches(new TextDecoder().decode(read.value.base), read.value.edits.map(({ patch }) => patch));
  if (!replayed.ok || replayed.value.applied !== read.value.edits.length) return -1;
  const cash = replayed.value.workbook.firms[0]?.cash;
  return cash === work.edits ? work.edits : -1;
}

async function killOnce(folder: string, kill: number): Promise<{ readonly edited: number; readonly lost: number; readonly isBad: boolean }> {
  const home = join(folder, String(kill));
  await mkdir(home);
  const book = join(home, 'book.firebreak');
  const text = encodeWorkbook({ ...emptyWorkbook('Book'), firms: [{ id: 'f1', name: 'One' }] });
  await writeFile(book, text);
  const { times, killedAt } = await editUntilKilled(book, join(home, 'own'), kill);
  const back = await comeBack(join(home, 'own'));
  const firstLost = times[Math.max(0, back)];
  const lost = firstLost === undefined ? 0 : killedAt - firstLost;
  const isBad = back < 0 || lost > allowed || (await readFile(book, 'utf8')) !== text;
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
  return { edited: times.length, lost, isBad };
}

/** One table of kills, of the main process and of the page in turn; the file itself must not change (P8). */
export const killedProgram: FullCheck = {
  promise: 'P7',
  title: 'kill -9 of main and of the page in turn, while cells are edited',
  target: `${runs} kills: lost ≤ the last ${allowed} ms, exact and in order, the file untouched`,
  run: async ({ folder, say }) => {
    const stop = await setup();
    const total = { bad: 0, edited: 0, worst: 0, killed: 0 };
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < runs) {
        const one = await killOnce(folder, next++);
        total.killed += 1;
        total.edited += one.edited;
        total.worst = Math.max(total.worst, one.lost);
        if (one.isBad) total.bad += 1;
        if (total.killed % 10 === 0) say(`${total.killed} kills, ${total.bad} bad, worst ${total.worst} ms`);
      }
    };
    try {
      const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
      for (const each of ended) if (each.status === 'rejected') throw each.reason;
    } finally {
      await stop();
    }
    const { bad, edited, worst } = total;
    return { kept: bad === 0 && edited > runs, figure: `${runs} kills in ${edited} edits: ${bad} bad, at most the last ${worst} ms lost` };
  },
};
