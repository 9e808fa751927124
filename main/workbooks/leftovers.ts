import { basename, dirname, join } from 'node:path';
import { isTemporaryOf } from './atomicWrite.ts';
import type { Backups } from './backups.ts';
import { fileHash } from './fileHash.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import { fileLimit } from './readWorkbook.ts';

/** A save that is still going on has written to its file within this time, milliseconds. */
const stillWriting = 60_000;

/** The end of a workbook that was written whole: the hash of every byte before that line. */
const checksumAtEnd = /\n"sha256": "([0-9a-f]{64})"\n\}\n$/;

/**
 * Tidies up after saves of a workbook that were killed: what they wrote whole becomes an earlier version, what is cut goes.
 * Faults are nothing to stop for: the next opening tries again.
 *
 * @param target the workbook's real path
 */
export async function tidyLeftovers(port: FsPort, backups: Backups, target: string, now: number): Promise<void> {
  const folder = dirname(target);
  try {
    for (const name of await port.list(folder)) {
      const file = join(folder, name);
      if (!isTemporaryOf(basename(target), name)) continue;
      const facts = await port.lstat(file);
      if (!facts.isFile || now - facts.modified < stillWriting) continue;
      const isWhole = facts.size <= fileLimit && (await hasItsChecksum(await port.read(file)));
      if (!isWhole || (await backups.keepFrom(file, target)).ok) await port.remove(file);
    }
  } catch (error) {
    errorCode(error);
  }
}

async function hasItsChecksum(bytes: Uint8Array): Promise<boolean> {
  const [end, sha256] = checksumAtEnd.exec(Buffer.from(bytes.subarray(-200)).toString('latin1')) ?? [];
  return end !== undefined && (await fileHash(bytes.subarray(0, bytes.length - end.length + 1))) === sha256;
}
