import { expect, test } from 'vitest';
import { paced, textSteps } from '../../../renderer/state/fileWork.ts';

test('bytes become the text that they are, whatever character lies across two pieces, without their byte order mark', async () => {
  const piece = 1024 * 1024;
  for (const start of [0, 1, 2, 3]) {
    const text = `${'x'.repeat(piece - 3 - start)}銀行😀${'y'.repeat(piece)}`;
    expect((await paced('opening', 'book', textSteps(new TextEncoder().encode(`\uFEFF${text}`)))) === text).toBe(true);
  }
  expect(await paced('opening', 'book', textSteps(new Uint8Array()))).toBe('');
  expect(await paced('opening', 'book', textSteps(Uint8Array.of(0x61, 0xe9)))).toBe('a\uFFFD');
});
