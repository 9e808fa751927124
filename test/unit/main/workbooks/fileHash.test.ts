import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../../../main/workbooks/atomicWrite.ts';
import { damagedTexts, fileHash, fileHashOf, fileTexts } from '../../../../main/workbooks/fileHash.ts';
import { nodeFs } from '../../../../main/workbooks/fsPort.ts';

const piece = 8 * 1024 * 1024;
/** A character of three bytes lies across the end of the first piece. */
const long = `\uFEFF${'x'.repeat(piece - 4)}銀行${'y'.repeat(100)}`;

test('a file is hashed in pieces to what it is as a whole, also when it is empty', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-hash-'));
  for (const text of ['', 'one', long]) {
    const bytes = new TextEncoder().encode(text);
    await writeFile(join(folder, 'file'), bytes);
    expect([await fileHashOf(nodeFs, join(folder, 'file')), await fileHash(bytes)]).toEqual([sha256Hex(bytes), sha256Hex(bytes)]);
  }
  await expect(fileHashOf(nodeFs, join(folder, 'file'), AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORT_ERR' });
  await rm(folder, { recursive: true });
});

test('text is decoded in pieces to what it is as a whole, without its byte order mark', async () => {
  const bytes = new TextEncoder().encode(long);
  expect((await fileTexts(bytes))?.join('') === long.slice(1)).toBe(true);
  expect((await damagedTexts(bytes)).join('') === long.slice(1)).toBe(true);
});

test('bytes that are no text, or a character cut at the end, are found in whatever piece they are', async () => {
  const bytes = new TextEncoder().encode(long);
  for (const bad of [bytes.with(piece + 50, 0xff), bytes.with(10, 0xc0), bytes.subarray(0, piece + 1)]) {
    expect(await fileTexts(bad)).toBeNull();
    expect((await damagedTexts(bad)).join('')).toContain('\uFFFD');
  }
});

test('hashing and decoding end when they are given up', async () => {
  const bytes = new TextEncoder().encode(long);
  for (const work of [fileHash, fileTexts, damagedTexts]) {
    const stopper = new AbortController();
    const working = work(bytes, stopper.signal);
    stopper.abort();
    await expect(working).rejects.toMatchObject({ code: 'ABORT_ERR' });
  }
});
