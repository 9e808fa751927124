import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FsPort } from './fsPort.ts';
import { refuseStopped } from './stops.ts';

/** Bytes that are hashed, and that are decoded, between two turns of the main process: some milliseconds each. */
const hashedAtOnce = 8 * 1024 * 1024;
const decodedAtOnce = 1024 * 1024;

/** SHA-256 of a whole file, lower-case hex: windows, menus and the journal have their turns in between. @throws once `stop` was given */
export async function fileHash(bytes: Uint8Array, stop?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.length; from += hashedAtOnce) {
    if (from > 0) await nextTurn();
    refuseStopped(stop);
    hash.update(bytes.subarray(from, from + hashedAtOnce));
  }
  return hash.digest('hex');
}

/** The same of a file on the disk, of which never more than a piece is in memory. @throws the system's error */
export async function fileHashOf(port: FsPort, path: string, stop?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of port.pieces(path, stop)) hash.update(piece);
  return hash.digest('hex');
}

/** Bytes as UTF-8 text without its byte order mark, in a row of pieces: nothing holds a large one as a whole. With turns of the main process in between; null when they are none. @throws once `stop` was given */
export async function fileTexts(bytes: Uint8Array, stop?: AbortSignal): Promise<readonly string[] | null> {
  try {
    return await decoded(bytes, new TextDecoder('utf-8', { fatal: true }), stop);
  } catch {
    refuseStopped(stop);
    // The decoder throws for the one reason that we ask about, and does not say where.
    return null;
  }
}

/** The same with replacement characters for bytes that are no UTF-8. */
export function damagedTexts(bytes: Uint8Array, stop?: AbortSignal): Promise<readonly string[]> {
  return decoded(bytes, new TextDecoder('utf-8'), stop);
}

async function decoded(bytes: Uint8Array, decoder: InstanceType<typeof TextDecoder>, stop?: AbortSignal): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let from = 0; from < bytes.length; from += decodedAtOnce) {
    if (from > 0) await nextTurn();
    refuseStopped(stop);
    texts.push(decoder.decode(bytes.subarray(from, from + decodedAtOnce), { stream: true }));
  }
  const rest = decoder.decode();
  return rest === '' ? texts : [...texts, rest];
}
