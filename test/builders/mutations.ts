/** Damage to files by chance, from a seed: the same seed gives the same damage everywhere. */

/** Words that formats, their readers and JavaScript make much of. */
export const hostileTokens = ['"', '{', '}', '[', ']', ',', ':', '0', '-', '.', 'e', '1e400', '-0', '5e-324', 'null', 'true', '\\', '\\u0000', '\\ud800', '\n', '\r\n', '\0', '\u202E', '\uFEFF', '__proto__', 'constructor', 'toJSON', '=1+1', '"id":"f1"', '999999999999999999999', '""', '[[[[[[[[', '"sha256": "0"'];

/** Random 32-bit numbers (xorshift); `seed` is not 0. */
export function randomFrom(seed: number): () => number {
  let state = (Math.imul(seed, 2_654_435_769) ^ 0x9e37_79b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}

/** One to four changes of a seed file: flipped bits, cuts, words of the format, parts moved, repeated, or taken from another file. */
export function mutated(seeds: readonly Uint8Array[], seed: number): Uint8Array {
  const random = randomFrom(seed);
  const below = (limit: number): number => (limit <= 0 ? 0 : random() % limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  let bytes = Buffer.from(pick(seeds));
  for (let change = 1 + below(4); change > 0; change -= 1) {
    const at = below(bytes.length);
    const end = Math.min(bytes.length, at + 1 + below(pick([4, 40, 400])));
    switch (below(7)) {
      case 0:
        if (bytes.length > 0) bytes[at] = bytes[at]! ^ (1 << below(8));
        break;
      case 1:
        bytes = bytes.subarray(0, at);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(pick(hostileTokens)), bytes.subarray(at)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(pick(hostileTokens)), bytes.subarray(end)]);
        break;
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, end), ...Array.from({ length: 1 + below(20) }, () => bytes.subarray(at, end)), bytes.subarray(end)]);
        break;
      default: {
        const other = pick(seeds);
        const from = below(other.length);
        bytes = Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + below(400)), bytes.subarray(end)]);
      }
    }
  }
  return bytes;
}
