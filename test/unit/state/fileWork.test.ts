import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paced } from '../../../renderer/state/fileWork.ts';
import { sha256 } from '../../../shared/base/sha256.ts';
import { hashOf } from '../../../shared/document/fileSteps.ts';

test('the hash of texts in a row is that of their bytes, whatever is in them', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 5 }), async (texts) => {
    expect(await paced('snapshot', '', hashOf(texts))).toBe(sha256(texts.join('')));
  }), { numRuns: 200 });
});

test('so is that of a long text, of any alphabet', async () => {
  for (const unit of ['a', 'é', '股', '😀', 'a😀股']) {
    const text = unit.repeat(Math.ceil(2_500_000 / unit.length));
    expect(await paced('snapshot', '', hashOf([text]))).toBe(sha256(text));
  }
});
