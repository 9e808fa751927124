/** A value for each pair, as depth of one colour, written in where there is room. */
import type { Plugin, TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { colourOf, depthOf, type Palette } from '../../../shared/interchange/palette.ts';
import { labelled } from '../../../shared/text/punctuation.ts';
import type { FigureChart } from '../chartLibrary.ts';
import type { Look } from '../look.ts';
import { textWidth } from '../textWidth.ts';
import { baseOptions, font, fontFamily, labelScale, withOptions } from './drawing.ts';
import { drawn } from './strokes.ts';

type HeatMap = FigureOf<'heatMap'>;

export function heatMapDrawing(figure: HeatMap, look: Look): FigureChart {
  const { palette } = look;
  const known = figure.values.flat().filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const depth = (value: number | null) => (value === null ? palette.grid : depthOf(palette, most > least ? (value - least) / (most - least) : 0));
  const cells = figure.rows.flatMap((_, y) => figure.columns.map((__, x) => ({ x, y, v: figure.values[y]?.[x] ?? null })));
  const place = (area: { readonly left: number; readonly right: number } | undefined, count: number) => (area === undefined ? 0 : (area.right - area.left) / Math.max(1, count) - 1);
  // Places are numbers already: as words, equal labels on both axes would be taken for one another. The library turns y upside down unless told.
  const config = {
    type: 'matrix',
    data: {
      labels: [],
      datasets: [{
        label: figure.title, data: cells, parsing: false, backgroundColor: cells.map(({ v }) => depth(v)),
        width: ({ chart }: { chart: { chartArea?: { left: number; right: number } } }) => place(chart.chartArea, figure.columns.length),
        height: ({ chart }: { chart: { chartArea?: { top: number; bottom: number } } }) => place(chart.chartArea === undefined ? undefined : { left: chart.chartArea.top, right: chart.chartArea.bottom }, figure.rows.length),
      }],
    },
    options: withOptions(baseOptions(figure, look), {
      scales: {
        x: labelScale(figure.xTitle, look, { labels: figure.columns.map(({ label }) => label), offset: true }),
        y: labelScale(figure.yTitle, look, { labels: figure.rows.map(({ label }) => label), offset: true, reverse: false }),
      },
      plugins: {
        tooltip: { callbacks: { title: () => '', label: ({ dataIndex }: TooltipItem<'matrix'>) => tooltip(figure, dataIndex) } },
      },
    } as object),
    plugins: [cellValues(figure, depth, palette)],
  };
  return config as unknown as FigureChart;
}

function tooltip(figure: HeatMap, index: number): string {
  const [row, column] = [Math.floor(index / figure.columns.length), index % figure.columns.length];
  const value = figure.values[row]?.[column] ?? null;
  return labelled(figure.language, `${figure.rows[row]?.label ?? ''} · ${figure.columns[column]?.label ?? ''}`, value === null ? '–' : formatFigureValue(value, figure));
}

function cellValues(figure: HeatMap, depth: (value: number | null) => string, palette: Palette): Plugin {
  return {
    id: 'cellValues',
    afterDatasetsDraw: (chart) => {
      const { ctx, chartArea: area } = chart;
      const [width, height] = [(area.right - area.left) / figure.columns.length, (area.bottom - area.top) / figure.rows.length];
      const at = (row: number, column: number) => [area.left + (column + 0.5) * width, area.top + (row + 0.5) * height] as const;
      drawn(ctx, () => {
        ctx.font = `${font.size - 1}px ${fontFamily}`;
        ctx.textAlign = 'center';
        ctx.textBaseline = 'middle';
        figure.values.forEach((row, y) => row.forEach((value, x) => {
          const text = value === null ? '–' : formatFigureValue(value, figure);
          if (textWidth(text) * (font.size - 1) > width - 4 || height < 12) return;
          ctx.fillStyle = writingOn(depth(value), palette);
          ctx.fillText(text, ...at(y, x));
        }));
        if (figure.here === null) return;
        const [x, y] = at(figure.here.row, figure.here.column);
        ctx.strokeStyle = colourOf(palette, { role: 'limit' });
        ctx.lineWidth = 2;
        ctx.strokeRect(x - width / 2 + 1, y - height / 2 + 1, width - 3, height - 3);
      });
    },
  };
}

/** Light writing on dark colours and the other way round. */
export function writingOn(colour: string, palette: Palette): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 140 ? palette.onDark : palette.onLight;
}
