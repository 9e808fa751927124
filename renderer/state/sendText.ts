import { ok, type Result } from '../../shared/base/result.ts';
import type { WholeText } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';
import { endOfPiece } from './fileWork.ts';

/** UTF-16 units of a message: copied in about a millisecond. Shorter texts go whole, with the call that wants them. */
const unitsOfMessage = 1024 * 1024;

let lastId = 0;

/** A text in pieces that `sendText` takes. */
export function partsOf(text: string, atOnce = unitsOfMessage): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from, atOnce);
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/**
 * Sends a long text ahead to the main process, a piece at a time: a hundred megabytes in one message hold up keys on this side and windows
 * on the other, and are in memory six times.
 *
 * @param parts  of the text in a row; none ends within a character
 * @returns what stands for the text in the one call that wants it
 */
export async function sendText(parts: readonly string[], atOnce = unitsOfMessage): Promise<Result<WholeText>> {
  if (parts.reduce((sum, { length }) => sum + length, 0) <= atOnce) return ok(parts.join(''));
  lastId += 1;
  // Its own: another text may begin while this one is on its way.
  const id = lastId;
  const encoder = new TextEncoder();
  let pieces = 0;
  for (let from = 0; from < parts.length; ) {
    let to = from;
    for (let units = 0; to < parts.length && units < atOnce; to += 1) units += parts[to]?.length ?? 0;
    const sent = await desktop().call('text:send', id, pieces, encoder.encode(parts.slice(from, to).join('')));
    if (!sent.ok) return sent;
    pieces += 1;
    from = to;
  }
  return ok({ sent: id, pieces });
}
