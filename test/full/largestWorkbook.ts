import { sha256Hex } from '../../main/workbooks/atomicWrite.ts';
import { aLargeWorkbook } from '../bench/aLargeWorkbook.ts';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import type { FullCheck } from './check.ts';

const firms = 100_000;
const perFirm = 10;
const seconds = 4;
const gigabytes = 1.5;

export const largestWorkbook: FullCheck = {
  promise: 'P39',
  title: `${firms} firms and ${firms * perFirm} contracts: text to workbook and back, without a window`,
  target: `read ≤ ${seconds} s, written ≤ ${seconds} s, ≤ ${gigabytes} GB`,
  run: async () => {
    const workbook = aLargeWorkbook(firms, 1, perFirm);
    const [text, written] = timed(() => encodeWorkbook(workbook, sha256Hex));
    const [decoded, read] = timed(() => decodeWorkbook(text, sha256Hex));
    const memory = process.memoryUsage().rss / 1e9;
    const same = decoded.ok && encodeWorkbook(decoded.value.workbook, sha256Hex) === text;
    return { kept: same && written <= seconds && read <= seconds && memory <= gigabytes, figure: `${(text.length / 1e6).toFixed(0)} MB: read ${read.toFixed(1)} s, written ${written.toFixed(1)} s, ${memory.toFixed(1)} GB, ${same ? 'the same again' : 'not the same'}` };
  },
};

function timed<T>(act: () => T): readonly [result: T, seconds: number] {
  const begun = performance.now();
  const result = act();
  return [result, (performance.now() - begun) / 1000];
}
