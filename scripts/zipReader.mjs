// @ts-check
import { crc32, inflateRawSync } from 'node:zlib';

/**
 * One file of a ZIP archive.
 *
 * @typedef {object} ZipEntry
 * @property {string} name path with forward slashes; ends in one for a folder
 * @property {number} mode Unix file mode, 0 when the archive does not say
 * @property {() => Buffer} read gives the bytes, checked against length and CRC
 */

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * Lists a ZIP archive that is held in memory. Stored and deflated entries only; no ZIP64, no encryption.
 *
 * @param {Buffer} zip
 * @returns {ZipEntry[]} in the order of the central directory
 * @throws if the bytes are no such archive
 */
export function readZip(zip) {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== centralSignature) throw new Error(`ZIP: no directory entry at byte ${at}`);
    const nameLength = zip.readUInt16LE(at + 28);
    const start = at;
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      read: () => readEntry(zip, start),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {Buffer} zip
 * @returns {number} where the end record begins; a comment may follow it
 */
function findEnd(zip) {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) {
    if (zip.readUInt32LE(at) === endSignature) return at;
  }
  throw new Error('ZIP: no end record; the file is cut short or no ZIP archive');
}

/**
 * @param {Buffer} zip
 * @param {number} at where the entry's directory record begins
 * @returns {Buffer}
 */
function readEntry(zip, at) {
  const method = zip.readUInt16LE(at + 10);
  const crc = zip.readUInt32LE(at + 16);
  const packedSize = zip.readUInt32LE(at + 20);
  const size = zip.readUInt32LE(at + 24);
  const local = zip.readUInt32LE(at + 42);
  if (zip.readUInt32LE(local) !== localSignature) throw new Error(`ZIP: no entry at byte ${local}`);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + packedSize);
  if (method !== 0 && method !== 8) throw new Error(`ZIP: compression method ${method} is not supported`);
  const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  if (bytes.length !== size || crc32(bytes) !== crc) throw new Error(`ZIP: the entry at byte ${local} is damaged`);
  return bytes;
}
