import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from '../../../main/commandLine/jsonPieces.ts';

test('pieces make the document as it is written in one go', () => {
  fc.assert(fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), fc.array(fc.jsonValue())), (document) => {
    expect([...jsonPieces(document)].join('')).toBe(`${JSON.stringify(document)}\n`);
  }));
});

test('what is not given is left out', () => {
  const document = { a: undefined, b: [undefined, 1], c: { d: undefined, e: NaN } };
  expect([...jsonPieces(document)].join('')).toBe(`${JSON.stringify(document)}\n`);
});

test('a large document comes in many pieces', () => {
  const document = { list: Array.from({ length: 5000 }, (_, index) => ({ index, text: 'x'.repeat(50) })) };
  const pieces = [...jsonPieces(document)];
  expect(pieces.join('')).toBe(`${JSON.stringify(document)}\n`);
  expect(pieces.length).toBeGreaterThan(3);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
});
