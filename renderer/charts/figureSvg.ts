/** Figures as SVG without a display, in Node or in a worker: for reports, and for files with real text. Touches no page. */
import { BasicPlatform } from 'chart.js';
import type { Figure } from '../../shared/interchange/figure.ts';
import { lightPalette } from '../../shared/interchange/palette.ts';
import { Chart } from './chartLibrary.ts';
import type { PaintPanel } from './drawings/multiples.ts';
import { figureChart } from './drawings/registry.ts';
import { type Look, paperLook } from './look.ts';
import { SvgContext } from './svgContext.ts';

/** Width and height in CSS pixels; text keeps its size, so that a larger picture has more room and not larger letters. */
export interface SvgSize {
  readonly width: number;
  readonly height: number;
}

/** Panels below one another need more height, and what is no plot along an axis more room to both sides. */
export function usualSize(figure: Figure): SvgSize {
  const rows = figure.type === 'multiples' ? Math.ceil(figure.panels.length / Math.max(1, figure.columns)) : 1;
  const isSquare = figure.type === 'network' || figure.type === 'sankey' || figure.type === 'treemap';
  return { width: 960, height: rows > 1 ? 160 + 240 * rows : isSquare ? 660 : 540 };
}

/**
 * A figure of any type as a standalone SVG file on white, with title and caption, and text as text nodes. The same figure gives the
 * same bytes. `page` leaves title and caption to the page that it stands on.
 */
export function figureSvg(figure: Figure, size: SvgSize = usualSize(figure), place: 'export' | 'page' = 'export'): string {
  return drawSvg(figure, size, paperLook(lightPalette, size.width, place)).toSvg(figure.title);
}

/**
 * Where there is a browser, Chart.js keeps a line's path in a Path2D, which nobody can read back: it would be missing from the
 * drawing. Options by segment make it draw straight onto the context.
 */
const drawnDirectly = { borderWidth: () => undefined };

function drawSvg(figure: Figure, { width, height }: SvgSize, look: Look): SvgContext {
  const context = new SvgContext(width, height);
  const config = figureChart(figure, look, paintSvg);
  // SvgContext has the members of a canvas that Chart.js uses; a test draws every type of figure with it.
  const canvas = context.canvas as unknown as HTMLCanvasElement;
  const chart = new Chart(canvas, { ...config, platform: BasicPlatform, options: { ...config.options, devicePixelRatio: 1, datasets: { ...config.options?.datasets, line: { ...config.options?.datasets?.line, segment: drawnDirectly } } } });
  chart.destroy();
  return context;
}

const paintSvg: PaintPanel = (ctx, panel, look, { x, y, width, height }) => {
  (ctx as unknown as SvgContext).append(drawSvg(panel, { width, height }, look), x, y);
};
