import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Result } from '../../shared/base/result.ts';
import { parseBounded, parseBoundedSteps } from '../../shared/document/boundedJson.ts';
import { decodeWorkbook, encodeWorkbook } from '../../shared/document/codec.ts';
import { finishFile } from '../../shared/document/fileSteps.ts';
import { jsonText } from '../../shared/document/jsonText.ts';
import { arbWorkbook } from '../builders/arbWorkbook.ts';

const tiny = { worth: 0, units: 1 };
const inPieces = (text: string): Result<unknown> => finishFile(parseBoundedSteps(text, tiny));

/** Text that is nearly JSON: what a workbook has, with something put in or taken out. */
const nearlyJson = fc.tuple(
  fc.oneof(fc.json({ maxDepth: 5 }), fc.dictionary(fc.string(), fc.array(fc.jsonValue({ maxDepth: 2 }))).map((value) => jsonText(value))),
  fc.array(fc.tuple(fc.nat(), fc.constantFrom('', ',', '[', ']', '{', '}', '"', ' ', '\n', '1', ':', '\\', '"a":[', '"a":[],', '"__proto__":[1],'), fc.nat(3)), { maxLength: 3 }),
).map(([text, changes]) => changes.reduce((old, [at, put, gone]) => old.slice(0, at % (old.length + 1)) + put + old.slice((at % (old.length + 1)) + gone), text));

test('what is JSON as a whole is the same in pieces, and what is none is refused with the same words', () => {
  fc.assert(fc.property(nearlyJson, (text) => {
    const whole = parseBounded(text);
    const pieces = inPieces(text);
    expect(pieces).toEqual(whole);
  }), { numRuns: 3000, endOnFailure: true });
});

test.each(['{"a":[1,]}', '{"a":[,1]}', '{"a":[1,,2]}', '{"a":[ ],"b":[1,2 ]}', '{"a":[1}', '{"a":[1],[2]}', '{"a":[1,2],"a":[3]}', '{"\\u0061":[1,2]}', '{"a":[1,2]}{"b":[1,2]}', '[[1,2],[3]]', '{"a":[[1,2],[3,[4]]],"b":{"c":[5,6]}}', '{"a":["]",",[",1]}', '{"__proto__":[1,2]}', '{"a":[1,2', '{"a":"\n","b":[1,2]}'])('%s', (text) => {
  expect(inPieces(text)).toEqual(parseBounded(text));
});

test('a workbook is the same whichever way its text is parsed', () => {
  fc.assert(fc.property(arbWorkbook(), (workbook) => {
    const text = encodeWorkbook(workbook);
    const parsed = inPieces(text);
    const { sha256: _hash, ...file } = (parsed.ok ? parsed.value : {}) as Record<string, unknown>;
    const again = decodeWorkbook(jsonText(file));
    expect(again.ok && encodeWorkbook(again.value.workbook)).toBe(text);
  }), { numRuns: 200 });
});
