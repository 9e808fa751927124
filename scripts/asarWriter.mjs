// @ts-check
import { createHash } from 'node:crypto';

/**
 * Packs a few text files into an Electron archive (asar).
 *
 * @param {Readonly<Record<string, string>>} files name (no folders) -> content
 * @returns {Buffer}
 *
 * Layout: a pickle that holds the length of a second pickle; that one holds the JSON directory; then the files end to end.
 */
export function writeAsar(files) {
  const bodies = Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content) }));
  let offset = 0;
  /** @type {Record<string, unknown>} */
  const directory = {};
  for (const { name, bytes } of bodies) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const blockSize = 4 * 1024 * 1024;
    directory[name] = { size: bytes.length, offset: String(offset), integrity: { algorithm: 'SHA256', hash, blockSize, blocks: [hash] } };
    offset += bytes.length;
  }
  const json = Buffer.from(JSON.stringify({ files: directory }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(padded + 8, 4);
  head.writeUInt32LE(padded + 4, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  return Buffer.concat([head, ...bodies.map(({ bytes }) => bytes)]);
}
