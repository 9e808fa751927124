/** What leaves the program says where it comes from, in every format, and what anybody sends is read without harm. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyWorkbook } from '../../../shared/document/document.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { withResolution } from '../../../shared/interchange/exporters/pngResolution.ts';
import type { ReportTable } from '../../../shared/interchange/reportDocument.ts';
import type { Stamp } from '../../../shared/interchange/stamp.ts';
import { embedStamps, readStamps, stampCarriers } from '../../../shared/interchange/stamps/registry.ts';
import { dataHash, provenanceOf, stampOf } from '../../../shared/interchange/stamps/stampOf.ts';
import { readStampText, stampText } from '../../../shared/interchange/stamps/stampText.ts';
import { aPdf, aPng } from '../../builders/aPicture.ts';
import { anArchive, workbookParts } from '../../builders/anArchive.ts';

const text = (value: string) => new TextEncoder().encode(value);
const table = (value: number | string | null, label = 'Cash'): ReportTable => ({ columns: [{ label, unit: 'money', isNumber: true }], rows: [[{ value, text: String(value) }]] });
const stamp: Stamp = stampOf(baseScenario, provenanceOf(emptyWorkbook('b'), baseScenario), { subject: 'failures', tables: [table(1.5)], seed: null, time: '2026-11-25T08:00:00Z' });
/** Ids of scenarios come out of files, so they may hold anything. */
const odd: Stamp = { ...stamp, scenario: 's(1)\\ "<&>\' 情境 🧯 -->', subject: 'cash', seed: 20261125 };

const files: Readonly<Record<string, Uint8Array>> = {
  png: withResolution(aPng(), 300),
  svg: text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" aria-label="a > b" width="10"><text>現金</text></svg>'),
  html: text('<!doctype html><html lang="zh-Hant"><head><meta charset="utf-8"><title>現金</title></head><body>報告 <svg></svg></body></html>'),
  pdf: aPdf(),
  office: anArchive(workbookParts('')),
};

test('there is a file to try for each carrier', () => {
  expect(Object.keys(files).toSorted()).toEqual(stampCarriers.map(({ id }) => id).toSorted());
});

describe.each(Object.entries(files))('%s', (_id, file) => {
  test('gives back the stamps that were put in, and has none before', () => {
    expect(readStamps(file)).toEqual({ ok: false, error: { code: 'verify.noStamp', details: {} } });
    expect(readStamps(embedStamps(file, [stamp, odd]))).toEqual({ ok: true, value: [stamp, odd] });
  });

  test('holds the new stamps alone after being stamped again', () => {
    expect(readStamps(embedStamps(embedStamps(file, [stamp, odd]), [odd]))).toEqual({ ok: true, value: [odd] });
  });

  test('is stamped to the same bytes each time', () => {
    expect(embedStamps(file, [stamp])).toEqual(embedStamps(file, [stamp]));
  });

  test('is read without harm however it is damaged', () => {
    const whole = embedStamps(file, [stamp, odd]);
    fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), { maxLength: 6 }), fc.nat(whole.length), (changes, length) => {
      const damaged = whole.slice(0, length);
      for (const { at, byte } of changes) damaged[at] = byte;
      const read = readStamps(damaged);
      if (read.ok) for (const each of read.value) expect(readStampText(stampText(each))).toEqual(each);
    }), { numRuns: 300 });
  });
});

test('a picture keeps its size on paper, and the stamp stands before its data', () => {
  const chunks = [...Buffer.from(embedStamps(withResolution(aPng(), 300), [stamp])).toString('latin1').matchAll(/IHDR|pHYs|iTXt|IDAT|IEND/g)].map(([type]) => type);
  expect(chunks).toEqual(['IHDR', 'pHYs', 'iTXt', 'IDAT', 'IEND']);
});

test('a chunk whose checksum is wrong is no stamp', () => {
  const png = embedStamps(aPng(), [stamp]);
  const at = Buffer.from(png).indexOf('"subject":"failures"');
  png[at + 12] = 'F'.charCodeAt(0);
  expect(readStamps(png)).toMatchObject({ ok: false, error: { code: 'verify.noStamp' } });
});

test('a PDF is added to, never rewritten', () => {
  const pdf = aPdf();
  const stamped = embedStamps(pdf, [stamp]);
  expect(stamped.subarray(0, pdf.length)).toEqual(pdf);
  expect(Buffer.from(stamped).toString('latin1')).toContain('/Title (A \\(paged\\) >> title endobj)\n/Creator (Test)\n/FirebreakStamp1');
});

test('properties of Office files stay below the length at which Office cuts them', async () => {
  const { unzipSync, strFromU8 } = await import('fflate');
  const parts = unzipSync(embedStamps(anArchive(workbookParts('')), [odd]));
  const texts = [...strFromU8(parts['docProps/custom.xml'] ?? new Uint8Array()).matchAll(/<vt:lpwstr>([^<]*)</g)].map(([, each = '']) => each.replace(/&[^;]+;/g, '?'));
  expect(texts.length).toBeGreaterThan(1);
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(255);
});

test.each([
  ['empty', new Uint8Array()],
  ['a text', text('hello')],
  ['a workbook', text('{"format":"firebreak-workbook"}')],
])('%s is no file that carries stamps', (_name, bytes) => {
  expect(readStamps(bytes)).toMatchObject({ ok: false, error: { code: 'verify.unknownFormat' } });
});

test('an archive that grows without end is refused by the guard', () => {
  const bomb = anArchive([...workbookParts(''), { name: 'docProps/custom.xml', data: new Uint8Array(40_000_000) }]);
  expect(readStamps(bomb)).toMatchObject({ ok: false, error: { code: 'import.bomb' } });
});

test.each(['{}', 'null', '[]', 'x', stampText(stamp).replace('"firebreakStamp":1', '"firebreakStamp":2'), stampText(stamp).replace(stamp.dataHash, 'abc'), stampText({ ...stamp, subject: 'x'.repeat(301) })])('%s is no stamp', (each) => {
  expect(readStampText(each)).toBeNull();
});

describe('the hash of the numbers', () => {
  test('does not see words and languages', () => {
    expect(dataHash([table(1.5, '現金')])).toBe(dataHash([table(1.5)]));
    expect(dataHash([table('text')])).toBe(dataHash([table(null)]));
  });

  test('sees the last digit, and where a number stands', () => {
    expect(dataHash([table(0.1 + 0.2)])).not.toBe(dataHash([table(0.3)]));
    expect(dataHash([table(1), table(null)])).not.toBe(dataHash([table(null), table(1)]));
  });
});
