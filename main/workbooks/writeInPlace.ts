/**
 * The way of last resort, where a place takes no other file in the place of the one there: writes over it, which for a moment
 * leaves neither the old nor the new one. Only after asking, and only with a verified copy of the old one.
 *
 * Owns: the part of step 6 of "Saving" in the reliability page that follows a refused rename.
 */
import { basename } from 'node:path';
import { type Failure, fail, failure, ok, type Result } from '../../shared/base/result.ts';
import { type KeepOld, sha256Hex, type Written } from './atomicWrite.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import { realTarget } from './realTarget.ts';
import { at, StepError, toFailure } from './saveFault.ts';
import { writeAll } from './writeAll.ts';

/**
 * Writes `bytes` over the file at `path`, or makes it where there is none.
 *
 * @param keepOld copies what is there now; without a copy that holds the same bytes nothing is written
 * @returns a failure `disk.noCopyFirst` or one of `toFailure` when the file is untouched; `disk.putBack` when it was written
 *   and has its former content again, and `disk.torn` when not even that could be had; these two name the `backup`
 */
export async function writeInPlace(port: FsPort, path: string, bytes: Uint8Array, keepOld: KeepOld): Promise<Result<Written>> {
  const name = basename(path);
  const sha256 = sha256Hex(bytes);
  const written: Written = { sha256, durability: 'confirmed', notKept: null, otherNames: 0 };
  try {
    const target = await at('find', () => realTarget(port, path));
    const former = await formerBytes(port, target);
    if (former === null) {
      await makeNew(port, target, bytes);
      return ok(written);
    }
    const backup = await verifiedCopy(port, target, former, keepOld);
    if (!backup.ok) return failure('disk.noCopyFirst', { name, code: String(backup.error.details['code'] ?? '') });
    const fault = await tryOver(port, target, bytes);
    if (fault === null) return ok(written);
    const wasPutBack = fault.isUntouched || (await isPutBack(port, target, former));
    if (fault.isUntouched) return fail(toFailure(fault.error, name));
    return failure(wasPutBack ? 'disk.putBack' : 'disk.torn', { name, code: fault.error.code, backup: backup.value });
  } catch (error) {
    return fail(toFailure(error, name));
  }
}

async function formerBytes(port: FsPort, target: string): Promise<Uint8Array | null> {
  try {
    return await port.read(target);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new StepError('find', errorCode(error));
  }
}

/** A copy that holds what the file held a moment ago, as read back from the disk. */
async function verifiedCopy(port: FsPort, target: string, former: Uint8Array, keepOld: KeepOld): Promise<Result<string, Failure>> {
  const kept = await keepOld(target);
  if (!kept.ok) return kept;
  const copy = await at('verify', () => port.read(kept.value));
  return sha256Hex(copy) === sha256Hex(former) ? kept : failure('disk.noBackup', { code: 'EIO' });
}

/** Nothing is lost with a new file that could not be made whole: it is taken away. */
async function makeNew(port: FsPort, target: string, bytes: Uint8Array): Promise<void> {
  const file = await at('create', () => port.create(target));
  try {
    await at('write', () => file.setMode(port.newFileMode));
  } finally {
    await file.close();
  }
  try {
    await writeOver(port, target, bytes, () => undefined);
  } catch (error) {
    await port.remove(target).catch(errorCode);
    throw error;
  }
}

interface Fault {
  readonly error: StepError;
  /** Not a byte of the file was written. */
  readonly isUntouched: boolean;
}

async function tryOver(port: FsPort, target: string, bytes: Uint8Array): Promise<Fault | null> {
  let isUntouched = true;
  try {
    await writeOver(port, target, bytes, () => {
      isUntouched = false;
    });
    return null;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    return { error, isUntouched };
  }
}

/** What stopped the new bytes may stop the old ones for a moment only: tried twice. */
async function isPutBack(port: FsPort, target: string, former: Uint8Array): Promise<boolean> {
  return (await tryOver(port, target, former)) === null || (await tryOver(port, target, former)) === null;
}

/** Writes, cuts, syncs and reads back. @param begins called before the first byte is written */
async function writeOver(port: FsPort, target: string, bytes: Uint8Array, begins: () => void): Promise<void> {
  const file = await at('write', () => port.openOver(target));
  begins();
  try {
    await at('write', () => writeAll(file, bytes));
    await at('write', () => file.setSize(bytes.length));
    await at('sync', () => file.sync());
  } catch (error) {
    // The first error says what went wrong.
    await file.close().catch(errorCode);
    throw error;
  }
  await at('write', () => file.close());
  if (sha256Hex(await at('verify', () => port.read(target))) !== sha256Hex(bytes)) throw new StepError('verify', 'EIO');
}
