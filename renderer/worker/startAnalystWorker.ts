import type { AnalystReply } from '../../shared/worker/analyst.ts';
import type { AnalystListener, AnalystPort } from '../state/analyst.ts';
import { postPaced } from './postPaced.ts';

/** Starts a thread of analyses of the page. */
export function startAnalystWorker(listener: AnalystListener): AnalystPort {
  const worker = new Worker(new URL('./analystWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<AnalystReply>) => listener.reply(data);
  worker.onerror = (event) => {
    event.preventDefault();
    listener.died(event.message === '' ? 'The analysis worker did not start' : event.message);
  };
  worker.onmessageerror = () => listener.died('The analysis worker sent something unreadable');
  let isOver = false;
  return {
    post: (request) => postPaced(worker, request, () => isOver, listener.sent, listener.died),
    terminate: () => {
      isOver = true;
      worker.terminate();
    },
  };
}
