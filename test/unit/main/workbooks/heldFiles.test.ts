/** Cloud folders and shares (P13): a file that is held, a place that refuses to replace one, a sync client that answers a save. */
import { link, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Backups, createBackups } from '../../../../main/workbooks/backups.ts';
import { type FsPort, nodeFs } from '../../../../main/workbooks/fsPort.ts';
import { type RefusedAnswer, type Stored, storeWorkbook } from '../../../../main/workbooks/storeWorkbook.ts';
import { writeInPlace } from '../../../../main/workbooks/writeInPlace.ts';
import { ok, type Result } from '../../../../shared/base/result.ts';
import type { OutsideChange } from '../../../../shared/ipc/contract.ts';
import { type Fault, faultyFs } from '../../../builders/faultyFs.ts';
import { memoryFs } from '../../../builders/memoryFs.ts';

const oldText = 'the old workbook\n'.repeat(300_000);
const newText = 'the new one\n'.repeat(200_000);
const newBytes = Buffer.from(newText);

let folder: string;
let file: string;
let backups: Backups;
let answer: RefusedAnswer;
let elsewhere: boolean;
let asked: string[];
/** Seconds left, as the person is told them. */
let told: number[];
/** Milliseconds that were waited. */
let clock: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-held-'));
  file = join(folder, 'book.firebreak');
  await writeFile(file, oldText);
  backups = createBackups(nodeFs, join(folder, 'own', 'backups'), Date.now);
  answer = 'cancel';
  elsewhere = false;
  asked = [];
  told = [];
  clock = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function fault(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** The real disk with a clock that runs only while a save waits. */
function timed(change: (port: FsPort) => Partial<FsPort>, isWindows = false): FsPort {
  const port: FsPort = { ...nodeFs, isWindows, wait: async (milliseconds) => void (clock += milliseconds) };
  return { ...port, ...change(port) };
}

function store(port: FsPort, changedOutside: () => Promise<Result<OutsideChange | null>> = async () => ok(null)): Promise<Result<Stored>> {
  const questions = {
    replacingRefused: async (name: string, code: string) => (asked.push(`refused ${name} ${code}`), answer),
    notWritten: async ({ code }: { readonly code: string }) => (asked.push(code), elsewhere),
  };
  return storeWorkbook({ port, backups, questions, changedOutside, waiting: ({ secondsLeft }) => void told.push(secondsLeft) }, file, newBytes);
}

const text = (path = file): Promise<string> => readFile(path, 'utf8');
const booksBeside = async (): Promise<readonly string[]> => (await readdir(folder)).filter((name) => name !== 'own');

describe('a file that another program holds', () => {
  const held = (code: string, until: number, call: 'rename' | 'create') => (port: FsPort): Partial<FsPort> => ({
    [call]: async (...args: [string, string]) => {
      if (args.some((path) => path.startsWith(folder) && !path.includes('/own/')) && clock < until) throw fault(code);
      return port[call](...args);
    },
  });
  const cases = [['EBUSY', false], ['EBUSY', true], ['EPERM', true], ['EACCES', true]] as const;
  for (const call of ['rename', 'create'] as const) {
    test.each(cases)(`${call} says %s for 1 s and for 10 s (Windows: %s): waited for, with the time left told`, async (code, isWindows) => {
      for (const until of [1000, 10_000]) {
        clock = 0;
        told = [];
        await writeFile(file, oldText);
        expect(await store(timed(held(code, until, call), isWindows))).toMatchObject({ ok: true, value: { kind: 'stored', notKept: null } });
        expect([await text(), clock >= until, clock <= 10_000, told[0]]).toEqual([newText, true, true, 10]);
        expect(told).toEqual(told.toSorted((a, b) => b - a));
      }
      expect(asked).toEqual([]);
    });

    test.each(cases)(`${call} says %s for ever (Windows: %s): asked after 10 s, and with Cancel the old file is whole`, async (code, isWindows) => {
      expect(await store(timed(held(code, Infinity, call), isWindows))).toMatchObject({ ok: false, error: { details: { name: 'book.firebreak', code } } });
      expect([await text(), clock, asked, await booksBeside()]).toEqual([oldText, 10_000, [`refused book.firebreak ${code}`], ['book.firebreak']]);
    });
  }

  test('many steps that are held up have one patience between them', async () => {
    let calls = 0;
    const port = timed((real) => ({
      create: async (path) => {
        if (path.includes('/own/') || (calls += 1) > 7) return real.create(path);
        throw fault('EBUSY');
      },
      rename: async (from, to) => (to === file ? Promise.reject(fault('EBUSY')) : real.rename(from, to)),
    }));
    expect(await store(port)).toMatchObject({ ok: false });
    expect(clock).toBe(10_000);
  });

  test('whoever held it has changed it: their file stays, and the change is put before the person', async () => {
    const outside: OutsideChange = { change: 'changed', name: 'book.firebreak', text: 'theirs', state: 'x' };
    const port = timed((real) => ({
      rename: async (from, to) => {
        if (to !== file) return real.rename(from, to);
        await writeFile(file, 'theirs');
        throw fault('EBUSY');
      },
    }));
    expect(await store(port, async () => ok(outside))).toEqual({ ok: true, value: { kind: 'outside', outside } });
    expect([await text(), await booksBeside()]).toEqual(['theirs', ['book.firebreak']]);
  });

  test.each([['EPERM', true], ['EBUSY', false], ['EIO', false]] as const)('a rename that says %s after it has worked is a save (Windows: %s)', async (code, isWindows) => {
    const port = timed((real) => ({
      rename: async (from, to) => {
        await real.rename(from, to);
        if (to === file) throw fault(code);
      },
    }), isWindows);
    expect(await store(port)).toMatchObject({ ok: true, value: { kind: 'stored' } });
    expect([await text(), clock, asked]).toEqual([newText, 0, []]);
  });
});

/** Refuses to replace the workbook, and lets `faultAt` spoil what comes after. */
function refusing(code: string, faultAt: (call: string, before: number) => Fault | null = () => null): FsPort {
  let isRefused = false;
  const faulty = faultyFs(nodeFs, [], (call, before) => (isRefused ? faultAt(call, before) : null));
  return {
    ...faulty,
    rename: async (from, to) => {
      if (to !== file) return nodeFs.rename(from, to);
      isRefused = true;
      throw fault(code);
    },
  };
}

describe('a place that refuses to replace a file, for ever', () => {
  test.each(['EXDEV', 'EPERM', 'EACCES'])('%s: only after asking it is written in place, with the old version kept', async (code) => {
    answer = 'inPlace';
    expect(await store(refusing(code))).toMatchObject({ ok: true, value: { kind: 'stored', durability: 'confirmed', remarks: [{ code: 'saved.inPlace' }] } });
    expect([await text(), asked, await booksBeside()]).toEqual([newText, [`refused book.firebreak ${code}`], ['book.firebreak']]);
    const [kept] = await backups.list(file);
    const read = await backups.read(kept?.versions[0]?.id ?? ('' as never));
    expect(read.ok && read.value.texts.join('') === oldText).toBe(true);
  });

  test('Save As leaves the file alone', async () => {
    answer = 'saveAs';
    expect(await store(refusing('EXDEV'))).toEqual({ ok: true, value: { kind: 'elsewhere' } });
    expect(await text()).toBe(oldText);
  });

  test('a change made outside while the question stood is not written over', async () => {
    answer = 'inPlace';
    const outside: OutsideChange = { change: 'changed', name: 'book.firebreak', text: 'theirs', state: 'x' };
    expect(await store(refusing('EXDEV'), async () => ok(outside))).toEqual({ ok: true, value: { kind: 'outside', outside } });
    expect(await text()).toBe(oldText);
  });

  test.each(['ENOSPC', 'EIO', 'EDQUOT'])('%s at each call of it: the former contents are back, and where their copy lies is said', async (code) => {
    answer = 'inPlace';
    elsewhere = true;
    for (const call of ['file.write', 'file.setSize', 'file.sync', 'file.close']) {
      for (const nth of call === 'file.write' ? [0, 1, 2] : [0]) {
        await writeFile(file, oldText);
        asked = [];
        let reason: unknown = null;
        const questions = { replacingRefused: async () => answer, notWritten: async (error: unknown) => ((reason = error), true) };
        // Counted from when the file itself is open: the copy of the old one is made before.
        let opened = -1;
        const counts = new Map<string, number>();
        const port = refusing('EXDEV', (name) => {
          if (name === 'openOver') opened += 1;
          const count = counts.get(name) ?? 0;
          if (opened < 0) return null;
          counts.set(name, count + 1);
          return name === call && count === nth ? { error: code } : null;
        });
        const stored = await storeWorkbook({ port, backups, questions, changedOutside: async () => ok(null), waiting: () => undefined }, file, newBytes);
        expect(stored, `${call} ${nth}`).toEqual({ ok: true, value: { kind: 'elsewhere' } });
        expect(reason).toMatchObject({ code: 'disk.putBack', details: { code } });
        expect(await text()).toBe(oldText);
        const { backup } = (reason as { details: { backup: string } }).details;
        expect(await text(backup)).toBe(oldText);
      }
    }
  });

  test('a disk that takes nothing from then on: said to be torn, and the copy holds the former contents', async () => {
    let opened = false;
    const port = refusing('EXDEV', (name, before) => {
      if (name === 'openOver') opened = true;
      return opened && name === 'file.write' && before > 3 ? { error: 'EIO' } : null;
    });
    const done = await writeInPlace(port, file, newBytes, backups.keep);
    if (!done.ok) throw new Error('The first bytes should have been taken');
    const broken = refusing('EXDEV');
    const again = await writeInPlace({ ...broken, openOver: async (path) => ({ ...(await broken.openOver(path)), write: async (bytes) => (bytes.length > 0 ? Promise.reject(fault('EIO')) : 0) }) }, file, Buffer.from('third'), backups.keep);
    expect(again).toMatchObject({ ok: false, error: { code: 'disk.torn', details: { code: 'EIO' } } });
    expect(await text(String(again.ok ? '' : again.error.details['backup']))).toBe(newText);
  });

  test('without a copy of the old version nothing is written', async () => {
    const done = await writeInPlace(nodeFs, file, newBytes, async () => ({ ok: false, error: { code: 'disk.noBackup', details: { code: 'ENOSPC' } } }));
    expect(done).toMatchObject({ ok: false, error: { code: 'disk.noCopyFirst', details: { code: 'ENOSPC' } } });
    const other = join(folder, 'other');
    await writeFile(other, 'not the same');
    expect(await writeInPlace(nodeFs, file, newBytes, async () => ok(other))).toMatchObject({ ok: false, error: { code: 'disk.noCopyFirst' } });
    expect(await text()).toBe(oldText);
  });

  test('a file that cannot even be opened for writing is untouched, and that is what is said', async () => {
    const done = await writeInPlace({ ...nodeFs, openOver: async () => Promise.reject(fault('EPERM')) }, file, newBytes, backups.keep);
    expect(done).toMatchObject({ ok: false, error: { code: 'disk.refused', details: { code: 'EPERM' } } });
    expect(await text()).toBe(oldText);
  });

  test('a new file is made in place, and one that cannot be made whole is taken away', async () => {
    await rm(file);
    expect(await writeInPlace(nodeFs, file, newBytes, backups.keep)).toMatchObject({ ok: true });
    expect(await text()).toBe(newText);
    await rm(file);
    const port = faultyFs(nodeFs, [], (call) => (call === 'file.write' ? { error: 'ENOSPC' } : null));
    expect(await writeInPlace(port, file, newBytes, backups.keep)).toMatchObject({ ok: false, error: { code: 'disk.full' } });
    expect(await booksBeside()).toEqual([]);
  });

  test('power may fail at every moment: the old version, the new one, or a copy of the old one is there whole', async () => {
    let states = 0;
    let bad = 0;
    const path = '/books/book.firebreak';
    const [before, after] = [Buffer.from('old '.repeat(50)), Buffer.from('newer '.repeat(40))];
    let isWatched = false;
    const fs = memoryFs(() => {
      if (!isWatched) return;
      for (const disk of fs.crashStates()) {
        states += 1;
        const isWhole = [before, after].some((bytes) => Buffer.compare(disk.get(path) ?? Buffer.alloc(0), bytes) === 0);
        const isKept = [...disk].some(([name, bytes]) => name.startsWith('/own/') && name.endsWith('.firebreak') && Buffer.compare(bytes, before) === 0);
        if (!isWhole && !isKept) bad += 1;
      }
    });
    const made = await fs.port.create(path);
    await made.write(before);
    await made.sync();
    await fs.port.syncFolder('/books');
    isWatched = true;
    expect(await writeInPlace(fs.port, path, after, createBackups(fs.port, '/own/backups', () => 1_700_000_000_000).keep)).toMatchObject({ ok: true });
    expect([bad, states > 20]).toEqual([0, true]);
  });
});

describe('a sync client that answers a save', () => {
  test('ours is moved aside and theirs put there: said at once, with the name, and it does not count as saved', async () => {
    const port = timed((real) => ({
      syncFolder: async (each) => {
        if (each === folder) {
          await rename(file, join(folder, 'book (conflict 2026-11-25).firebreak'));
          await writeFile(file, 'theirs');
        }
        return real.syncFolder(each);
      },
    }));
    expect(await store(port)).toMatchObject({ ok: false, error: { code: 'disk.swappedTo', details: { copy: 'book (conflict 2026-11-25).firebreak' } } });
    expect([await text(), await text(join(folder, 'book (conflict 2026-11-25).firebreak'))]).toEqual(['theirs', newText]);
  });

  test.each(['book (conflict).firebreak', 'book (PC 的衝突複本 2026-11-25).firebreak', 'book.sync-conflict-20261125-120000-ABC.firebreak'])('theirs is put beside it as “%s”: told once', async (name) => {
    await writeFile(join(folder, 'book (older conflict).firebreak'), 'told when it was opened');
    const port = timed((real) => ({
      syncFolder: async (each) => {
        if (each === folder) await writeFile(join(folder, name), 'theirs');
        return real.syncFolder(each);
      },
    }));
    expect(await store(port)).toMatchObject({ ok: true, value: { remarks: [{ code: 'saved.conflictCopies', details: { copies: name } }] } });
    expect(await store(port)).toMatchObject({ ok: true, value: { remarks: [] } });
  });
});

test('a hard link is broken, and that is said (P14)', async () => {
  const other = join(folder, 'other name.firebreak');
  await link(file, other);
  expect(await store(nodeFs)).toMatchObject({ ok: true, value: { remarks: [{ code: 'saved.otherNames', details: { name: basename(file), count: 1 } }] } });
  expect([await text(), await text(other)]).toEqual([newText, oldText]);
  expect(await store(nodeFs)).toMatchObject({ ok: true, value: { remarks: [] } });
});
