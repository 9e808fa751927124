import { ok, type Result } from '../../shared/base/result.ts';
import type { HandedText } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';

/**
 * Fetches a long text of the main process a piece at a time, so that neither side is held up by the whole of it.
 *
 * @returns null once it is not wanted any more
 */
export async function receiveText(text: HandedText, isUnwanted: () => boolean): Promise<Result<string> | null> {
  if (typeof text === 'string') return ok(text);
  const pieces: string[] = [];
  while (pieces.length < text.pieces) {
    const piece = await desktop().call('text:take', text.kept, pieces.length);
    if (!piece.ok) return piece;
    if (isUnwanted()) return null;
    pieces.push(piece.value);
  }
  return ok(pieces.join(''));
}
