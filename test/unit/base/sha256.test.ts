import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../../shared/base/sha256.ts';

test('the published examples of FIPS 180-4', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
});

test.each(['é', '鏈', '𠮷野家', '\ud800', 'x\udc00y', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), '鏈'.repeat(100_000), `x${'𠮷'.repeat(200_000)}`, 'é'.repeat(196_608), 'a'.repeat(196_607)])('agrees with Node on %#', (text) => {
  expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});
