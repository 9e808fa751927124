/** The thread of analyses: a thin shell round `shared/worker/analyst.ts`, so that they never hold up the calculation. */
import { createAnalyst, type AnalystReply, type AnalystRequest } from '../../shared/worker/analyst.ts';
import { createGatherer, type RowsAhead } from '../../shared/worker/rowsAhead.ts';
import { transferables } from '../../shared/worker/protocol.ts';
import { placeNetwork } from './placeNetwork.ts';

/** The part of a dedicated worker's scope that is used; the page's DOM types do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<AnalystRequest | RowsAhead>) => void) | null;
  postMessage(message: AnalystReply, transfer: ArrayBuffer[]): void;
}
// Safe: this file runs as a dedicated worker only.
const scope = globalThis as unknown as WorkerScope;
const perform = createAnalyst({ place: placeNetwork, now: () => performance.now(), tell: (reply) => scope.postMessage(reply, []) });
const gather = createGatherer<AnalystRequest>();

scope.onmessage = ({ data }) => {
  const request = gather(data);
  if (request === null) return;
  const reply = perform(request);
  scope.postMessage(reply, transferables(reply));
};
