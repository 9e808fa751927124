import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { HandedText } from '../../shared/ipc/contract.ts';

/** Long texts that the page fetches a piece at a time: in one message they hold windows and menus up while they are copied. */
export interface KeptTexts {
  /** @returns the text itself when it is short; otherwise what the page fetches it by */
  keep(text: string): HandedText;
  /** A piece, from 0; the text is forgotten with its last one. */
  take(id: number, piece: number): Result<string>;
}

/** UTF-16 units of a message: copied in about a millisecond. */
const unitsOfMessage = 1024 * 1024;
/** A page that gives up does not say so: the oldest text goes when there are more. */
const mostKept = 4;

export function createKeptTexts(atOnce = unitsOfMessage): KeptTexts {
  const texts = new Map<number, string>();
  let last = 0;
  return {
    keep: (text) => {
      if (text.length <= atOnce) return text;
      last += 1;
      texts.set(last, text);
      if (texts.size > mostKept) texts.delete(last - mostKept);
      return { kept: last, pieces: Math.ceil(text.length / atOnce) };
    },
    take: (id, piece) => {
      const text = texts.get(id);
      if (text === undefined || piece * atOnce >= text.length) return failure('call.badArguments', { channel: 'text:take' });
      if ((piece + 1) * atOnce >= text.length) texts.delete(id);
      return ok(text.slice(piece * atOnce, (piece + 1) * atOnce));
    },
  };
}
