import { messagesOf, type RowsAhead } from '../../shared/worker/rowsAhead.ts';
import type { ModelUpdate } from '../../shared/worker/modelUpdate.ts';
import { pause } from '../state/fileWork.ts';

/**
 * Posts a request to a worker, a large one in pieces with pauses for keys, clicks and paint in between.
 *
 * @param isOver  asked after each pause whether the worker is gone
 * @param sent  told of each further piece that went on its way: the worker cannot begin before the last
 * @param failed  told of what cannot be copied once the first piece is on its way
 * @throws what the first piece throws, at once
 */
export function postPaced<R extends { readonly update: ModelUpdate }>(worker: Worker, request: R, isOver: () => boolean, sent: () => void, failed: (message: string) => void): void {
  const messages = messagesOf(request);
  const next = (): boolean => {
    const { value, done } = messages.next();
    if (done !== true) worker.postMessage(value satisfies R | RowsAhead);
    return done === true;
  };
  if (next()) return;
  const rest = async (): Promise<void> => {
    for (let isWhole = false; !isWhole; sent()) {
      await pause();
      if (isOver()) return;
      isWhole = next();
    }
  };
  rest().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
}
