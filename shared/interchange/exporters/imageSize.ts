/** What a picture made of dots is, as its bytes say. */
export interface ImageSize {
  readonly type: 'png' | 'jpg';
  /** Dots. */
  readonly width: number;
  readonly height: number;
}

/** Kind and size of a PNG or JPEG; null for anything else. Logos come from people, so nothing is taken on trust. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452) return sized('png', view.getUint32(16), view.getUint32(20));
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  // Segments of a JPEG (ITU-T T.81, annex B) up to the first that starts a frame.
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return sized('jpg', view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function sized(type: ImageSize['type'], width: number, height: number): ImageSize | null {
  return width > 0 && height > 0 && width <= 20_000 && height <= 20_000 ? { type, width, height } : null;
}
