/** Points by two values, each named where there is room. */
import type { Plugin, TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue } from '../../../shared/interchange/figure.ts';
import { colourOf, type Palette } from '../../../shared/interchange/palette.ts';
import { labelled } from '../../../shared/text/punctuation.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { textWidth } from '../textWidth.ts';
import { baseOptions, font, fontFamily, legendOf, valueScale, withOptions } from './drawing.ts';
import { drawn } from './strokes.ts';

type Scatter = FigureOf<'scatter'>;
const shapes = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'cross'] as const;

export function scatterDrawing(figure: Scatter, look: Look): FigureChart {
  const groups = [...new Set(figure.points.map(({ group }) => group))];
  const datasets = groups.map((group, index) => {
    const points = figure.points.filter((point) => point.group === group);
    const colours = points.map(({ colour, firms }) => shade(colourOf(look.palette, colour), isDimmed(look, firms)));
    return { label: group, data: points.map(({ x, y }) => ({ x, y })), backgroundColor: colours, borderColor: colours, pointStyle: shapes[index % shapes.length], pointRadius: 4, points };
  });
  const xFigure = { language: figure.language, unit: figure.xUnit, caption: { ...figure.caption, unit: figure.xTitle } };
  const config = {
    type: 'scatter',
    data: { datasets },
    options: withOptions(baseOptions(figure, look), {
      scales: { x: valueScale(xFigure, look, { title: axisTitle(figure.xTitle, look) }), y: valueScale(figure, look, { title: axisTitle(figure.yTitle, look) }) },
      plugins: {
        ...legendOf(look),
        tooltip: { callbacks: { label: ({ datasetIndex, dataIndex }: TooltipItem<'scatter'>) => tooltip(figure, datasets[datasetIndex]?.points[dataIndex]) } },
      },
    } as object),
    plugins: [pointNames(datasets.map(({ points }) => points), look.palette)],
  };
  return config as unknown as FigureChart;
}

function axisTitle(text: string, { palette }: Look): object {
  return { display: true, text, color: palette.muted, font };
}

function tooltip(figure: Scatter, point: Scatter['points'][number] | undefined): string {
  if (point === undefined) return '';
  return labelled(figure.language, point.label, `${formatFigureValue(point.x, { language: figure.language, unit: figure.xUnit })} · ${formatFigureValue(point.y, figure)}`);
}

/** Names that would lie on another are left out: the table has them all. */
function pointNames(points: readonly Scatter['points'][], palette: Palette): Plugin {
  const size = font.size - 1;
  return {
    id: 'pointNames',
    afterDatasetsDraw: (chart) => {
      const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
      drawn(chart.ctx, () => {
        chart.ctx.font = `${size}px ${fontFamily}`;
        chart.ctx.textBaseline = 'middle';
        chart.ctx.fillStyle = palette.muted;
        points.forEach((group, dataset) => group.forEach(({ label }, index) => {
          const element = chart.getDatasetMeta(dataset).data[index];
          if (element === undefined) return;
          const [x, y, width] = [element.x + 7, element.y, textWidth(label) * size];
          if (x + width > chart.chartArea.right || taken.some((each) => Math.abs(each.y - y) < size + 2 && each.x < x + width && x < each.x + each.width)) return;
          taken.push({ x, y, width });
          chart.ctx.fillText(label, x, y);
        }));
      });
    },
  };
}
