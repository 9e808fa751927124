/** Panels in rows and columns: an empty frame with title and caption, into which each panel is drawn as a picture of its own. */
import type { Plugin } from 'chart.js';
import type { FigureOf, PinnedScale } from '../../../shared/interchange/figure.ts';
import type { FigureChart } from '../chartLibrary.ts';
import type { Look } from '../look.ts';
import { barPatterns } from './barPatterns.ts';
import { baseOptions, legendOf, withOptions } from './drawing.ts';
import { fanDrawing } from './fan.ts';
import { seriesDrawing } from './series.ts';

type Multiples = FigureOf<'multiples'>;
export type Panel = Multiples['panels'][number];

/** Draws a figure into a part of a picture, pixels from its upper left corner. */
export type PaintPanel = (ctx: CanvasRenderingContext2D, panel: Panel, look: Look, place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) => void;

const gap = 8;

export function multiplesDrawing(paint: PaintPanel): (figure: Multiples, look: Look) => FigureChart {
  return (figure, look) => {
    const config = {
      type: 'scatter',
      data: { datasets: legendDatasets(figure, look) },
      options: withOptions(baseOptions(figure, look), { scales: { x: { display: false }, y: { display: false } }, plugins: { ...legendOf(look), tooltip: { enabled: false } } } as object),
      plugins: [panels(figure, look, paint), ...legendPatterns(figure, look)],
    };
    return config as unknown as FigureChart;
  };
}

/** What the panels show, each once: one legend for all of them. */
function legendDatasets(figure: Multiples, look: Look): object[] {
  const known = new Map<string, object>();
  for (const panel of figure.panels) {
    const chart = panel.type === 'fan' ? fanDrawing(panel, look) : seriesDrawing(panel, look);
    for (const dataset of chart.data.datasets) if (!known.has(dataset.label ?? '')) known.set(dataset.label ?? '', { ...dataset, data: [], fill: false });
  }
  return [...known.values()];
}

function panels(figure: Multiples, look: Look, paint: PaintPanel): Plugin {
  return {
    id: 'panels',
    afterDraw: ({ ctx, chartArea: area }) => {
      const columns = Math.max(1, Math.min(figure.columns, figure.panels.length));
      const rows = Math.ceil(figure.panels.length / columns);
      const [width, height] = [(area.right - area.left - gap * (columns - 1)) / columns, (area.bottom - area.top - gap * (rows - 1)) / Math.max(1, rows)];
      panelsOf(figure).forEach((panel, index) => {
        const [row, column] = [Math.floor(index / columns), index % columns];
        paint(ctx, panel, { ...look, place: 'panel', width }, { x: area.left + column * (width + gap), y: area.top + row * (height + gap), width, height });
      });
    },
  };
}

/** The patterns of bars, in the legend of all panels. */
function legendPatterns({ panels: [first] }: Multiples, look: Look): Plugin[] {
  return first?.type === 'stackedBars' || first?.type === 'groupedBars' ? [barPatterns(first, look)] : [];
}

/** The panels with one scale for all where the figure asks for it. */
export function panelsOf(figure: Multiples): readonly Panel[] {
  if (!figure.sharedScale) return figure.panels;
  const values = figure.panels.flatMap((panel): number[] => [
    ...(panel.type === 'fan' ? [...panel.bands.flatMap(({ low, high }) => [...low, ...high]), ...panel.median, ...panel.lines.flatMap((line) => line.values)] : totals(panel)),
    ...panel.thresholds.flatMap((limit) => limit.values),
  ].filter((value) => value !== null));
  const scale: PinnedScale = { min: Math.min(0, ...values), max: Math.max(0, ...values) };
  return figure.panels.map((panel) => (panel.scale === null ? { ...panel, scale } : panel));
}

/** What the bars or lines of a panel reach. */
function totals(panel: Exclude<Panel, { readonly type: 'fan' }>): readonly (number | null)[] {
  if (panel.type !== 'stackedBars') return panel.series.flatMap(({ values }) => values);
  return (panel.series[0]?.values ?? []).map((_, index) => panel.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
}
