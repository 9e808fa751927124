import { expect, test } from 'vitest';
import { bytesOfDataUrl, dataUrlOf } from '../../../shared/interchange/dataUrl.ts';

const png = [0x89, 0x50, 0x4e, 0x47];

test('bytes go into an address and come back, whatever their number', () => {
  for (let length = 0; length < 9; length += 1) {
    const bytes = Uint8Array.from([...png, ...Array.from({ length }, (_, index) => (index * 71 + 200) % 256)]);
    const address = dataUrlOf(bytes) ?? '';
    expect(address).toBe(`data:image/png;base64,${Buffer.from(bytes).toString('base64')}`);
    expect(bytesOfDataUrl(address)).toEqual(bytes);
  }
  expect(dataUrlOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toMatch(/^data:image\/jpeg;base64,/);
});

test('what is no picture is none', () => {
  expect(dataUrlOf(new TextEncoder().encode('<svg onload="x"/>'))).toBeNull();
  for (const address of ['', 'data:image/svg+xml;base64,PHN2Zy8+', 'data:text/html,x', 'https://x/y.png', 'data:image/png;base64,PHN2Zy8+', 'data:image/png;base64,!!!']) expect(bytesOfDataUrl(address), address).toBeNull();
});
