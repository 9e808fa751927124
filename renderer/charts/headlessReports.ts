/** Reports without a window: the same sections, drawn as SVG. Runs in Node; built by `scripts/build.mjs` into `out/headless/reports.js`. */
import { createReporter, type ReporterFile, type ReporterRequest } from '../../shared/worker/reporter.ts';
import { drawnOnPage, usualDrawing } from './pageDrawings.ts';

/**
 * Writes a report's files, or those of many figures.
 *
 * @param request  its formats need no window: pictures in dots and printed pages cannot be made here
 * @throws on a bug
 */
export async function makeReportFiles(request: ReporterRequest): Promise<readonly ReporterFile[]> {
  const files: ReporterFile[] = [];
  const perform = createReporter({
    draw: (figure, page) => (page === null ? usualDrawing(figure) : drawnOnPage(figure, page)),
    drawPng: () => Promise.reject(new Error('Bug: a picture in dots needs a window')),
    now: () => performance.now(),
    tell: (reply) => {
      if (reply.type === 'file' && reply.file !== null) files.push(reply.file);
    },
  });
  const end = await perform(request);
  if (end.type === 'error') throw new Error(end.message);
  return files;
}
