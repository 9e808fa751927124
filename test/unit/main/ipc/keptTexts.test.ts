import { expect, test } from 'vitest';
import { createKeptTexts, type KeptTexts } from '../../../../main/ipc/keptTexts.ts';
import { connectDesktop } from '../../../../renderer/state/desktop.ts';
import { receiveText } from '../../../../renderer/state/receiveText.ts';
import { failure, ok } from '../../../../shared/base/result.ts';
import type { Calls } from '../../../../shared/ipc/contract.ts';

const inPieces = (text: string): readonly string[] => text.match(/.{1,4}/gsu) ?? [];

function connect(texts: KeptTexts): void {
  connectDesktop({
    platform: 'linux',
    call: async (_channel, ...args) => texts.take(...(args as unknown as Parameters<Calls['text:take']>)) as never,
    on: () => () => undefined,
    openDropped: async () => failure('disk.dropped'),
  });
}

test.each(['', 'abcd', 'abcde', 'abcdefgh', 'a😀b😀c😀d', '中文字的一行\n'.repeat(20)])('the text %j arrives as it was', async (text) => {
  const texts = createKeptTexts(4);
  connect(texts);
  expect(await receiveText(texts.keep(inPieces(text)), () => false)).toEqual(ok(text));
});

test('a text is forgotten with its last piece, and the oldest one when nobody fetches them', async () => {
  const texts = createKeptTexts(4);
  connect(texts);
  const kept = texts.keep(['abcd', 'efgh']);
  expect(await receiveText(kept, () => false)).toEqual(ok('abcdefgh'));
  expect(await receiveText(kept, () => false)).toMatchObject({ ok: false, error: { code: 'call.badArguments' } });
  const all = ['first', 'second', 'third', 'fourth', 'fifth'].map((text) => texts.keep(inPieces(text)));
  expect((await Promise.all(all.map((text) => receiveText(text, () => false)))).map((each) => each?.ok)).toEqual([false, true, true, true, true]);
});

test('a piece that there is none of is refused', () => {
  const texts = createKeptTexts(4);
  texts.keep(['abcd', 'ef']);
  expect(texts.take(1, 2)).toMatchObject({ ok: false, error: { code: 'call.badArguments' } });
  expect(texts.take(2, 0)).toMatchObject({ ok: false, error: { code: 'call.badArguments' } });
});
