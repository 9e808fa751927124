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
import { fileHash, fileHashOf } from './fileHash.ts';
import { refuseStopped } from './stops.ts';
import { errorCode, type FileFacts, type FsFile, type FsPort } from './fsPort.ts';
import { Patience, type Waiting } from './patience.ts';
import { realTarget } from './realTarget.ts';
import { at, changedMeanwhile, StepError, swapped, toFailure } from './saveFault.ts';
import { writeAll } from './writeAll.ts';

export interface Written {
  /** Of the bytes, as read back from the disk; lower-case hex. */
  readonly sha256: string;
  /** `unconfirmed`: in place and verified, but the folder could not be synced, so that a power cut may bring the old file back. */
  readonly durability: 'confirmed' | 'unconfirmed';
  /** Why the version that was replaced could not be kept; null when it was, or when nothing was to be kept. */
  readonly notKept: Failure | null;
  /** Other names that the file had by hard links: they still lead to the former content. */
  readonly otherNames: number;
}

/** Keeps the file that is about to be replaced, given its real path. @returns where */
export type KeepOld = (target: string) => Promise<Result<string>>;

/** What is wished of a write beside its being whole. */
export interface WriteWishes {
  readonly keepOld?: KeepOld | null;
  readonly waiting?: Waiting | null;
  readonly stop?: AbortSignal | undefined;
}

/** Room asked for beyond the file's own size: folder entries, blocks begun. */
const spaceFactor = 1.1;

/** @param content  bytes, or a text or texts in a row whose UTF-8 bytes count */
export function sha256Hex(content: Uint8Array | string | readonly string[]): string {
  const hash = createHash('sha256');
  for (const piece of content instanceof Uint8Array || typeof content === 'string' ? [content] : content) hash.update(piece);
  return hash.digest('hex');
}

/**
 * Writes `bytes` to `path`. The old file stays untouched, and nothing is left beside it, unless the result is ok.
 *
 * @param how  `waiting` is told while another program holds the file; `stop` gives the save up until the new file is in place
 * @returns what is now on the disk; or a failure as `toFailure` describes it. A version that cannot be kept does not hold the
 *   save back: the person wants the new one above all.
 */
export async function atomicWrite(port: FsPort, path: string, bytes: Uint8Array, { keepOld = null, waiting = null, stop }: WriteWishes = {}): Promise<Result<Written>> {
  try {
    const target = await at('find', () => realTarget(port, path));
    const old = await at('find', () => presentFacts(port, target));
    refuseUnwritable(old);
    await refuseWithoutSpace(port, dirname(target), bytes.length);
    let notKept: Failure | null = null;
    const patience = new Patience(port, waiting, stop);
    const keep = async (): Promise<void> => {
      if (old === null || keepOld === null) return;
      const kept = await keepOld(target);
      notKept = kept.ok ? null : kept.error;
    };
    const { sha256, facts } = await replace({ port, target, old, patience, keep, stop }, bytes);
    const isSynced = await syncFolder(port, dirname(target));
    const isSeen = await isStillThere(port, target, facts, sha256);
    return ok({ sha256, durability: isSynced && isSeen ? 'confirmed' : 'unconfirmed', notKept, otherNames: Math.max(0, (old?.names ?? 1) - 1) });
  } catch (error) {
    return fail(toFailure(error, basename(path)));
  }
}

interface Replacing {
  readonly port: FsPort;
  readonly target: string;
  /** null: there was none. */
  readonly old: FileFacts | null;
  readonly patience: Patience;
  readonly keep: () => Promise<void>;
  readonly stop: AbortSignal | undefined;
}

/** What was put in place. */
interface Replaced {
  /** Of its bytes. */
  readonly sha256: string;
  /** As it was before the rename, which changes none of them. */
  readonly facts: FileFacts;
}

/** After a failed sync the system may have dropped the pages: that file is thrown away and written afresh, once. */
async function replace(replacing: Replacing, bytes: Uint8Array): Promise<Replaced> {
  try {
    return await replaceOnce(replacing, bytes);
  } catch (error) {
    if (!(error instanceof StepError) || error.step !== 'sync') throw error;
    return replaceOnce(replacing, bytes);
  }
}

async function replaceOnce(replacing: Replacing, bytes: Uint8Array): Promise<Replaced> {
  const { port, target, patience, keep, stop } = replacing;
  const temporary = join(dirname(target), temporaryName(basename(target)));
  const file = await at('create', () => patience.try(() => port.create(temporary)));
  try {
    await fill(replacing, file, bytes);
    const sha256 = await at('verify', () => fileHashOf(port, temporary, stop));
    if (sha256 !== (await fileHash(bytes))) throw new StepError('verify', 'EIO');
    await at('verify', async () => refuseStopped(stop));
    await keep();
    const facts = await at('verify', () => port.lstat(temporary));
    await at('rename', () => patience.try(() => renameOver(replacing, temporary, sha256)));
    return { sha256, facts };
  } catch (error) {
    await removeTemporary(port, temporary, error);
    throw error;
  }
}

/** Writes, sets mode and group, syncs, checks the size, and closes in any case. */
async function fill({ port, old, stop }: Replacing, file: FsFile, bytes: Uint8Array): Promise<void> {
  try {
    await at('write', () => writeAll(file, bytes, () => refuseStopped(stop)));
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

/**
 * Renames once. Whoever held the file may have changed it: it is looked at again before each try.
 *
 * @param sha256 of the file to be put in place
 */
async function renameOver({ port, target, old, stop }: Replacing, from: string, sha256: string): Promise<void> {
  if (!isSameFile(old, await presentFacts(port, target))) throw new StepError('rename', changedMeanwhile);
  refuseStopped(stop);
  try {
    await port.rename(from, target);
  } catch (error) {
    // Some shares report a failure although the file is in place.
    if (!(await isGone(port, from)) || (await fileHashOf(port, target)) !== sha256) throw error;
  }
}

/**
 * Looks at the file after the save: a sync client may answer with the file of the other side, and put ours beside it.
 *
 * @returns whether it could be looked at
 * @throws `swapped` when the file holds other bytes
 */
async function isStillThere(port: FsPort, target: string, facts: FileFacts, sha256: string): Promise<boolean> {
  try {
    // Shares may round a time: only other bytes are another file.
    const isOurs = isSameFile(facts, await presentFacts(port, target)) || (await fileHashOf(port, target)) === sha256;
    if (!isOurs) throw new StepError('rename', swapped);
    return true;
  } catch (error) {
    if (error instanceof StepError) throw error;
    errorCode(error);
    return false;
  }
}

function isSameFile(one: FileFacts | null, other: FileFacts | null): boolean {
  if (one === null || other === null) return one === other;
  return one.size === other.size && one.modified === other.modified;
}

async function isGone(port: FsPort, path: string): Promise<boolean> {
  try {
    await port.lstat(path);
    return false;
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
}

/** @returns whether the folder's entries are on the disk */
async function syncFolder(port: FsPort, folder: string): Promise<boolean> {
  if (port.isWindows) return true;
  try {
    await port.syncFolder(folder);
    return true;
  } catch (error) {
    errorCode(error);
    return false;
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
