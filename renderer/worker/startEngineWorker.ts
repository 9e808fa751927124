import type { WorkerReply } from '../../shared/worker/protocol.ts';
import type { WorkerListener, WorkerPort } from '../state/recalc.ts';
import { postPaced } from './postPaced.ts';

/** Starts a calculation thread of the page. */
export function startEngineWorker(listener: WorkerListener): WorkerPort {
  const worker = new Worker(new URL('./engineWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => listener.reply(data);
  worker.onerror = (event) => {
    event.preventDefault();
    listener.died(event.message === '' ? 'The calculation worker did not start' : event.message);
  };
  worker.onmessageerror = () => listener.died('The calculation worker sent something unreadable');
  let isOver = false;
  return {
    post: (request) => postPaced(worker, request, () => isOver, listener.sent, listener.died),
    terminate: () => {
      isOver = true;
      worker.terminate();
    },
  };
}
