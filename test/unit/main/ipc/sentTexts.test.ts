import { beforeEach, expect, test } from 'vitest';
import { createSentTexts } from '../../../../main/ipc/sentTexts.ts';
import { connectDesktop } from '../../../../renderer/state/desktop.ts';
import { sendText } from '../../../../renderer/state/sendText.ts';
import { failure, ok } from '../../../../shared/base/result.ts';
import type { Calls } from '../../../../shared/ipc/contract.ts';

let waiting: { readonly act: () => void; isOff: boolean }[];
const after = (_milliseconds: number, act: () => void): (() => void) => {
  const timer = { act, isOff: false };
  waiting.push(timer);
  return () => (timer.isOff = true);
};
beforeEach(() => {
  waiting = [];
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([[[], 4], [['abc'], 4], [['ab', 'cd', 'ef'], 4], [['a long line\n', '', '中文字\n', '😀😀', 'end'], 5], [['x'.repeat(50)], 8]])('the parts %j arrive as one text', async (parts: readonly string[], atOnce) => {
  const texts = createSentTexts({ after });
  connectDesktop({
    platform: 'linux',
    call: async (_channel, ...args) => texts.add(...(args as unknown as Parameters<Calls['text:send']>)) as never,
    on: () => () => undefined,
    openDropped: async () => failure('disk.dropped'),
  });
  const sent = await sendText(parts, atOnce);
  expect(sent.ok).toBe(true);
  const whole = texts.take(sent.ok ? sent.value : '');
  expect(typeof whole === 'string' ? whole : new TextDecoder().decode(whole)).toBe(parts.join(''));
});

test('several texts may be on their way at once, and each is given out once', () => {
  const texts = createSentTexts({ after });
  texts.add(1, 0, bytes('ol'));
  texts.add(2, 0, bytes('ne'));
  texts.add(1, 1, bytes('d'));
  texts.add(2, 1, bytes('w'));
  expect(texts.take({ sent: 1, pieces: 2 })).toEqual(Buffer.from('old'));
  expect(texts.take({ sent: 2, pieces: 2 })).toEqual(Buffer.from('new'));
  expect(() => texts.take({ sent: 2, pieces: 2 })).toThrow('not all of a text');
});

test('a text of which a piece is missing is none, and nothing of it is kept', () => {
  const texts = createSentTexts({ after });
  const refused = { ok: false, error: { code: 'call.badArguments' } };
  texts.add(1, 0, bytes('a'));
  expect(texts.add(1, 2, bytes('c'))).toMatchObject(refused);
  expect(texts.add(1, 1, bytes('b'))).toMatchObject(refused);
  texts.add(2, 0, bytes('a'));
  expect(() => texts.take({ sent: 2, pieces: 2 })).toThrow('not all of a text');
  expect(() => texts.take({ sent: 2, pieces: 1 })).toThrow('not all of a text');
});

test('the oldest is forgotten when there are too many, and any of which nothing more comes; none that was taken', () => {
  const texts = createSentTexts({ after });
  for (const id of [1, 2, 3, 4, 5]) texts.add(id, 0, bytes(String(id)));
  expect(() => texts.take({ sent: 1, pieces: 1 })).toThrow('not all of a text');
  expect(texts.take({ sent: 2, pieces: 1 })).toEqual(Buffer.from('2'));
  texts.add(3, 1, bytes('!'));
  expect(waiting.map(({ isOff }) => isOff)).toEqual([true, true, true, false, false, false]);
  waiting[3]?.act();
  expect(texts.add(4, 1, bytes('!'))).toMatchObject({ ok: false });
  expect(texts.take({ sent: 3, pieces: 2 })).toEqual(Buffer.from('3!'));
  expect(texts.take({ sent: 5, pieces: 1 })).toEqual(Buffer.from('5'));
});

test('more than a text may have, or than all may have, is refused and forgotten', () => {
  const texts = createSentTexts({ after, limit: 4 });
  expect(texts.add(1, 0, bytes('1234'))).toEqual(ok(null));
  expect(texts.add(1, 1, bytes('5'))).toMatchObject({ ok: false, error: { code: 'call.badArguments' } });
  expect(() => texts.take({ sent: 1, pieces: 1 })).toThrow('not all of a text');
  for (const id of [2, 3]) expect(texts.add(id, 0, bytes('1234'))).toEqual(ok(null));
  expect(texts.add(4, 0, bytes('1'))).toMatchObject({ ok: false });
  expect(texts.take({ sent: 2, pieces: 1 })).toEqual(Buffer.from('1234'));
  expect(texts.add(4, 0, bytes('1'))).toEqual(ok(null));
});
