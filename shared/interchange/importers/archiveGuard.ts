/**
 * Stands before every reader of foreign archives: unpacks within limits on the bytes that come out, and passes on only parts whose
 * checksum fits and whose XML has nothing to expand.
 *
 * Readers trust an archive's own figures, which a sender writes; so the bytes are counted as they come.
 */
import { Inflate } from 'fflate/browser';
import type { Result } from '../../base/result.ts';
import { failure, ok } from '../../base/result.ts';
import type { ImportTools } from './importer.ts';
import type { ZipEntry } from './zipDirectory.ts';
import { readZipDirectory } from './zipDirectory.ts';

/** Bytes out of one part and of all; above `smallPart`, the packed bytes may not grow more than `ratio` times. */
export const archiveLimits = { part: 128 * 1024 * 1024, total: 256 * 1024 * 1024, ratio: 200, smallPart: 10 * 1024 * 1024 } as const;

/** Parts of an archive by their names. */
export type ArchiveParts = ReadonlyMap<string, Uint8Array>;

/** Packed bytes that are unpacked at a time: a bomb is noticed after 64 KiB times deflate's largest ratio. */
const chunk = 65_536;

/**
 * Unpacks an archive.
 *
 * @param wanted  which parts are unpacked; the others are checked for their place only
 * @param tell  told again and again: it goes on
 * @returns a failure `import.badArchive`, `import.bomb`, `import.tooManyParts`, `import.encrypted` or `import.doctype`
 */
export function checkArchive(bytes: Uint8Array, wanted: (name: string) => boolean = () => true, tell: ImportTools['tell'] = () => undefined): Result<ArchiveParts> {
  const entries = readZipDirectory(bytes);
  if (!entries.ok) return entries;
  const declared = entries.value.reduce((sum, { size }) => sum + size, 0);
  if (declared > archiveLimits.total) return failure('import.bomb', { part: '', megabytes: Math.ceil(declared / 1e6) });
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of entries.value) {
    if (entry.name.endsWith('/') || !wanted(entry.name)) continue;
    tell();
    const unpacked = unpack(entry, tell);
    if (!unpacked.ok) return unpacked;
    total += unpacked.value.length;
    if (total > archiveLimits.total) return failure('import.bomb', { part: entry.name, megabytes: Math.ceil(total / 1e6) });
    if (/\.(xml|rels|vml)$/i.test(entry.name)) {
      tell();
      const reason = whyUnsafe(unpacked.value);
      if (reason !== null) return failure(reason, { part: entry.name });
    }
    parts.set(entry.name, unpacked.value);
  }
  return ok(parts);
}

function unpack({ name, method, crc, packed, size, data }: ZipEntry, tell: ImportTools['tell']): Result<Uint8Array> {
  const isBomb = (length: number) => length > archiveLimits.part || (length > archiveLimits.smallPart && length > packed * archiveLimits.ratio);
  if (isBomb(size)) return failure('import.bomb', { part: name, megabytes: Math.ceil(size / 1e6) });
  const out = method === 0 ? data : inflate(data, size, tell);
  tell();
  if (out === null) return failure('import.badArchive', { reason: 'sizes', part: name });
  return crc32(out) === crc ? ok(out) : failure('import.badArchive', { reason: 'checksum', part: name });
}

/** Null when the bytes are not deflated ones, or not as many as the archive says. */
function inflate(data: Uint8Array, size: number, tell: ImportTools['tell']): Uint8Array | null {
  const out = new Uint8Array(size);
  let length = 0;
  let isWhole = false;
  const inflater = new Inflate((piece, final) => {
    if (length + piece.length <= size) out.set(piece, length);
    length += piece.length;
    isWhole = final;
  });
  try {
    for (let at = 0; at === 0 || at < data.length; at += chunk) {
      if (at % (16 * chunk) === 0) tell();
      inflater.push(data.subarray(at, at + chunk), at + chunk >= data.length);
      if (length > size) return null;
    }
  } catch {
    // The library throws for bytes that are not deflated, which is what is asked.
    return null;
  }
  return isWhole && length === size ? out : null;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
  return value;
});

/** The checksum of ZIP and PNG over bytes. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (crcTable[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Why an XML part is refused: declarations of entities and documents, or an encoding in which they could hide. */
function whyUnsafe(bytes: Uint8Array): 'import.doctype' | 'import.xmlEncoding' | null {
  const [first, second] = bytes;
  if (first === 0xff || first === 0xfe || first === 0 || second === 0) return 'import.xmlEncoding';
  let head = '';
  for (const byte of bytes.subarray(0, 200)) head += String.fromCharCode(byte);
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([^"']*)/i.exec(head)?.[1];
  if (declared !== undefined && !/^(utf-?8|us-ascii)$/i.test(declared)) return 'import.xmlEncoding';
  // `<!` begins a comment, a section or a declaration; of those only the first two may stand in a part.
  for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) {
    if (bytes[at + 1] !== 0x21) continue;
    const isComment = bytes[at + 2] === 0x2d && bytes[at + 3] === 0x2d;
    if (!isComment && bytes[at + 2] !== 0x5b) return 'import.doctype';
  }
  return null;
}
