/**
 * Earlier versions of workbooks, in a folder of the program's own: each version that a save replaces, and those that a
 * person named.
 *
 * Owns: where they lie, how long they stay, and that each is whole. Does not own: when a save replaces a file
 * (`atomicWrite.ts`), what a version means (the page). A version's name holds its hash, so that nothing beside it can go out
 * of step with it. A workbook's folder is named after its real path: two of the same name never share one.
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { VersionId, VersionOfWorkbook, WorkbookVersions } from '../../shared/ipc/contract.ts';
import { atomicWrite, sha256Hex } from './atomicWrite.ts';
import { damagedTexts, fileHash, fileHashOf } from './fileHash.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import { keptTimes } from './retention.ts';
import { workbookName } from './workbookName.ts';

export interface Backups {
  /** Copies the file that a save is about to replace, and verifies the copy. @param target its real path @returns the copy's path */
  keep(target: string): Promise<Result<string>>;
  /** The same for a file that a save of `target` has left beside it. */
  keepFrom(source: string, target: string): Promise<Result<string>>;
  /** Keeps a version under a name, until the person deletes it. @param text  or its UTF-8 bytes */
  name(target: string, label: string, text: string | Uint8Array): Promise<Result<null>>;
  /** Names a version, or gives it another name: it is kept until the person deletes it. */
  rename(id: VersionId, label: string): Promise<Result<null>>;
  /** Deletes a version that has a name; those without one go by themselves. */
  remove(id: VersionId): Promise<Result<null>>;
  /** All workbooks with versions, the one last changed first; `first` before all others. */
  list(first: string | null): Promise<readonly WorkbookVersions[]>;
  /** The text of a version in a row, checked against its hash. */
  read(id: VersionId): Promise<Result<{ readonly name: string; readonly time: number; readonly texts: readonly string[] }>>;
}

interface Version {
  readonly file: string;
  readonly time: number;
  readonly sha256: string;
}

/** All versions together: no more than this, nor than a tenth of the room that there would be without them. */
const mostBytes = 2 * 1024 ** 3;
const mostOfRoom = 0.1;
/** Of each workbook, whatever the room. */
const neverBelow = 3;
/** What is read again when versions are listed; the rest is checked when it is opened. */
const checkedBytes = 256 * 1024 ** 2;

const versionName = /^(\d{13,16})_([0-9a-f]{64})\.firebreak$/;
const ofWorkbook = z.object({ path: z.string().min(1) });
const labelLimit = 120;

