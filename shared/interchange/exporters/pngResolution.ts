/** Bytes before the first chunk, and the length of the header chunk that must come first. */
const signatureLength = 8;
const headerChunkLength = 25;
const metresPerInch = 0.0254;

/**
 * Says in a PNG how large it is on paper (chunk pHYs), so that a word processor places it at its true width.
 *
 * @param png  a PNG as browsers write it: signature, IHDR, no pHYs of its own
 * @param dotsPerInch  e.g. 300
 * @returns a copy with the chunk after IHDR
 * @throws if the bytes are no PNG (a bug in the caller)
 *
 * Source: PNG specification (ISO/IEC 15948), 11.3.4.3 pHYs.
 */
export function withResolution(png: Uint8Array, dotsPerInch: number): Uint8Array {
  if (png[0] !== 0x89 || png[1] !== 0x50 || png.length < signatureLength + headerChunkLength) throw new Error('Bug: not a PNG');
  const chunk = physicalChunk(Math.round(dotsPerInch / metresPerInch));
  const place = signatureLength + headerChunkLength;
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, place), 0);
  out.set(chunk, place);
  out.set(png.subarray(place), place + chunk.length);
  return out;
}

function physicalChunk(dotsPerMetre: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, dotsPerMetre);
  view.setUint32(12, dotsPerMetre);
  chunk[16] = 1;
  view.setUint32(17, checksum(chunk.subarray(4, 17)));
  return chunk;
}

/** CRC-32 of the PNG specification, annex D, bit by bit: seventeen bytes need no table. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
