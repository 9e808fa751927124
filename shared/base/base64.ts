const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<string, number> = new Map(Array.from(digits, (digit, value) => [digit, value]));

/** Base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let start = 0; start < bytes.length; start += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(start, start + 3);
    const bits = (first << 16) | (second << 8) | third;
    const four = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63] ?? '').join('');
    const given = Math.min(3, bytes.length - start);
    groups.push(four.slice(0, given + 1).padEnd(4, '='));
  }
  return groups.join('');
}

/** The bytes of a Base64 text; padding and line breaks are passed over. @throws for any other character */
export function fromBase64(text: string): Uint8Array {
  const plain = text.replace(/[\s=]/g, '');
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (const digit of plain) {
    const value = values.get(digit);
    if (value === undefined) throw new Error(`Not Base64: ${digit}`);
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length] = (bits >> held) & 0xff;
    length += 1;
  }
  return bytes;
}
