import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Bytes that are hashed between two turns of the main process: some milliseconds. */
const hashedAtOnce = 8 * 1024 * 1024;

/** SHA-256 of a whole file, lower-case hex: windows, menus and the journal have their turns in between. */
export async function fileHash(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.length; from += hashedAtOnce) {
    if (from > 0) await nextTurn();
    hash.update(bytes.subarray(from, from + hashedAtOnce));
  }
  return hash.digest('hex');
}
