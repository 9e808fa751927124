/** The thread that writes tables: a thin shell round `shared/worker/tableWriter.ts`. */
import { transferables } from '../../shared/worker/protocol.ts';
import { createTableWriter, type TableWriterReply, type TableWriterRequest } from '../../shared/worker/tableWriter.ts';

/** The part of a dedicated worker's scope that is used; the page's DOM types do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<TableWriterRequest>) => void) | null;
  postMessage(message: TableWriterReply, transfer: ArrayBuffer[]): void;
}
// Safe: this file runs as a dedicated worker only.
const scope = globalThis as unknown as WorkerScope;
const perform = createTableWriter((reply) => scope.postMessage(reply, []));

scope.onmessage = ({ data }) => {
  const reply = perform(data);
  if (reply !== null) scope.postMessage(reply, reply.type === 'written' ? transferables(reply.bytes) : []);
};
