import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { WholeText } from '../../shared/ipc/contract.ts';
import { textLimit } from '../../shared/ipc/schemas.ts';

/** The texts that the page sends ahead of the calls that want them: a save, a snapshot and a named version may be on their way at once. */
export interface SentTexts {
  /**
   * @param piece its number, from 0: a text of which one is missing is none
   * @returns a failure for a piece out of turn, and once the texts are longer than any may be; that text is forgotten
   */
  add(id: number, piece: number, bytes: Uint8Array): Result<null>;
  /**
   * Gives a text out, once: its UTF-8 bytes where it was sent ahead.
   *
   * @throws for a number under which not all of a text has come (a bug of the page)
   */
  take(text: WholeText): string | Uint8Array;
}

interface Sent {
  readonly pieces: Uint8Array[];
  bytes: number;
  /** Takes its end back. */
  stay: () => void;
}

/** @property after  acts later; returns a function that takes it back */
export interface SentTextsOptions {
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** Bytes of one; all together have twice as many. */
  readonly limit?: number;
}

/** A page that gives up does not say so: the oldest text goes when there are more, and any when nothing of it came for so long. */
const mostTexts = 4;
const longestWait = 5 * 60_000;

export function createSentTexts({ after, limit = textLimit }: SentTextsOptions): SentTexts {
  const texts = new Map<number, Sent>();
  const forget = (id: number): void => {
    texts.get(id)?.stay();
    texts.delete(id);
  };
  const begin = (id: number): Sent => {
    forget(id);
    for (const oldest of [...texts.keys()].slice(0, Math.max(0, texts.size + 1 - mostTexts))) forget(oldest);
    const sent: Sent = { pieces: [], bytes: 0, stay: () => undefined };
    texts.set(id, sent);
    return sent;
  };
  const inAll = (): number => [...texts.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    add: (id, piece, bytes) => {
      const sent = piece === 0 ? begin(id) : texts.get(id);
      if (sent?.pieces.length !== piece || sent.bytes + bytes.length > limit || inAll() + bytes.length > 2 * limit) {
        forget(id);
        return failure('call.badArguments', { channel: 'text:send' });
      }
      sent.pieces.push(bytes);
      sent.bytes += bytes.length;
      sent.stay();
      sent.stay = after(longestWait, () => forget(id));
      return ok(null);
    },
    take: (text) => {
      if (typeof text === 'string') return text;
      const sent = texts.get(text.sent);
      forget(text.sent);
      if (sent?.pieces.length !== text.pieces) throw new Error(`Bug: not all of a text was sent under ${text.sent}`);
      return Buffer.concat(sent.pieces, sent.bytes);
    },
  };
}
