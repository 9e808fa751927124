/** The calculation thread: a thin shell round `shared/worker/calculator.ts`, which knows nothing of threads. */
import { createCalculator } from '../../shared/worker/calculator.ts';
import { createGatherer, type RowsAhead } from '../../shared/worker/rowsAhead.ts';
import { releaseBuffers } from '../state/releaseBuffers.ts';
import { transferables, type WorkerReply, type WorkerRequest } from '../../shared/worker/protocol.ts';

/** The part of a dedicated worker's scope that is used; the page's DOM types do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<WorkerRequest | RowsAhead>) => void) | null;
  postMessage(message: WorkerReply, transfer: ArrayBuffer[]): void;
}
// Safe: this file runs as a dedicated worker only.
const scope = globalThis as unknown as WorkerScope;
const calculate = createCalculator(() => performance.now(), (alive) => scope.postMessage(alive, []), releaseBuffers);
const gather = createGatherer<WorkerRequest>();

scope.onmessage = ({ data }) => {
  const request = gather(data);
  if (request === null) return;
  const reply = calculate(request);
  scope.postMessage(reply, transferables(reply));
};
