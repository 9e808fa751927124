import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { atomicWrite, sha256Hex } from '../../../../main/workbooks/atomicWrite.ts';
import { nodeFs, type FsPort } from '../../../../main/workbooks/fsPort.ts';
import { type Fault, faultyFs, type FsTrace } from '../../../builders/faultyFs.ts';

const oldBytes = new TextEncoder().encode('the old workbook\n');
/** Several pieces long, so that a fault can come between them. */
const newBytes = Uint8Array.from({ length: 2_500_000 }, (_, index) => (index * 7919) % 251);

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-save-'));
  file = join(folder, 'book.firebreak');
  await writeFile(file, oldBytes);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Faults on the nth call of a name, every time from then on or only once. */
function faultOn(call: string, nth: number, fault: Fault): FsPort {
  return faultyFs(nodeFs, [], (name, before) => (name === call && before === nth ? fault : null));
}

async function traceOfGoodSave(): Promise<FsTrace> {
  const trace: FsTrace = [];
  const result = await atomicWrite(faultyFs(nodeFs, trace, () => null), file, newBytes);
  expect(result.ok).toBe(true);
  await writeFile(file, oldBytes);
  return trace;
}

async function expectOldFileAlone(): Promise<void> {
  expect(await readFile(file)).toEqual(Buffer.from(oldBytes));
  expect(await readdir(folder)).toEqual(['book.firebreak']);
}

