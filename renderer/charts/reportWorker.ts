/** The thread that builds reports: a thin shell round `shared/worker/reporter.ts`. It lies with the charts because it draws them. */
import { createReporter, type ReporterReply, type ReporterRequest } from '../../shared/worker/reporter.ts';
import { offscreenPng } from './offscreenPng.ts';
import { drawnOnPage, sizeOnPage, usualDrawing } from './pageDrawings.ts';
import { pictureSize, usualPaper } from './pictureSize.ts';

/** The part of a dedicated worker's scope that is used; the page's DOM types do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ReporterRequest>) => void) | null;
  postMessage(message: ReporterReply): void;
}
// Safe: this file runs as a dedicated worker only.
const scope = globalThis as unknown as WorkerScope;
const perform = createReporter({
  draw: (figure, page) => (page === null ? usualDrawing(figure) : drawnOnPage(figure, page)),
  drawPng: (figure, page) => (page === null ? offscreenPng(figure, pictureSize(figure, 'double', usualPaper(figure)), 'export') : offscreenPng(figure, { ...sizeOnPage(figure, page), scale: 3, dotsPerInch: 288 }, 'page')),
  now: () => performance.now(),
  tell: (reply) => scope.postMessage(reply),
});

scope.onmessage = ({ data }) => void perform(data).then((reply) => scope.postMessage(reply));