/** @param folder `backups` in the program's own folder */
export function createBackups(port: FsPort, folder: string, now: () => number): Backups {
  const ids = new Map<string, VersionId>();

  function idOf(file: string): VersionId {
    const id = ids.get(file) ?? (randomBytes(18).toString('base64url') as VersionId);
    ids.set(file, id);
    return id;
  }

  async function homeOf(target: string): Promise<string> {
    const home = join(folder, sha256Hex(new TextEncoder().encode(target)).slice(0, 32));
    await port.makeFolder(home);
    const about = join(home, 'workbook.json');
    if (!(await exists(port, about))) await atomicWrite(port, about, new TextEncoder().encode(`${JSON.stringify({ path: target })}\n`));
    return home;
  }

  /** A time that no other version has, so that retention tells them apart. */
  async function freeTime(home: string): Promise<number> {
    const newest = Math.max(0, ...(await versionsIn(port, home)).map(({ time }) => time));
    return Math.max(now(), newest + 1);
  }

  async function keepFrom(source: string, target: string): Promise<Result<string>> {
    try {
      const home = await homeOf(target);
      const sha256 = await fileHashOf(port, source);
      const [newest] = await versionsIn(port, home);
      if (newest?.sha256 === sha256 && (await fileHashOf(port, join(home, newest.file))) === sha256) return ok(join(home, newest.file));
      const draft = join(home, `${randomBytes(8).toString('hex')}.tmp`);
      await port.copy(source, draft);
      if ((await fileHashOf(port, draft)) !== sha256) throw Object.assign(new Error('The copy differs'), { code: 'EIO' });
      const kept = join(home, `${await freeTime(home)}_${sha256}.firebreak`);
      await port.rename(draft, kept);
      if (!port.isWindows) await port.syncFolder(home);
      await prune(home);
      return ok(kept);
    } catch (error) {
      return failure('disk.noBackup', { name: basename(target), code: errorCode(error) });
    }
  }

  async function prune(home: string): Promise<void> {
    const versions = await versionsIn(port, home);
    const labelled = await labelsIn(port, home);
    const kept = keptTimes(versions.map(({ time }) => time), now());
    const dropped = versions.filter(({ file, time }) => !kept.has(time) && !labelled.has(file));
    for (const { file } of dropped) await port.remove(join(home, file));
    for (const name of await port.list(home)) if (name.endsWith('.tmp')) await port.remove(join(home, name));
    await keepWithinRoom();
  }

  /** Drops the oldest of all workbooks until the rest fits. */
  async function keepWithinRoom(): Promise<void> {
    const all: { path: string; time: number; size: number }[] = [];
    let total = 0;
    for (const home of await homes()) {
      const labelled = await labelsIn(port, home);
      for (const [index, { file, time }] of (await versionsIn(port, home)).entries()) {
        const { size } = await port.stat(join(home, file));
        total += size;
        if (index >= neverBelow && !labelled.has(file)) all.push({ path: join(home, file), time, size });
      }
    }
    const most = Math.min(mostBytes, ((await port.freeSpace(folder)) + total) * mostOfRoom);
    for (const { path, size } of all.toSorted((a, b) => a.time - b.time)) {
      if (total <= most) return;
      await port.remove(path);
      total -= size;
    }
  }

  async function homes(): Promise<readonly string[]> {
    const names = await listed(port, folder);
    return names.filter((name) => /^[0-9a-f]{32}$/.test(name)).map((name) => join(folder, name));
  }

  async function list(first: string | null): Promise<readonly WorkbookVersions[]> {
    const found: { path: string; versions: VersionOfWorkbook[] }[] = [];
    let left = checkedBytes;
    for (const home of await homes()) {
      const path = await pathOf(port, home);
      const labels = await labelsIn(port, home);
      const versions: VersionOfWorkbook[] = [];
      for (const version of await versionsIn(port, home)) {
        const file = join(home, version.file);
        const { size } = await port.stat(file);
        const isChecked = size <= left;
        if (isChecked) left -= size;
        const isSound = !isChecked || (await fileHashOf(port, file)) === version.sha256;
        versions.push({ id: idOf(file), time: version.time, bytes: size, label: labels.get(version.file) ?? '', state: isChecked ? (isSound ? 'sound' : 'damaged') : 'unchecked' });
      }
      if (path !== null && versions.length > 0) found.push({ path, versions });
    }
    const order = (each: { path: string; versions: readonly VersionOfWorkbook[] }): number => (each.path === first ? Infinity : (each.versions[0]?.time ?? 0));
    return found
      .toSorted((a, b) => order(b) - order(a))
      .map(({ path, versions }) => ({ name: workbookName(path), folder: basename(dirname(path)), isCurrent: path === first, versions }));
  }

  /** Does something with the file of a version that is still there. */
  async function on(id: VersionId, act: (file: string) => Promise<Result<null>>): Promise<Result<null>> {
    const file = [...ids].find(([, each]) => each === id)?.[0];
    if (file === undefined || !(await exists(port, file))) return failure('disk.versionGone');
    try {
      return await act(file);
    } catch (error) {
      return failure('disk.versionNotChanged', { name: workbookName((await pathOf(port, dirname(file))) ?? file), code: errorCode(error) });
    }
  }

  return {
    keep: (target) => keepFrom(target, target),
    keepFrom,
    name: async (target, label, text) => {
      try {
        const home = await homeOf(target);
        const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
        const file = `${await freeTime(home)}_${await fileHash(bytes)}.firebreak`;
        const written = await atomicWrite(port, join(home, file), bytes);
        if (!written.ok) return written;
        const labelled = await atomicWrite(port, join(home, `${file}.label`), new TextEncoder().encode(label.slice(0, labelLimit)));
        return labelled.ok ? ok(null) : labelled;
      } catch (error) {
        return failure('disk.noBackup', { name: basename(target), code: errorCode(error) });
      }
    },
    rename: (id, label) =>
      on(id, async (file) => {
        const written = await atomicWrite(port, `${file}.label`, new TextEncoder().encode(label.slice(0, labelLimit)));
        return written.ok ? ok(null) : written;
      }),
    remove: (id) =>
      on(id, async (file) => {
        if (!(await labelsIn(port, dirname(file))).has(basename(file))) return failure('disk.versionGone');
        await port.remove(file);
        await port.remove(`${file}.label`);
        ids.delete(file);
        return ok(null);
      }),
    list,
    read: async (id) => {
      const file = [...ids].find(([, each]) => each === id)?.[0];
      const [, time = '', sha256 = ''] = file === undefined ? [] : (versionName.exec(basename(file)) ?? []);
      if (file === undefined) return failure('disk.versionGone');
      try {
        const bytes = await port.read(file);
        const name = workbookName((await pathOf(port, dirname(file))) ?? file);
        if ((await fileHash(bytes)) !== sha256) return failure('disk.versionDamaged', { name });
        return ok({ name, time: Number(time), texts: await damagedTexts(bytes) });
      } catch (error) {
        errorCode(error);
        return failure('disk.versionGone');
      }
    },
  };
}

/** Newest first. */
async function versionsIn(port: FsPort, home: string): Promise<readonly Version[]> {
  const versions = (await listed(port, home)).flatMap((file): Version[] => {
    const [, time, sha256] = versionName.exec(file) ?? [];
    return time === undefined || sha256 === undefined ? [] : [{ file, time: Number(time), sha256 }];
  });
  return versions.toSorted((a, b) => b.time - a.time);
}

/** Name of a version's file -> what the person called it. */
async function labelsIn(port: FsPort, home: string): Promise<ReadonlyMap<string, string>> {
  const labels = new Map<string, string>();
  for (const name of await listed(port, home)) {
    if (name.endsWith('.firebreak.label')) labels.set(name.slice(0, -'.label'.length), new TextDecoder().decode(await port.read(join(home, name))));
  }
  return labels;
}

async function pathOf(port: FsPort, home: string): Promise<string | null> {
  try {
    const parsed = ofWorkbook.safeParse(JSON.parse(new TextDecoder().decode(await port.read(join(home, 'workbook.json')))));
    return parsed.success ? parsed.data.path : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) errorCode(error);
    return null;
  }
}

/** Nothing for a folder that is not there. */
async function listed(port: FsPort, folder: string): Promise<readonly string[]> {
  try {
    return await port.list(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function exists(port: FsPort, path: string): Promise<boolean> {
  try {
    await port.stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
