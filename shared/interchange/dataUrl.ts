/** Pictures in the workbook: `data:` addresses of PNG and JPEG, and their bytes. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of a picture; null for anything that is no PNG or JPEG in base 64. */
export function bytesOfDataUrl(address: string): Uint8Array | null {
  const [, text] = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/]+)={0,2}$/.exec(address) ?? [];
  if (text === undefined) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let place = 0;
  for (const letter of text) {
    held = ((held << 6) | letters.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[place] = (held >> bits) & 0xff;
    place += 1;
  }
  return isPicture(bytes) ? bytes : null;
}

/** Bytes as a `data:` address; null when they are no PNG or JPEG. */
export function dataUrlOf(bytes: Uint8Array): string | null {
  if (!isPicture(bytes)) return null;
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    text += letters[a >> 2];
    text += letters[((a & 3) << 4) | ((b ?? 0) >> 4)];
    text += b === undefined ? '=' : letters[((b & 15) << 2) | ((c ?? 0) >> 6)];
    text += c === undefined ? '=' : letters[c & 63];
  }
  return `data:image/${isPng(bytes) ? 'png' : 'jpeg'};base64,${text}`;
}

function isPicture(bytes: Uint8Array): boolean {
  return isPng(bytes) || (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff);
}

function isPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
}
