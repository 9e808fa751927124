import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeWorkbook, encodeWorkbook } from '../../../shared/document/codec.ts';
import { salvageWorkbook } from '../../../shared/document/salvage.ts';

const text = readFileSync(new URL('../../fixtures/v1/chain.firebreak', import.meta.url), 'utf8');
const decoded = decodeWorkbook(text);
if (!decoded.ok) throw new Error('Bug: the fixture does not open');
const { workbook } = decoded.value;

function salvage(damaged: string) {
  expect(decodeWorkbook(damaged).ok).toBe(false);
  const found = salvageWorkbook(damaged);
  if (!found.ok) throw new Error(found.error.code);
  // What is kept opens and is whole.
  expect(decodeWorkbook(encodeWorkbook(found.value.workbook)).ok).toBe(true);
  return found.value;
}

describe('the sound rows of a damaged file', () => {
  test('all of them, bit by bit, where only the checksum is wrong', () => {
    const found = salvage(text.replace('"sha256": "2', '"sha256": "3'));
    expect(found.workbook).toEqual(workbook);
    expect(found.lost).toEqual([]);
  });

  test('a row that is no JSON any more is missing, with its place and its text', () => {
    const found = salvage(text.replace('{"id":"f2",', '{"id":"f2'));
    expect(found.workbook.firms.map(({ id }) => id)).toEqual(['f1', 'f9']);
    expect(found.workbook.contracts).toEqual(workbook.contracts);
    expect(found.lost).toMatchObject([{ place: 'firms[1]', reason: { code: 'file.unreadablePart' } }]);
    expect(found.lost[0]?.text).toContain('實驗室');
  });

  test('a row with a value that no column holds is missing, with the reason', () => {
    const found = salvage(text.replace('"cash":9000', '"cash":[9]'));
    expect(found.lost).toMatchObject([{ place: 'firms[2]', reason: { code: 'file.wantsNumber', details: { place: 'firms[2].cash' } } }]);
  });

  test('of two rows with one id the first is kept', () => {
    const found = salvage(text.replace('"id":"c2"', '"id":"c1"'));
    expect(found.lost).toMatchObject([{ place: 'contracts[1]', reason: { code: 'file.duplicateId' } }]);
  });

  test('a damaged heading costs the heading alone', () => {
    const found = salvage(text.replace('"contracts": [', '"contr\u0001cts": ['));
    expect(found.workbook.contracts).toEqual(workbook.contracts);
    expect(found.workbook.scenarios).toEqual(workbook.scenarios);
    expect(found.lost).toHaveLength(1);
  });

  test.each(['"name": ', '"market": ', '"otherProgram": '])('a damaged line %s costs that line', (line) => {
    const found = salvage(text.replace(line, line.replace(' ', '}')));
    expect(found.workbook.firms).toEqual(workbook.firms);
    expect(found.lost).toHaveLength(1);
  });

  test('bytes that were no text are not taken for sound', () => {
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf('實')] = 0xff;
    const found = salvage(new TextDecoder().decode(bytes));
    expect(found.workbook.firms.map(({ id }) => id)).toEqual(['f1', 'f9']);
  });

  test('every cut after the first row gives all rows before it', () => {
    const from = text.indexOf('"id":"f2"');
    for (let length = from; length < text.length - 2; length += 1) {
      const kept = salvage(text.slice(0, length)).workbook;
      expect(kept.firms).toEqual(workbook.firms.slice(0, kept.firms.length));
      expect(kept.contracts).toEqual(workbook.contracts.slice(0, kept.contracts.length));
      const whole = text.slice(0, length).split('\n').slice(0, -1).filter((line) => /^\{"id":"[fc]\d+"/.test(line)).length;
      expect(kept.firms.length + kept.contracts.length).toBeGreaterThanOrEqual(whole);
    }
  });

  test('another layout too: one line, cut', () => {
    const { firms, contracts } = JSON.parse(text) as { firms: unknown[]; contracts: unknown[] };
    const found = salvage(JSON.stringify({ format: 'firebreak-workbook', version: 1, firms, contracts }).slice(0, -40));
    expect(found.workbook.firms).toHaveLength(3);
    expect(found.workbook.contracts).toHaveLength(2);
    expect(found.lost).toMatchObject([{ place: 'contracts[2]' }]);
  });
});

describe('nothing is made up', () => {
  test.each(['', 'no workbook', '{"a":1}', '[]', '\u0000\u0000'])('%j has no sound part', (other) => {
    expect(salvageWorkbook(other)).toEqual({ ok: false, error: { code: 'file.nothingSound', details: {} } });
  });

  test('a newer version is not taken apart', () => {
    expect(salvageWorkbook(text.replace('"version": 1', '"version": 999'))).toMatchObject({ ok: false, error: { code: 'file.newer' } });
  });
});
