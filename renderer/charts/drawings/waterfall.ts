/** Floating bars from one total to the next, each with its value beside it, tied together by thin lines. */
import type { Plugin, TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { waterfallTops } from '../../../shared/interchange/figureTable.ts';
import { colourOf, type Palette } from '../../../shared/interchange/palette.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { baseOptions, font, fontFamily, labelScale, valueScale, withOptions } from './drawing.ts';
import { drawn, line } from './strokes.ts';

type Waterfall = FigureOf<'waterfall'>;

export function waterfallDrawing(figure: Waterfall, look: Look): FigureChart {
  const tops = waterfallTops(figure);
  const spans = figure.steps.map(({ kind, value }, index): [number, number] => (kind === 'total' ? [0, value] : [(tops[index] ?? 0) - value, tops[index] ?? 0]));
  const colours = figure.steps.map(({ kind, value, firms }) => shade(colourOf(look.palette, { role: kind === 'total' ? 'total' : value < 0 ? 'good' : 'bad' }), isDimmed(look, firms)));
  const config = {
    type: 'bar',
    data: { labels: figure.steps.map(({ label }) => label), datasets: [{ label: figure.title, data: spans, backgroundColor: colours, categoryPercentage: 0.9, barPercentage: 0.8, maxBarThickness: 60 }] },
    options: withOptions(baseOptions(figure, look), {
      scales: { x: labelScale('', look, { ticks: { color: look.palette.text, font, maxRotation: 40, autoSkip: false } }), y: valueScale(figure, look, { grace: '6%' }) },
      plugins: {
        tooltip: { callbacks: { label: (item: TooltipItem<'bar'>) => formatFigureValue(figure.steps[item.dataIndex]?.value ?? 0, figure) } },
      },
    } as object),
    plugins: [stepLabels(figure, tops, look.palette)],
  };
  return config as unknown as FigureChart;
}

function stepLabels(figure: Waterfall, tops: readonly number[], palette: Palette): Plugin {
  return {
    id: 'stepLabels',
    afterDatasetsDraw: (chart) => {
      const { ctx } = chart;
      const bars = chart.getDatasetMeta(0).data.map((element) => element.getProps(['x', 'width'] as never, true) as unknown as { readonly x: number; readonly width: number });
      const y = (value: number) => chart.scales['y']?.getPixelForValue(value) ?? 0;
      drawn(ctx, () => {
        ctx.font = `${font.size}px ${fontFamily}`;
        ctx.textAlign = 'center';
        ctx.textBaseline = 'bottom';
        ctx.lineWidth = 1;
        figure.steps.forEach(({ value, kind }, index) => {
          const [bar, next, top] = [bars[index], bars[index + 1], tops[index] ?? 0];
          if (bar === undefined) return;
          ctx.fillStyle = palette.text;
          ctx.fillText(formatFigureValue(value, figure), bar.x, y(kind === 'total' ? Math.max(0, value) : Math.max(top, top - value)) - 2);
          ctx.strokeStyle = palette.marker;
          if (next !== undefined) line(ctx, bar.x + bar.width / 2, y(top), next.x - next.width / 2, y(top));
        });
      });
    },
  };
}
