import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { withResolution } from '../../../shared/interchange/exporters/pngResolution.ts';

/** A whole PNG of one white pixel. */
const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj3zwAAAABJRU5ErkJggg==', 'base64');

test('the size on paper stands in its own chunk, right after the header, with a true checksum', () => {
  const png = Buffer.from(withResolution(onePixel, 300));
  expect(png.toString('latin1', 37, 41)).toBe('pHYs');
  expect([png.readUInt32BE(33), png.readUInt32BE(41), png.readUInt32BE(45), png[49]]).toEqual([9, 11811, 11811, 1]);
  expect(png.readUInt32BE(50)).toBe(crc32(png.subarray(37, 50)));
});

test('nothing else changes', () => {
  const png = Buffer.from(withResolution(onePixel, 192));
  expect(Buffer.concat([png.subarray(0, 33), png.subarray(54)])).toEqual(onePixel);
});

test('what is no PNG is a bug of the caller', () => {
  expect(() => withResolution(new Uint8Array(100), 300)).toThrow('not a PNG');
});
