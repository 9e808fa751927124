/** Bars to both sides of the outcome as it is: low values of the input hatched, high values plain. */
import type { Plugin, Scale, TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { colourOf, type Palette } from '../../../shared/interchange/palette.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { baseOptions, font, fontFamily, labelScale, legendOf, valueScale, withOptions } from './drawing.ts';
import { wrapText } from '../textWidth.ts';
import { drawn, line } from './strokes.ts';
import { t } from '../../../shared/text/messages.ts';
import { labelled } from '../../../shared/text/punctuation.ts';

type Tornado = FigureOf<'tornado'>;

export function tornadoDrawing(figure: Tornado, look: Look): FigureChart {
  const { base, bars } = figure;
  const side = (end: 'low' | 'high') => ({
    // An end at which no input moves the outcome has no bar that the legend would have to tell.
    label: bars.some((bar) => bar[end] !== null && bar[end] !== base) ? t(figure.language, end === 'low' ? 'figure.lowInput' : 'figure.highInput') : '',
    data: bars.map((bar) => (bar[end] === null ? null : ([base, bar[end]] as [number, number]))),
    backgroundColor: bars.map(({ firms }) => shade(colourOf(look.palette, { role: end === 'low' ? 'good' : 'bad' }), isDimmed(look, firms))),
    grouped: false, categoryPercentage: 0.85, barPercentage: 0.9, pointStyle: 'rect',
  });
  const config = {
    type: 'bar',
    data: { labels: bars.map(({ label }) => label), datasets: [side('low'), side('high')] },
    options: withOptions(baseOptions(figure, look), {
      indexAxis: 'y',
      scales: {
        y: labelScale('', look, { ticks: { color: look.palette.text, font, autoSkip: false, callback: lineBroken } }),
        x: valueScale(figure, look, { beginAtZero: false, grace: '12%' }),
      },
      plugins: {
        ...legendOf(look),
        tooltip: { callbacks: { label: (item: TooltipItem<'bar'>) => tooltip(figure, item) } },
      },
    } as object),
    plugins: [endLabels(figure, look.palette)],
  };
  return config as unknown as FigureChart;
}

/** A long name takes more lines: Chart.js gives the axis no more than half the width, and cuts what is longer. */
function lineBroken(this: Scale, index: number | string): string[] {
  return wrapText(this.getLabelForValue(Number(index)), this.chart.width * 0.4, font.size);
}

function tooltip(figure: Tornado, item: TooltipItem<'bar'>): string {
  const bar = figure.bars[item.dataIndex];
  if (bar === undefined) return '';
  const [label, value] = item.datasetIndex === 0 ? [bar.lowLabel, bar.low] : [bar.highLabel, bar.high];
  return labelled(figure.language, label, value === null ? '–' : formatFigureValue(value, figure));
}

/** The line of the outcome as it is, and at each end what the input is there. */
function endLabels(figure: Tornado, palette: Palette): Plugin {
  return {
    id: 'endLabels',
    afterDatasetsDraw: (chart) => {
      const { ctx, chartArea: area } = chart;
      const x = (value: number) => chart.scales['x']?.getPixelForValue(value) ?? 0;
      drawn(ctx, () => {
        ctx.strokeStyle = palette.text;
        ctx.lineWidth = 1;
        line(ctx, x(figure.base), area.top, x(figure.base), area.bottom);
        ctx.font = `${font.size - 1}px ${fontFamily}`;
        ctx.textBaseline = 'middle';
        ctx.fillStyle = palette.text;
        figure.bars.forEach((bar, index) => {
          const y = chart.scales['y']?.getPixelForValue(index) ?? 0;
          for (const [value, label] of [[bar.low, bar.lowLabel], [bar.high, bar.highLabel]] as const) {
            if (value === null || value === figure.base) continue;
            ctx.textAlign = value < figure.base ? 'right' : 'left';
            ctx.fillText(label, x(value) + (value < figure.base ? -4 : 4), y);
          }
        });
      });
    },
  };
}
