/** Power loss at every moment, over all that a strict file system may have kept (P5). */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atomicWrite, sha256Hex } from '../../../../main/workbooks/atomicWrite.ts';
import { createBackups } from '../../../../main/workbooks/backups.ts';
import type { FsPort } from '../../../../main/workbooks/fsPort.ts';
import { createJournal } from '../../../../main/workbooks/journal.ts';
import { readJournal } from '../../../../main/workbooks/journalFormat.ts';
import { memoryFs } from '../../../builders/memoryFs.ts';

const file = '/books/book.firebreak';
const text = (version: number): Uint8Array => Buffer.from(`version ${version} `.repeat(40 + version));

interface Tried {
  states: number;
  bad: number;
}

/** Saves some versions and looks, after every call, at everything that a power cut could leave. */
async function trySaves(versions: number, change: (port: FsPort) => FsPort): Promise<Tried> {
  const tried: Tried = { states: 0, bad: 0 };
  let confirmed = 0;
  const fs = memoryFs(() => {
    for (const disk of fs.crashStates()) {
      tried.states += 1;
      const book = disk.get(file);
      const known = [confirmed, confirmed + 1].filter((version) => version > 0).find((version) => book !== undefined && Buffer.compare(book, text(version)) === 0);
      const isBookSound = known !== undefined || (confirmed === 0 && book === undefined);
      // Once the new version is there, the old one is among the versions that are kept.
      const old = sha256Hex(text(confirmed));
      const kept = [...disk].some(([path, bytes]) => path.includes(`_${old}.firebreak`) && sha256Hex(bytes) === old);
      if (!isBookSound || (known === confirmed + 1 && confirmed > 0 && !kept)) tried.bad += 1;
    }
  });
  const port = change(fs.port);
  let now = 1_700_000_000_000;
  const backups = createBackups(port, '/own/backups', () => (now += 1000));
  for (let version = 1; version <= versions; version += 1) {
    expect(await atomicWrite(port, file, text(version), { keepOld: backups.keep })).toMatchObject({ ok: true, value: { notKept: null } });
    confirmed = version;
  }
  return tried;
}

test('each state of the disk opens as the last confirmed version or the one being saved, and the replaced one is kept', async () => {
  const { states, bad } = await trySaves(180, (port) => port);
  expect(bad).toBe(0);
  expect(states).toBeGreaterThan(10_000);
});

test('the model sees a saver that does not sync its file, and one that does not sync the folder', async () => {
  const withoutSync = await trySaves(3, (port) => ({ ...port, create: async (path) => ({ ...(await port.create(path)), sync: async () => undefined }) }));
  const withoutFolder = await trySaves(3, (port) => ({ ...port, syncFolder: async () => undefined }));
  expect([withoutSync.bad > 0, withoutFolder.bad > 0]).toEqual([true, true]);
});

test('edits that were put on the disk are in every state of it, exact and in order', async () => {
  let states = 0;
  let bad = 0;
  let flushed = 0;
  const folder = '/own/recovery';
  const fs = memoryFs(() => {
    for (const disk of fs.crashStates()) {
      states += 1;
      const best = Math.max(0, ...[...disk].filter(([path]) => path.endsWith('.jnl')).map(([path, bytes]) => soundEdits(disk, path, bytes)));
      if (best < flushed) bad += 1;
    }
  });
  const journal = createJournal({
    port: fs.port, folder, clock: { now: () => 1, after: () => () => undefined }, pid: 1, started: null, changed: () => undefined, wantSnapshot: () => undefined,
  });
  await journal.begin({ serial: 1, name: 'Book', file: null, text: 'base', carried: 0 });
  for (let edit = 1; edit <= 40; edit += 1) {
    journal.append(1, [`[${edit}]`]);
    await journal.flush();
    flushed = edit;
    if (edit === 20) await journal.snapshot(1, 'base and 20 edits');
  }
  expect([bad, states > 200]).toEqual([0, true]);
});

/** Edits that this journal brings back; 0 when its text is not the one that it was made on. */
function soundEdits(disk: ReadonlyMap<string, Uint8Array>, path: string, bytes: Uint8Array): number {
  const { head, edits } = readJournal(bytes);
  const base = disk.get(join(path.replace(/\.jnl$/, '.base')));
  if (head === null || base === undefined || sha256Hex(base) !== head.baseHash) return 0;
  const isInOrder = edits.every(({ patch }, index) => patch === `[${head.carried + index + 1}]`);
  return isInOrder ? head.carried + edits.length : 0;
}
