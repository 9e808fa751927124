/**
 * Replaces a file so that at every moment, and after every fault, either the old or the new one is there whole.
 *
 * Owns: steps 1, 3, 4, 6, 7 of "Saving" in the reliability page, and the mode and group of step 8. Does not own: asking
 * about a change made outside (`workbookFiles.ts`), keeping the old version (given), and the journal.
 * Usual libraries call `write` once and ignore a short count, which on a nearly full disk puts a cut file over the good one.
 */
import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { type Failure, ok, type Result, fail } from '../../shared/base/result.ts';
import { errorCode, type FileFacts, type FsFile, type FsPort } from './fsPort.ts';
import { realTarget } from './realTarget.ts';
import { writeAll } from './writeAll.ts';

export interface Written {
  /** Of the bytes, as read back from the disk; lower-case hex. */
  readonly sha256: string;
  /** `unconfirmed`: in place and verified, but the folder could not be synced, so that a power cut may bring the old file back. */
  readonly durability: 'confirmed' | 'unconfirmed';
  /** Why the version that was replaced could not be kept; null when it was, or when nothing was to be kept. */
  readonly notKept: Failure | null;
}

/** Keeps the file that is about to be replaced, given its real path. */
export type KeepOld = (target: string) => Promise<Result<null>>;

