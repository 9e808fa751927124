/** Boxes from quartile to quartile with whiskers to the ends, the median as a line. */
import type { TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { colourOf } from '../../../shared/interchange/palette.ts';
import { t } from '../../../shared/text/messages.ts';
import { labelled } from '../../../shared/text/punctuation.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { baseOptions, labelScale, valueScale, withOptions } from './drawing.ts';

export function boxDrawing(figure: FigureOf<'box'>, look: Look): FigureChart {
  const colours = figure.groups.map(({ colour, firms }) => shade(colourOf(look.palette, colour), isDimmed(look, firms)));
  const config = {
    type: 'boxplot',
    data: {
      labels: figure.groups.map(({ label }) => label),
      datasets: [{
        label: figure.title, data: figure.groups.map(({ min, q1, median, q3, max, outliers }) => ({ min, q1, median, q3, max, mean: median, whiskerMin: min, whiskerMax: max, items: [], outliers: [...outliers] })),
        backgroundColor: colours.map((colour) => `${colour.slice(0, 7)}40`), borderColor: colours, medianColor: look.palette.text, borderWidth: 1.5, itemRadius: 0, meanRadius: 0, outlierRadius: 2.5, outlierBackgroundColor: look.palette.muted,
      }],
    },
    options: withOptions(baseOptions(figure, look), {
      scales: { x: labelScale(figure.xTitle, look), y: valueScale(figure, look, { beginAtZero: false }) },
      plugins: { tooltip: { callbacks: { label: ({ dataIndex }: TooltipItem<'boxplot'>) => tooltip(figure, dataIndex) } } },
    } as object),
    plugins: [],
  };
  return config as unknown as FigureChart;
}

function tooltip(figure: FigureOf<'box'>, index: number): string[] {
  const group = figure.groups[index];
  if (group === undefined) return [];
  return (['max', 'q3', 'median', 'q1', 'min'] as const).map((part) => labelled(figure.language, t(figure.language, `figure.${part}`), formatFigureValue(group[part], figure)));
}
