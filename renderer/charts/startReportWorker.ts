import type { ReporterReply } from '../../shared/worker/reporter.ts';
import type { ReporterListener, ReporterPort } from '../state/reporter.ts';

/** Starts a thread of reports of the page. */
export function startReportWorker(listener: ReporterListener): ReporterPort {
  const worker = new Worker(new URL('./reportWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<ReporterReply>) => listener.reply(data);
  worker.onerror = (event) => {
    event.preventDefault();
    listener.died(event.message === '' ? 'The report worker did not start' : event.message);
  };
  worker.onmessageerror = () => listener.died('The report worker sent something unreadable');
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
}
