/** Figures as they stand on the pages of reports. */
import type { Figure } from '../../shared/interchange/figure.ts';
import type { PageSize } from '../../shared/worker/reporter.ts';
import { figureSvg, usualSize } from './figureSvg.ts';

/** Of the usual sizes, for which page sizes are meant. */
const leastHeight = 540;

/** A figure that needs more height than others takes it on paper too. */
export function sizeOnPage(figure: Figure, { width, height }: PageSize): PageSize {
  return { width, height: Math.round((height * usualSize(figure).height) / leastHeight) };
}

/** As SVG, without title and caption, which the page has. */
export function drawnOnPage(figure: Figure, page: PageSize): string {
  return figureSvg(figure, sizeOnPage(figure, page), 'page');
}

/** As SVG by itself, with both. */
export function usualDrawing(figure: Figure): string {
  return figureSvg(figure);
}
