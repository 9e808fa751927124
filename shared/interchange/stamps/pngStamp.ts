/** Stamps in PNG pictures: text chunks (iTXt, ISO/IEC 15948, 11.3.3.4) before the picture's data. */
import { strFromU8, strToU8 } from 'fflate/browser';
import { ok } from '../../base/result.ts';
import { crc32 } from '../importers/archiveGuard.ts';
import type { Stamp } from '../stamp.ts';
import type { StampCarrier } from './stampCarrier.ts';
import { mostStamps } from './stampCarrier.ts';
import { readStampText, stampText } from './stampText.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Keyword, its end, no compression (two bytes), no language, no translated keyword. */
const head = 'Firebreak stamp\0\0\0\0\0';

export const pngStamp: StampCarrier = {
  id: 'png',
  claims: (bytes) => signature.every((byte, index) => bytes[index] === byte),
  embed: (png, stamps) => {
    const kept = chunksOf(png).filter((chunk) => stampIn(chunk) === null);
    const data = kept.findIndex(({ type }) => type === 'IDAT');
    if (data < 0) throw new Error('Bug: not a PNG');
    const pieces = [png.subarray(0, signature.length), ...kept.slice(0, data).map(({ bytes }) => bytes), ...stamps.map(stampChunk), ...kept.slice(data).map(({ bytes }) => bytes)];
    const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      out.set(piece, at);
      at += piece.length;
    }
    return out;
  },
  read: (png) => {
    const stamps: Stamp[] = [];
    for (const chunk of chunksOf(png)) {
      const stamp = stampIn(chunk);
      if (stamp !== null && stamps.length < mostStamps) stamps.push(stamp);
    }
    return ok(stamps);
  },
};

interface Chunk {
  readonly type: string;
  /** With length, type and checksum. */
  readonly bytes: Uint8Array;
}

/** The chunks as far as their lengths make sense. */
function chunksOf(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at: number = signature.length; at + 12 <= png.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > png.length) break;
    chunks.push({ type: strFromU8(png.subarray(at + 4, at + 8), true), bytes: png.subarray(at, end) });
    at = end;
  }
  return chunks;
}

function stampChunk(stamp: Stamp): Uint8Array {
  const body = strToU8(`iTXt${head}${stampText(stamp)}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  return chunk;
}

function stampIn({ type, bytes }: Chunk): Stamp | null {
  if (type !== 'iTXt' || bytes.length > 8192) return null;
  const body = bytes.subarray(4, -4);
  if (new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4) !== crc32(body)) return null;
  const text = strFromU8(body.subarray(4), true);
  return text.startsWith(head) ? readStampText(text.slice(head.length)) : null;
}
