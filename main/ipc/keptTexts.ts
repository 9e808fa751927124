import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { HandedText } from '../../shared/ipc/contract.ts';

/** Long texts that the page fetches a piece at a time: in one message they hold windows and menus up while they are copied. */
export interface KeptTexts {
  /** @param texts  in a row, each fit for a message  @returns the text itself when it is short; otherwise what the page fetches it by */
  keep(texts: readonly string[]): HandedText;
  /** A piece, from 0; the text is forgotten with its last one. */
  take(id: number, piece: number): Result<string>;
}

/** UTF-16 units of a text that is handed over with the answer itself: copied in about a millisecond. */
const unitsOfMessage = 1024 * 1024;
/** A page that gives up does not say so: the oldest text goes when there are more. */
const mostKept = 4;

export function createKeptTexts(atOnce = unitsOfMessage): KeptTexts {
  const kept = new Map<number, readonly string[]>();
  let last = 0;
  return {
    keep: (texts) => {
      if (texts.reduce((sum, { length }) => sum + length, 0) <= atOnce) return texts.join('');
      last += 1;
      kept.set(last, texts);
      if (kept.size > mostKept) kept.delete(last - mostKept);
      return { kept: last, pieces: texts.length };
    },
    take: (id, piece) => {
      const texts = kept.get(id);
      const text = texts?.[piece];
      if (texts === undefined || text === undefined) return failure('call.badArguments', { channel: 'text:take' });
      if (piece === texts.length - 1) kept.delete(id);
      return ok(text);
    },
  };
}
