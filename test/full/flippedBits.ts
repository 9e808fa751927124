import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { encodeWorkbook } from '../../shared/document/codec.ts';
import { openAnything } from '../builders/openAnything.ts';
import { randomFrom } from '../builders/mutations.ts';
import type { FullCheck } from './check.ts';

const ofLarge = 10_000;

export const flippedBits: FullCheck = {
  promise: 'P19',
  title: 'every flipped bit and every cut of a small book; flips in one of 100 KB',
  target: `all, and ${ofLarge}: each noticed`,
  run: async ({ say }) => {
    const small = readFileSync(join(root, 'test/fixtures/v1/chain.firebreak'));
    let tried = 0;
    let missed = 0;
    const look = (bytes: Uint8Array): void => {
      tried += 1;
      if (openAnything(bytes).code === 'open') missed += 1;
      if (tried % 10_000 === 0) say(`${tried} tried`);
    };
    for (let bit = 0; bit < small.length * 8; bit += 1) look(flipped(small, bit));
    for (let length = 0; length < small.length; length += 1) look(small.subarray(0, length));
    const large = Buffer.from(encodeWorkbook(aLargeWorkbook(200)));
    const random = randomFrom(19);
    for (let flip = 0; flip < ofLarge; flip += 1) look(flipped(large, random() % (large.length * 8)));
    return { kept: missed === 0, figure: `${tried} tried, ${missed} missed` };
  },
};

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = copy[bit >> 3]! ^ (1 << (bit & 7));
  return copy;
}
