/** How each type of figure is drawn. A new type is one file here and one line below. */
import type { Figure, FigureType } from '../../../shared/interchange/figure.ts';
import type { FigureChart } from '../chartLibrary.ts';
import type { Look } from '../look.ts';
import { boxDrawing } from './box.ts';
import { type Drawing, emptyWords, paper } from './drawing.ts';
import { fanDrawing } from './fan.ts';
import { heatMapDrawing } from './heatMap.ts';
import { multiplesDrawing, type PaintPanel } from './multiples.ts';
import { networkDrawing } from './network.ts';
import { sankeyDrawing } from './sankey.ts';
import { scatterDrawing } from './scatter.ts';
import { seriesDrawing } from './series.ts';
import { tornadoDrawing } from './tornado.ts';
import { treemapDrawing } from './treemap.ts';
import { waterfallDrawing } from './waterfall.ts';

const drawings = (paint: PaintPanel): { readonly [Type in FigureType]: Drawing<Type> } => ({
  line: seriesDrawing,
  stackedBars: seriesDrawing,
  groupedBars: seriesDrawing,
  waterfall: waterfallDrawing,
  tornado: tornadoDrawing,
  heatMap: heatMapDrawing,
  fan: fanDrawing,
  box: boxDrawing,
  sankey: sankeyDrawing,
  treemap: treemapDrawing,
  network: networkDrawing,
  scatter: scatterDrawing,
  multiples: multiplesDrawing(paint),
});

/**
 * The configuration of Chart.js for a figure.
 *
 * @param paint  draws a panel of a figure that has panels; the canvas and the SVG each do it in their way
 */
export function figureChart(figure: Figure, look: Look, paint: PaintPanel): FigureChart {
  // Safe: the drawing of a type takes figures of that type.
  const draw = drawings(paint)[figure.type] as (figure: Figure, look: Look) => FigureChart;
  const chart = figure.empty === null ? draw(figure, look) : multiplesDrawing(paint)({ ...figure, type: 'multiples', columns: 1, sharedScale: false, panels: [] } as never, look);
  return { ...chart, plugins: [paper(look), emptyWords(figure, look), ...(chart.plugins ?? [])] } as FigureChart;
}
