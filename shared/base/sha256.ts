/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes.
 * Here because `shared` has neither Node's crypto nor the browser's, and the browser's is asynchronous only.
 */

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
);

/** First 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const startState = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;

/**
 * The hash of a text, 64 hexadecimal digits in lower case. A lone surrogate counts as U+FFFD, as every UTF-8 writer does.
 *
 * @example `sha256('abc')` is ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad
 */
export function sha256(text: string): string {
  const state = Int32Array.from(startState);
  const schedule = new Int32Array(64);
  // A window over the bytes, so that a large text needs no second copy of itself.
  const bytes = new Uint8Array(windowSize + 128);
  let filled = 0;
  let total = 0;
  const addBlocks = () => {
    const whole = filled - (filled % 64);
    for (let at = 0; at < whole; at += 64) addBlock(state, schedule, bytes, at);
    bytes.copyWithin(0, whole, filled);
    filled -= whole;
    total += whole;
  };
  for (let index = 0; index < text.length; ) {
    // At most three bytes a UTF-16 unit; one more when a pair straddles the end.
    const end = Math.min(text.length, index + Math.floor((windowSize - filled) / 3));
    for (; index < end; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x80) bytes[filled++] = code;
      else {
        const point = text.codePointAt(index) ?? 0;
        if (point > 0xffff) index += 1;
        filled = putUtf8(bytes, filled, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
      }
    }
    addBlocks();
  }
  const length = total + filled;
  filled = putPadding(bytes, filled, length);
  addBlocks();
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const windowSize = 3 * 65536;

/** Writes the UTF-8 bytes of a code point from 0x80 up; gives where they end. */
function putUtf8(bytes: Uint8Array, from: number, point: number): number {
  let at = from;
  if (point < 0x800) bytes[at++] = 0xc0 | (point >> 6);
  else {
    if (point < 0x10000) bytes[at++] = 0xe0 | (point >> 12);
    else {
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
    }
    bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
  }
  bytes[at++] = 0x80 | (point & 0x3f);
  return at;
}

/** Writes the padding of FIPS 180-4, 5.1.1 behind the last bytes; gives where it ends, a multiple of 64. */
function putPadding(bytes: Uint8Array, from: number, length: number): number {
  const end = Math.ceil((from + 9) / 64) * 64;
  bytes.fill(0, from, end);
  bytes[from] = 0x80;
  // The length in bits, big-endian; a text is far below 2^53 bits, so two 32-bit halves by division are exact.
  const view = new DataView(bytes.buffer);
  view.setUint32(end - 8, Math.floor(length / 0x20000000));
  view.setUint32(end - 4, (length << 3) >>> 0);
  return end;
}

/** One block of 64 bytes (FIPS 180-4, 6.2.2). */
function addBlock(state: Int32Array, w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let t = 0; t < 16; t += 1) {
    const i = at + t * 4;
    w[t] = (bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!;
  }
  for (let t = 16; t < 64; t += 1) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + roundConstants[t]! + w[t]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  // Written out, as above: a loop over an array of the eight words takes longer than the rounds.
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
  state[4] = (state[4]! + e) | 0;
  state[5] = (state[5]! + f) | 0;
  state[6] = (state[6]! + g) | 0;
  state[7] = (state[7]! + h) | 0;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
