import type { TableWriterReply } from '../../shared/worker/tableWriter.ts';
import type { TableWriterListener, TableWriterPort } from '../state/exporting.ts';

/** Starts a thread that writes tables. */
export function startTableWriter(listener: TableWriterListener): TableWriterPort {
  const worker = new Worker(new URL('./tableWriterWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<TableWriterReply>) => listener.reply(data);
  worker.onerror = (event) => {
    event.preventDefault();
    listener.died(event.message === '' ? 'The thread that writes tables did not start' : event.message);
  };
  worker.onmessageerror = () => listener.died('The thread that writes tables sent something unreadable');
  return {
    post: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
  };
}
