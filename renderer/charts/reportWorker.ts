/** The thread that builds reports: a thin shell round `shared/worker/reporter.ts`. It lies with the charts because it draws them. */
import type { Figure } from '../../shared/interchange/figure.ts';
import { createReporter, type PageSize, type ReporterReply, type ReporterRequest } from '../../shared/worker/reporter.ts';
import { figureSvg, usualSize } from './figureSvg.ts';
import { offscreenPng } from './offscreenPng.ts';
import { pictureSize, usualPaper } from './pictureSize.ts';

/** The part of a dedicated worker's scope that is used; the page's DOM types do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ReporterRequest>) => void) | null;
  postMessage(message: ReporterReply): void;
}
// Safe: this file runs as a dedicated worker only.
const scope = globalThis as unknown as WorkerScope;
/** A figure that needs more height than others takes it on paper too. */
function onPage(figure: Figure, { width, height }: PageSize): PageSize {
  return { width, height: Math.round((height * usualSize(figure).height) / leastHeight) };
}
/** Of the usual sizes. */
const leastHeight = 540;

const perform = createReporter({
  draw: (figure, page) => (page === null ? figureSvg(figure) : figureSvg(figure, onPage(figure, page), 'page')),
  drawPng: (figure, page) => (page === null ? offscreenPng(figure, pictureSize(figure, 'double', usualPaper(figure)), 'export') : offscreenPng(figure, { ...onPage(figure, page), scale: 3, dotsPerInch: 288 }, 'page')),
  now: () => performance.now(),
  tell: (reply) => scope.postMessage(reply),
});

scope.onmessage = ({ data }) => void perform(data).then((reply) => scope.postMessage(reply));
