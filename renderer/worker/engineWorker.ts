/** The calculation thread: a thin shell round the engine, which knows nothing of threads. */
import { run } from '../../shared/engine/run.ts';
import { transferables, type WorkerReply, type WorkerRequest } from '../../shared/worker/protocol.ts';

/** The part of a dedicated worker's scope that is used; the page's DOM types do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
  postMessage(message: WorkerReply, transfer: ArrayBuffer[]): void;
}
// Safe: this file runs as a dedicated worker only.
const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  const reply = answer(data);
  scope.postMessage(reply, transferables(reply));
};

function answer({ revision, inputs }: WorkerRequest): WorkerReply {
  try {
    const begun = performance.now();
    const result = run(inputs);
    return { type: 'result', revision, result, milliseconds: performance.now() - begun };
  } catch (error) {
    // A bug of the engine: the page shows and logs it, since a worker has no place of its own to do so.
    return error instanceof Error
      ? { type: 'error', revision, message: error.message, stack: error.stack ?? '' }
      : { type: 'error', revision, message: String(error), stack: '' };
  }
}
