import { basename } from 'node:path';
import { type Failure, failure, ok, type Result } from '../../shared/base/result.ts';
import { damagedTexts, fileHash, fileTexts } from './fileHash.ts';
import { refuseStopped, stoppedCode } from './stops.ts';
import { errorCode, type FsPort } from './fsPort.ts';
import { workbookName } from './workbookName.ts';

/** Bytes; a workbook of the largest supported size has about a quarter of it. A larger file is refused before it is read. */
export const fileLimit = 256 * 1024 * 1024;

export interface ReadWorkbook {
  /** In a row. */
  readonly texts: readonly string[];
  readonly sha256: string;
}

/**
 * Reads a whole file as UTF-8 text; a byte order mark is dropped.
 *
 * @returns a failure `disk.notFound`, `disk.refused`, `disk.notAFile`, `disk.tooLarge` or `disk.notText` (with `line`
 *   and `byte`, from 1, of the first byte that is not UTF-8); `fileWork.openingStopped` once `stop` was given
 */
export async function readWorkbook(port: FsPort, path: string, stop?: AbortSignal): Promise<Result<ReadWorkbook>> {
  const name = basename(path);
  try {
    const facts = await port.stat(path);
    // A pipe or a device would hang the reader, or never end.
    if (!facts.isFile) return failure('disk.notAFile', { name });
    if (facts.size > fileLimit) return failure('disk.tooLarge', { name, megabytes: Math.ceil(facts.size / 1e6), limit: Math.floor(fileLimit / 1e6) });
    const bytes = await port.read(path, stop);
    const texts = await fileTexts(bytes, stop);
    if (texts === null) return failure('disk.notText', { name, ...firstBadByte(bytes) });
    const sha256 = await fileHash(bytes, stop);
    refuseStopped(stop);
    return ok({ texts, sha256 });
  } catch (error) {
    const code = errorCode(error);
    if (code === stoppedCode) return failure('fileWork.openingStopped', { name: workbookName(path) });
    if (code === 'ENOENT' || code === 'ENOTDIR') return failure('disk.notFound', { name });
    if (code === 'EACCES' || code === 'EPERM') return failure('disk.readRefused', { name });
    return failure('disk.readFailed', { name, code });
  }
}

/**
 * The same for a file that may be damaged: bytes that are no text become replacement characters, by which a salvage knows
 * what is not sound, and `damage` says where the first of them is.
 */
export async function readDamaged(port: FsPort, path: string, stop?: AbortSignal): Promise<Result<ReadWorkbook & { readonly damage?: Failure }>> {
  const read = await readWorkbook(port, path, stop);
  if (read.ok || read.error.code !== 'disk.notText') return read;
  try {
    const bytes = await port.read(path, stop);
    return ok({ texts: await damagedTexts(bytes, stop), sha256: await fileHash(bytes, stop), damage: read.error });
  } catch (error) {
    if (errorCode(error) === stoppedCode) return failure('fileWork.openingStopped', { name: workbookName(path) });
    // Gone since: what was wrong with it is all that is known.
    return read;
  }
}

/** Halves the range that holds the first bad byte; a character cut by the middle counts as good. */
function firstBadByte(bytes: Uint8Array): { line: number; byte: number } {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2);
    if (startsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  let line = 1;
  for (const byte of bytes.subarray(0, good)) if (byte === 0x0a) line += 1;
  return { line, byte: good + 1 };
}

function startsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
