import { describe, expect, test } from 'vitest';
import { editLine, headLine, type JournalHead, readJournal, savingLine } from '../../../../main/workbooks/journalFormat.ts';
import { createDraws } from '../../../builders/draws.ts';

const head: JournalHead = { format: 'firebreak-journal', version: 1, name: '資料表', path: '/books/a.firebreak', fileHash: 'a'.repeat(64), baseHash: 'b'.repeat(64), carried: 2, pid: 7, started: '9', time: 1_700_000_000_000 };
const edits = Array.from({ length: 12 }, (_, index) => ({ time: 1_700_000_000_000 + index, patch: `[{"op":"cell","to":-0,"id":"公司 ${index}\\n"}]` }));
const lines = [headLine(head), ...edits.map((edit, index) => editLine(index + 1, edit)), savingLine({ edits: 12, sha256: 'c'.repeat(64), path: '/books/a.firebreak' }, 5)];
const bytes = Buffer.concat(lines);
/** Where each line ends. */
const ends = lines.map((_, index) => Buffer.concat(lines.slice(0, index + 1)).length);

function wholeLines(length: number): number {
  return ends.filter((end) => end <= length).length;
}

function expectPrefix(damaged: Uint8Array, whole: number, what: string): void {
  const read = readJournal(damaged);
  expect(read.head, what).toEqual(whole === 0 ? null : head);
  expect(read.edits, what).toEqual(edits.slice(0, Math.max(0, whole - 1)));
}

test('all of it comes back, letter by letter', () => {
  expect(readJournal(bytes)).toEqual({ head, edits, savings: [{ edits: 12, sha256: 'c'.repeat(64), path: '/books/a.firebreak' }], isCut: false });
});

describe('a damaged journal costs only its damaged tail (P9)', () => {
  test('cut at every byte', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const whole = wholeLines(length);
      expectPrefix(bytes.subarray(0, length), whole, `cut at ${length}`);
      expect(readJournal(bytes.subarray(0, length)).isCut).toBe(length !== (ends[whole - 1] ?? 0));
    }
  });

  test('each of 10,000 random bits flipped', () => {
    const draw = createDraws(9);
    for (let flip = 0; flip < 10_000; flip += 1) {
      const bit = draw.whole(0, bytes.length * 8 - 1);
      const damaged = Uint8Array.from(bytes);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expectPrefix(damaged, wholeLines(bit >> 3), `bit ${bit}`);
    }
  });

  test('NULs at the end', () => {
    for (const count of [1, 512, 4096]) {
      const read = readJournal(Buffer.concat([bytes, Buffer.alloc(count)]));
      expect([read.edits.length, read.isCut]).toEqual([12, true]);
    }
  });

  test('a line that is missing in the middle, and one that comes twice', () => {
    expectPrefix(Buffer.concat(lines.toSpliced(5, 1)), 5, 'missing');
    expectPrefix(Buffer.concat(lines.toSpliced(5, 0, lines[4] ?? Buffer.alloc(0))), 5, 'twice');
  });

  test('anything at all', () => {
    const draw = createDraws(10);
    for (let round = 0; round < 2000; round += 1) {
      const junk = Uint8Array.from({ length: draw.whole(0, 199) }, () => draw.whole(0, 255));
      expect(readJournal(junk).edits).toEqual([]);
    }
  });
});
