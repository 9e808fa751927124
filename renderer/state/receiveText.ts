import { failure, ok, type Result } from '../../shared/base/result.ts';
import type { HandedText } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';
import { announceWork } from './fileWork.ts';

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

/** The same, said as the opening of a file by this name, with a way to stop it. */
export async function fetchText(name: string, text: HandedText): Promise<Result<string>> {
  if (typeof text === 'string') return ok(text);
  let isStopped = false;
  const over = announceWork({ kind: 'opening', name, cancel: () => (isStopped = true) });
  const received = await receiveText(text, () => isStopped);
  over();
  return received ?? failure('fileWork.openingStopped', { name });
}