describe('a save without faults', () => {
  test('puts the new bytes in place and gives their hash', async () => {
    const result = await atomicWrite(nodeFs, file, newBytes);
    expect(result).toEqual({ ok: true, value: { sha256: sha256Hex(newBytes), durability: 'confirmed', notKept: null, otherNames: 0 } });
    expect(Buffer.compare(await readFile(file), newBytes)).toBe(0);
    expect(await readdir(folder)).toEqual(['book.firebreak']);
  });

  test('syncs and reads back before it renames, and syncs the folder after (P6)', async () => {
    const trace = await traceOfGoodSave();
    const order = ['create', 'file.write', 'file.setMode', 'file.sync', 'file.close', 'read', 'rename', 'syncFolder'].map((call) => trace.lastIndexOf(call));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('writes an empty file too', async () => {
    expect((await atomicWrite(nodeFs, file, new Uint8Array())).ok).toBe(true);
    expect((await readFile(file)).length).toBe(0);
  });

  test('makes a new file readable as other new files are', async () => {
    const other = join(folder, 'new.firebreak');
    await atomicWrite(nodeFs, other, oldBytes);
    expect((await stat(other)).mode & 0o777).toBe(nodeFs.newFileMode);
  });

  test('keeps the permissions of the old file', async () => {
    await chmod(file, 0o640);
    await atomicWrite(nodeFs, file, newBytes);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  test('takes the rights of the group away when the group cannot be kept', async () => {
    await chmod(file, 0o664);
    const port = faultyFs(nodeFs, [], (call) => (call === 'file.setOwner' ? { error: 'EPERM' } : null));
    const elsewhere: FsPort = { ...port, lstat: async (path) => ({ ...(await nodeFs.lstat(path)), gid: 4321 }) };
    expect((await atomicWrite(elsewhere, file, newBytes)).ok).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o604);
  });
});

describe('every fault at every call leaves the old file alone and is reported (P3)', () => {
  test.each(['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EACCES'])('%s', async (error) => {
    const trace = await traceOfGoodSave();
    const lookAfter = trace.filter((each) => each === 'lstat').length - 1;
    const places = [...new Set(trace)].flatMap((call) => trace.filter((each) => each === call).map((_, nth) => ({ call, nth })));
    expect(places.length).toBeGreaterThan(12);
    for (const { call, nth } of places) {
      const result = await atomicWrite(faultOn(call, nth, { error }), file, newBytes);
      // The new file is in place by then.
      if (call === 'syncFolder' || (call === 'lstat' && nth === lookAfter)) {
        expect(result).toMatchObject({ ok: true, value: { durability: 'unconfirmed' } });
        await writeFile(file, oldBytes);
      } else if (call === 'file.sync') {
        // One fresh try is made after a failed sync, and it works here.
        expect(result.ok).toBe(true);
        await writeFile(file, oldBytes);
      } else {
        expect(result, `${call} ${nth}`).toMatchObject({ ok: false, error: { details: { name: 'book.firebreak', code: error } } });
      }
      await expectOldFileAlone();
    }
  });

  test('a sync that fails twice is an error, and the same file is never synced again', async () => {
    const trace: FsTrace = [];
    const port = faultyFs(nodeFs, trace, (call) => (call === 'file.sync' ? { error: 'EIO' } : null));
    expect(await atomicWrite(port, file, newBytes)).toMatchObject({ ok: false, error: { code: 'disk.failed' } });
    expect(trace.filter((call) => call === 'create')).toHaveLength(2);
    expect(trace.filter((call) => call === 'file.sync')).toHaveLength(2);
    await expectOldFileAlone();
  });

  test('a disk that takes only half of what it is given still gets all of it', async () => {
    const port = faultyFs(nodeFs, [], (call) => (call === 'file.write' ? { takes: (given) => Math.ceil(given / 2) } : null));
    expect((await atomicWrite(port, file, newBytes)).ok).toBe(true);
    expect(Buffer.compare(await readFile(file), newBytes)).toBe(0);
  });

  test('a disk that takes nothing is an error, not a cut file', async () => {
    const port = faultyFs(nodeFs, [], (call, before) => (call === 'file.write' && before > 0 ? { takes: () => 0 } : null));
    expect(await atomicWrite(port, file, newBytes)).toMatchObject({ ok: false, error: { code: 'disk.failed', details: { code: 'EIO' } } });
    await expectOldFileAlone();
  });

  test('a count of bytes that cannot be is an error', async () => {
    const strange = faultyFs(nodeFs, [], () => null);
    const port: FsPort = { ...strange, create: async (path) => ({ ...(await strange.create(path)), write: async (bytes) => bytes.length + 1 }) };
    expect(await atomicWrite(port, file, newBytes)).toMatchObject({ ok: false, error: { code: 'disk.failed' } });
    await expectOldFileAlone();
  });

  test('bytes that come back changed are not put in place', async () => {
    const port: FsPort = { ...nodeFs, pieces: async function* (path) {
      yield (await nodeFs.read(path)).map((byte, index) => (index === 1_500_000 ? byte ^ 1 : byte));
    } };
    expect(await atomicWrite(port, file, newBytes)).toMatchObject({ ok: false, error: { code: 'disk.notVerified' } });
    await expectOldFileAlone();
  });

  test('too little room is refused before anything is written', async () => {
    const trace: FsTrace = [];
    const port = faultyFs({ ...nodeFs, freeSpace: async () => newBytes.length }, trace, () => null);
    expect(await atomicWrite(port, file, newBytes)).toMatchObject({ ok: false, error: { code: 'disk.full' } });
    expect(trace).not.toContain('create');
    await expectOldFileAlone();
  });

  test('a temporary file that cannot be removed is named', async () => {
    const port = faultyFs(nodeFs, [], (call) => (call === 'rename' || call === 'remove' ? { error: 'EACCES' } : null));
    const result = await atomicWrite(port, file, newBytes);
    const left = (await readdir(folder)).find((name) => name !== 'book.firebreak');
    expect(result).toMatchObject({ ok: false, error: { code: 'disk.refused', details: { leftover: left } } });
    expect(await readFile(file)).toEqual(Buffer.from(oldBytes));
  });
});

describe('a file held by another program on Windows', () => {
  test('is waited for', async () => {
    const trace: FsTrace = [];
    const port = { ...faultyFs(nodeFs, trace, (call, before) => (call === 'rename' && before < 4 ? { error: 'EPERM' } : null)), isWindows: true };
    expect((await atomicWrite(port, file, newBytes)).ok).toBe(true);
    expect(trace.filter((call) => call === 'wait')).toHaveLength(4);
  });

  test('is given up at once when the person says so, with the old file whole', async () => {
    const stopper = new AbortController();
    const faulty = faultyFs(nodeFs, [], (call) => (call === 'rename' ? { error: 'EBUSY' } : null));
    const port = { ...faulty, isWindows: true, wait: () => new Promise<void>(() => stopper.abort()) };
    expect(await atomicWrite(port, file, newBytes, { stop: stopper.signal })).toMatchObject({ ok: false, error: { code: 'fileWork.savingStopped' } });
    await expectOldFileAlone();
  });

  test('is given up in the end, with the old file whole', async () => {
    const waited: number[] = [];
    const faulty = faultyFs(nodeFs, [], (call) => (call === 'rename' ? { error: 'EBUSY' } : null));
    const port = { ...faulty, isWindows: true, wait: async (milliseconds: number) => void waited.push(milliseconds) };
    expect(await atomicWrite(port, file, newBytes)).toMatchObject({ ok: false, error: { code: 'disk.busy' } });
    expect(waited.reduce((sum, each) => sum + each, 0)).toBe(10_000);
    await expectOldFileAlone();
  });
});

describe('what is not a plain file of ours', () => {
  test('a link stays a link and its target gets the bytes (P14)', async () => {
    const inner = join(folder, 'inner');
    await mkdir(inner);
    const link = join(inner, 'link.firebreak');
    await symlink('../book.firebreak', link);
    expect((await atomicWrite(nodeFs, link, newBytes)).ok).toBe(true);
    expect(await readlink(link)).toBe('../book.firebreak');
    expect(Buffer.compare(await readFile(file), newBytes)).toBe(0);
    expect(await readdir(inner)).toEqual(['link.firebreak']);
  });

  test('a link to a missing file makes that file', async () => {
    const link = join(folder, 'link.firebreak');
    await symlink('missing.firebreak', link);
    expect((await atomicWrite(nodeFs, link, oldBytes)).ok).toBe(true);
    expect(await readFile(join(folder, 'missing.firebreak'))).toEqual(Buffer.from(oldBytes));
  });

  test('a chain of links over linked folders ends at its file, and every link stays (P14)', async () => {
    await mkdir(join(folder, 'real'));
    await symlink('real', join(folder, 'linked'));
    await symlink(join('..', 'book.firebreak'), join(folder, 'real', 'inner.firebreak'));
    await symlink(join('linked', 'inner.firebreak'), join(folder, 'outer.firebreak'));
    await chmod(file, 0o640);
    expect((await atomicWrite(nodeFs, join(folder, 'outer.firebreak'), newBytes)).ok).toBe(true);
    expect(Buffer.compare(await readFile(file), newBytes)).toBe(0);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect([await readlink(join(folder, 'outer.firebreak')), await readlink(join(folder, 'real', 'inner.firebreak'))]).toEqual([join('linked', 'inner.firebreak'), join('..', 'book.firebreak')]);
    expect(await readdir(join(folder, 'real'))).toEqual(['inner.firebreak']);
  });

  test('a link into a folder that is gone is an error, and stays (P14)', async () => {
    const link = join(folder, 'link.firebreak');
    await symlink('gone/book.firebreak', link);
    expect(await atomicWrite(nodeFs, link, oldBytes)).toMatchObject({ ok: false, error: { code: 'disk.folderGone' } });
    expect(await readlink(link)).toBe('gone/book.firebreak');
  });

  test('a circle of links is an error', async () => {
    await symlink('b.firebreak', join(folder, 'a.firebreak'));
    await symlink('a.firebreak', join(folder, 'b.firebreak'));
    expect(await atomicWrite(nodeFs, join(folder, 'a.firebreak'), oldBytes)).toMatchObject({ ok: false, error: { code: 'disk.linkLoop' } });
  });

  test('a folder is not replaced', async () => {
    const inner = join(folder, 'inner.firebreak');
    await mkdir(inner);
    expect(await atomicWrite(nodeFs, inner, oldBytes)).toMatchObject({ ok: false, error: { code: 'disk.notAFile' } });
  });

  test('a write-protected file is not replaced', async () => {
    await chmod(file, 0o444);
    expect(await atomicWrite(nodeFs, file, newBytes)).toMatchObject({ ok: false, error: { code: 'disk.readOnly' } });
    await expectOldFileAlone();
  });

  test('a folder that is gone is an error', async () => {
    expect(await atomicWrite(nodeFs, join(folder, 'gone', 'book.firebreak'), newBytes)).toMatchObject({ ok: false, error: { code: 'disk.folderGone' } });
  });
});

test('a save that is given up at any of its steps before the last leaves the old file whole', async () => {
  const trace: FsTrace = [];
  await atomicWrite(faultyFs(nodeFs, trace, () => null), file, oldBytes);
  for (const nth of trace.slice(0, trace.indexOf('rename')).keys()) {
    const stopper = new AbortController();
    const seen: FsTrace = [];
    const port = faultyFs(nodeFs, seen, () => {
      if (seen.length === nth + 1) stopper.abort();
      return null;
    });
    expect(await atomicWrite(port, file, newBytes, { stop: stopper.signal })).toMatchObject({ ok: false, error: { code: 'fileWork.savingStopped' } });
    await expectOldFileAlone();
  }
});
