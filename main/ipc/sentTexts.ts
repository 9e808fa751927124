import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { WholeText } from '../../shared/ipc/contract.ts';
import { textLimit } from '../../shared/ipc/schemas.ts';

/** The text that the page sends ahead of the call that wants it; one at a time. */
export interface SentTexts {
  /** @returns a failure once it is longer than any text may be */
  add(id: number, piece: Uint8Array): Result<null>;
  /**
   * Gives a text out, once: its UTF-8 bytes where it was sent ahead.
   *
   * @throws for a number under which nothing was sent (a bug of the page)
   */
  take(text: WholeText): string | Uint8Array;
}

interface Sent {
  readonly id: number;
  readonly pieces: Uint8Array[];
  bytes: number;
}

export function createSentTexts(limit = textLimit): SentTexts {
  let current: Sent | null = null;
  return {
    add: (id, piece) => {
      current = current?.id === id ? current : { id, pieces: [], bytes: 0 };
      current.bytes += piece.length;
      if (current.bytes > limit) {
        current = null;
        return failure('call.badArguments', { channel: 'text:send' });
      }
      current.pieces.push(piece);
      return ok(null);
    },
    take: (text) => {
      if (typeof text === 'string') return text;
      const sent = current;
      if (sent?.id !== text.sent) throw new Error(`Bug: nothing was sent under ${text.sent}`);
      current = null;
      return Buffer.concat(sent.pieces, sent.bytes);
    },
  };
}