/** Room asked for beyond the file's own size: folder entries, blocks begun. */
const spaceFactor = 1.1;
/** On Windows a virus scanner or a sync client may hold the file for a moment: 20 ms, doubling, about 10 s in all. */
const renameWaits = [20, 40, 80, 160, 320, 640, 1280, 2560, 2560, 2340];
const busyCodes: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** A fault with the step at which it came, so that the message can say what to do. */
class StepError extends Error {
  readonly step: Step;
  readonly code: string;
  constructor(step: Step, code: string) {
    super(`${step}: ${code}`);
    this.step = step;
    this.code = code;
  }
}
type Step = 'find' | 'space' | 'create' | 'write' | 'sync' | 'verify' | 'rename';

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Writes `bytes` to `path`. The old file stays untouched, and nothing is left beside it, unless the result is ok.
 *
 * @returns what is now on the disk; or a failure `disk.*` with `name` (the file), `code` (the system's word) and, when a
 *   temporary file could not be removed, `leftover`. A version that cannot be kept does not hold the save back: the person
 *   wants the new one above all.
 */
export async function atomicWrite(port: FsPort, path: string, bytes: Uint8Array, keepOld: KeepOld | null = null): Promise<Result<Written>> {
  try {
    const target = await at('find', () => realTarget(port, path));
    const old = await at('find', () => presentFacts(port, target));
    refuseUnwritable(old);
    await refuseWithoutSpace(port, dirname(target), bytes.length);
    let notKept: Failure | null = null;
    const sha256 = await replace(port, target, old, bytes, async () => {
      if (old === null || keepOld === null) return;
      const kept = await keepOld(target);
      notKept = kept.ok ? null : kept.error;
    });
    return ok({ sha256, durability: await syncFolder(port, dirname(target)), notKept });
  } catch (error) {
    return fail(toFailure(error, basename(path)));
  }
}

/** After a failed sync the system may have dropped the pages: that file is thrown away and written afresh, once. */
async function replace(port: FsPort, target: string, old: FileFacts | null, bytes: Uint8Array, beforeRename: () => Promise<void>): Promise<string> {
  try {
    return await replaceOnce(port, target, old, bytes, beforeRename);
  } catch (error) {
    if (!(error instanceof StepError) || error.step !== 'sync') throw error;
    return replaceOnce(port, target, old, bytes, beforeRename);
  }
}

async function replaceOnce(port: FsPort, target: string, old: FileFacts | null, bytes: Uint8Array, beforeRename: () => Promise<void>): Promise<string> {
  const temporary = join(dirname(target), temporaryName(basename(target)));
  const file = await at('create', () => port.create(temporary));
  try {
    await fill(port, file, old, bytes);
    const sha256 = sha256Hex(await at('verify', () => port.read(temporary)));
    if (sha256 !== sha256Hex(bytes)) throw new StepError('verify', 'EIO');
    await beforeRename();
    await renameOver(port, temporary, target, sha256);
    return sha256;
  } catch (error) {
    await removeTemporary(port, temporary, error);
    throw error;
  }
}

/** Writes, sets mode and group, syncs, checks the size, and closes in any case. */
async function fill(port: FsPort, file: FsFile, old: FileFacts | null, bytes: Uint8Array): Promise<void> {
  try {
    await at('write', () => writeAll(file, bytes));
    await at('write', () => copyAccess(port, file, old));
    await at('sync', () => file.sync());
    const { size } = await at('write', () => file.facts());
    if (size !== bytes.length) throw new StepError('write', 'EIO');
  } catch (error) {
    // The first error says what went wrong; closing a file that is thrown away can only repeat it.
    await file.close().catch(() => undefined);
    throw error;
  }
  await at('write', () => file.close());
}

/** The new file is readable by the same people as the old one, never by more. */
async function copyAccess(port: FsPort, file: FsFile, old: FileFacts | null): Promise<void> {
  if (port.isWindows) return;
  if (old === null) return file.setMode(port.newFileMode);
  const own = await file.facts();
  let mode = old.mode & 0o777;
  if (own.gid !== old.gid || own.uid !== old.uid) {
    const kept = (await setOwner(file, old.uid, old.gid)) || (await setOwner(file, own.uid, old.gid));
    // Another group than before must not gain what the old one was allowed.
    if (!kept) mode &= ~0o070;
  }
  await file.setMode(mode);
}

async function setOwner(file: FsFile, uid: number, gid: number): Promise<boolean> {
  try {
    await file.setOwner(uid, gid);
    return true;
  } catch (error) {
    // Most people may not give files away, and some shares know no owners.
    if (['EPERM', 'EACCES', 'EINVAL', 'ENOSYS', 'ENOTSUP'].includes(errorCode(error))) return false;
    throw error;
  }
}

/** @param sha256 of the file to be put in place */
async function renameOver(port: FsPort, from: string, to: string, sha256: string): Promise<void> {
  for (const pause of port.isWindows ? renameWaits : []) {
    try {
      return await port.rename(from, to);
    } catch (error) {
      if (!busyCodes.has(errorCode(error))) throw new StepError('rename', errorCode(error));
      await port.wait(pause);
    }
  }
  try {
    await port.rename(from, to);
  } catch (error) {
    // Some shares report a failure although the file is in place.
    if (!(await isGone(port, from)) || sha256Hex(await at('rename', () => port.read(to))) !== sha256) throw new StepError('rename', errorCode(error));
  }
}

async function isGone(port: FsPort, path: string): Promise<boolean> {
  try {
    await port.lstat(path);
    return false;
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
}

async function syncFolder(port: FsPort, folder: string): Promise<Written['durability']> {
  if (port.isWindows) return 'confirmed';
  try {
    await port.syncFolder(folder);
    return 'confirmed';
  } catch (error) {
    errorCode(error);
    return 'unconfirmed';
  }
}

async function presentFacts(port: FsPort, target: string): Promise<FileFacts | null> {
  try {
    return await port.lstat(target);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function refuseUnwritable(old: FileFacts | null): void {
  if (old === null) return;
  if (!old.isFile) throw new StepError('find', 'EISDIR');
  // A rename would replace a file that its owner has marked as read-only.
  if ((old.mode & 0o222) === 0) throw new StepError('find', 'EROFS');
}

async function refuseWithoutSpace(port: FsPort, folder: string, size: number): Promise<void> {
  const free = await at('space', () => port.freeSpace(folder));
  // Some network shares report nothing at all; the write itself tells there.
  if (free > 0 && free < size * spaceFactor) throw new StepError('space', 'ENOSPC');
}

async function removeTemporary(port: FsPort, temporary: string, cause: unknown): Promise<void> {
  try {
    await port.remove(temporary);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && cause instanceof StepError) Object.assign(cause, { leftover: basename(temporary) });
  }
}

/** Hidden on Unix, random, and short enough for every file system. */
function temporaryName(name: string): string {
  return `${temporaryStart(name)}${randomBytes(8).toString('hex')}.tmp`;
}

function temporaryStart(name: string): string {
  return `.~${Array.from(name).slice(0, 40).join('')}.`;
}

/** Whether a name in a file's folder is one that a save of this file has left. */
export function isTemporaryOf(name: string, candidate: string): boolean {
  const start = temporaryStart(name);
  return candidate.startsWith(start) && /^[0-9a-f]{16}\.tmp$/.test(candidate.slice(start.length));
}

async function at<T>(step: Step, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StepError) throw error;
    throw new StepError(step, errorCode(error));
  }
}

const failureCodes: Readonly<Record<string, string>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EROFS: 'disk.readOnly',
  EACCES: 'disk.refused',
  EPERM: 'disk.refused',
  EBUSY: 'disk.busy',
  ENOENT: 'disk.folderGone',
  ENOTDIR: 'disk.folderGone',
  EISDIR: 'disk.notAFile',
  ELOOP: 'disk.linkLoop',
};

function toFailure(error: unknown, name: string): Failure {
  if (!(error instanceof StepError)) throw error;
  const leftover = 'leftover' in error && typeof error.leftover === 'string' ? { leftover: error.leftover } : {};
  const code = error.step === 'verify' ? 'disk.notVerified' : (failureCodes[error.code] ?? 'disk.failed');
  return { code, details: { name, code: error.code, ...leftover } };
}
