import { expect, test } from 'vitest';
import { createSentTexts } from '../../../../main/ipc/sentTexts.ts';
import { connectDesktop } from '../../../../renderer/state/desktop.ts';
import { sendText } from '../../../../renderer/state/sendText.ts';
import { failure, ok } from '../../../../shared/base/result.ts';
import type { Calls } from '../../../../shared/ipc/contract.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([[[], 4], [['abc'], 4], [['ab', 'cd', 'ef'], 4], [['a long line\n', '', '中文字\n', '😀😀', 'end'], 5], [['x'.repeat(50)], 8]])('the parts %j arrive as one text', async (parts: readonly string[], atOnce) => {
  const texts = createSentTexts();
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

test('a text that is begun takes the place of the one before, and each is given out once', () => {
  const texts = createSentTexts();
  texts.add(1, bytes('old'));
  texts.add(2, bytes('ne'));
  texts.add(2, bytes('w'));
  expect(() => texts.take({ sent: 1 })).toThrow('nothing was sent');
  expect(texts.take({ sent: 2 })).toEqual(Buffer.from('new'));
  expect(() => texts.take({ sent: 2 })).toThrow('nothing was sent');
});

test('more than a text may have is refused and forgotten', () => {
  const texts = createSentTexts(4);
  expect(texts.add(1, bytes('1234'))).toEqual(ok(null));
  expect(texts.add(1, bytes('5'))).toMatchObject({ ok: false, error: { code: 'call.badArguments' } });
  expect(() => texts.take({ sent: 1 })).toThrow('nothing was sent');
});
