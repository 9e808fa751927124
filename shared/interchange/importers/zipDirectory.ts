/**
 * The directory of a ZIP archive, believed only where both of its accounts of an entry agree.
 *
 * Owns: finding the entries and checking where they lie. Does not own: unpacking and its limits (`archiveGuard.ts`).
 * Layout: PKWARE's APPNOTE 6.3; what spreadsheets never use (ZIP64, encryption, several disks) is refused.
 */
import type { Result } from '../../base/result.ts';
import { failure, ok } from '../../base/result.ts';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes, as the directory says. */
  readonly packed: number;
  readonly size: number;
  /** The packed bytes. */
  readonly data: Uint8Array;
}

export const entryLimit = 10_000;

interface Listed extends Omit<ZipEntry, 'data'> {
  readonly flags: number;
  readonly rawName: Uint8Array;
  readonly offset: number;
}

const endLength = 22;

/** @returns the entries in the order of their bytes, or a failure `import.badArchive` with the reason's word */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return bad('end');
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0 || view.getUint16(end + 8, true) !== count) return bad('disks');
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) return bad('zip64');
  if (count > entryLimit) return failure('import.tooManyParts', { parts: count, limit: entryLimit });
  if (start + size !== end) return bad('directory');
  const listed: Listed[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return bad('directory');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return bad('directory');
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    listed.push({
      name: nameText(rawName), rawName, flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  if (at !== end) return bad('directory');
  return locate(bytes, view, listed.toSorted((a, b) => a.offset - b.offset), start);
}

/** The record at the very end, whose comment ends with the file; -1 when there is none. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - endLength; at >= 0 && at >= view.byteLength - endLength - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return -1;
}

/** Holds each entry's own header to the directory, and the entries to ranges that follow one another. */
function locate(bytes: Uint8Array, view: DataView, listed: readonly Listed[], directory: number): Result<readonly ZipEntry[]> {
  const names = new Set<string>();
  const entries: ZipEntry[] = [];
  let free = 0;
  for (const entry of listed) {
    const { name, rawName, flags, method, crc, packed, size, offset } = entry;
    if (offset < free) return bad('overlap', name);
    if (offset + 30 > directory || view.getUint32(offset, true) !== 0x04034b50) return bad('header', name);
    if ((flags & 1) !== 0) return failure('import.encrypted');
    if (method !== 0 && method !== 8) return bad('method', name);
    if (method === 0 && packed !== size) return bad('sizes', name);
    if (!isPlainName(name)) return bad('name', name);
    // Names that differ by case alone are one name to Excel and on some disks.
    const key = name.toLowerCase();
    if (names.has(key)) return bad('twice', name);
    names.add(key);
    const localName = bytes.subarray(offset + 30, offset + 30 + view.getUint16(offset + 26, true));
    if (localName.length !== rawName.length || localName.some((byte, index) => byte !== rawName[index])) return bad('names', name);
    if (view.getUint16(offset + 6, true) !== flags || view.getUint16(offset + 8, true) !== method) return bad('header', name);
    const isStreamed = (flags & 8) !== 0;
    const local = [view.getUint32(offset + 14, true), view.getUint32(offset + 18, true), view.getUint32(offset + 22, true)];
    const isBlank = local.every((value) => value === 0);
    if (!(isStreamed && isBlank) && (local[0] !== crc || local[1] !== packed || local[2] !== size)) return bad('sizes', name);
    const start = offset + 30 + localName.length + view.getUint16(offset + 28, true);
    if (start + packed > directory) return bad('range', name);
    free = start + packed + (isStreamed ? descriptorLength(view, start + packed, directory, entry) : 0);
    if (free > directory || free < start + packed) return bad('sizes', name);
    entries.push({ name, method, crc, packed, size, data: bytes.subarray(start, start + packed) });
  }
  return ok(entries);
}

/** Bytes of the account that follows a streamed entry; far too many when it does not agree. */
function descriptorLength(view: DataView, at: number, directory: number, { crc, packed, size }: Listed): number {
  for (const sign of [4, 0]) {
    if (at + sign + 12 > directory) continue;
    if (sign === 4 && view.getUint32(at, true) !== 0x08074b50) continue;
    const found = [0, 4, 8].map((offset) => view.getUint32(at + sign + offset, true));
    if (found[0] === crc && found[1] === packed && found[2] === size) return sign + 12;
  }
  return Number.MAX_SAFE_INTEGER / 2;
}

/** Parts of a package are named in ASCII, without ways out of a folder. */
function isPlainName(name: string): boolean {
  return /^[\x20-\x7e]+$/.test(name) && !/\\|^\/|^[a-z]:|(^|\/)\.\.?(\/|$)/i.test(name);
}

function nameText(bytes: Uint8Array): string {
  let name = '';
  for (const byte of bytes.subarray(0, 300)) name += String.fromCharCode(byte);
  return name;
}

function bad(reason: string, part = ''): Result<never> {
  return failure('import.badArchive', { reason, part: part.slice(0, 80).replace(/[^\x20-\x7e]/g, '?') });
}
