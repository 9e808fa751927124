/** What somebody wrote on a figure: events, notes, limits and zones. Labels that would meet go below one another. */
import type { Chart, ChartType, Plugin } from 'chart.js';
import type { FigureMark } from '../../../shared/interchange/figure.ts';
import type { Palette } from '../../../shared/interchange/palette.ts';
import { fitText, textWidth } from '../textWidth.ts';
import { font, fontFamily } from './drawing.ts';
import { within, xAt, yAt } from './seriesPlugins.ts';
import { drawn, line } from './strokes.ts';

interface PlacedLabel {
  readonly left: number;
  readonly y: number;
  readonly text: string;
}
type Placing = (wanted: number, text: string) => PlacedLabel;

const labelHeight = 14;
const labelSize = font.size - 1;

export function marksPlugin(marks: readonly FigureMark[], palette: Palette): Plugin {
  return {
    id: 'marks',
    beforeDatasetsDraw: (chart) => {
      const { ctx, chartArea: area } = chart;
      for (const mark of marks) {
        if (mark.kind !== 'zone') continue;
        const half = 'type' in chart.config && chart.config.type === 'bar' ? Math.abs(xAt(chart, 1) - xAt(chart, 0)) / 2 : 0;
        const [left, right] = [xAt(chart, mark.from) - half, xAt(chart, mark.to) + half];
        drawn(ctx, () => {
          ctx.fillStyle = palette.marker;
          ctx.globalAlpha = 0.16;
          ctx.fillRect(left, area.top, Math.max(2, right - left), area.bottom - area.top);
        });
      }
    },
    afterDatasetsDraw: (chart) => {
      const place = placing(chart);
      for (const mark of marks) drawn(chart.ctx, () => drawMark(chart, mark, palette, place));
    },
  };
}

/** Finds room for labels along the top of the chart. */
function placing({ chartArea: area }: Chart<ChartType>): Placing {
  const taken: { readonly left: number; readonly right: number; readonly row: number }[] = [];
  return (wanted, text) => {
    const fitted = fitText(text, (area.right - area.left) * 0.6, labelSize);
    const width = labelWidth(fitted);
    const left = Math.max(area.left, Math.min(wanted, area.right - width));
    let row = 0;
    while (taken.some((each) => each.row === row && each.left < left + width && left < each.right)) row += 1;
    taken.push({ left, right: left + width, row });
    return { left, y: area.top + 2 + row * labelHeight, text: fitted };
  };
}

function labelWidth(text: string): number {
  return textWidth(text) * labelSize + 6;
}

function write(ctx: CanvasRenderingContext2D, { text, left, y }: PlacedLabel, palette: Palette): void {
  ctx.font = `${labelSize}px ${fontFamily}`;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  ctx.fillStyle = palette.background;
  ctx.globalAlpha = 0.85;
  ctx.fillRect(left, y - 1, labelWidth(text), labelHeight);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.text;
  ctx.fillText(text, left + 3, y + 1);
}

function drawMark(chart: Chart<ChartType>, mark: FigureMark, palette: Palette, place: Placing): void {
  const { ctx, chartArea: area } = chart;
  ctx.lineWidth = 1;
  switch (mark.kind) {
    case 'event': {
      const x = xAt(chart, mark.at);
      ctx.strokeStyle = palette.text;
      ctx.setLineDash([2, 2]);
      line(ctx, x, area.top, x, area.bottom);
      return write(ctx, place(x + 2, mark.text), palette);
    }
    case 'zone':
      return write(ctx, place(xAt(chart, mark.from) + 2, mark.text), palette);
    case 'limit': {
      const y = yAt(chart, mark.value);
      if (y < area.top || y > area.bottom) return;
      ctx.strokeStyle = palette.limit;
      ctx.setLineDash([10, 3]);
      line(ctx, area.left, y, area.right, y);
      const text = fitText(mark.text, (area.right - area.left) * 0.6, labelSize);
      return write(ctx, { text, left: area.right - labelWidth(text) - 2, y: y < area.top + labelHeight ? y + 2 : y - labelHeight - 1 }, palette);
    }
    case 'note': {
      const [x, y] = [xAt(chart, mark.at), within(yAt(chart, mark.value), area)];
      const label = place(x + 6, mark.text);
      ctx.strokeStyle = palette.text;
      line(ctx, x, y, label.left + 3, label.y + labelHeight - 2);
      ctx.beginPath();
      ctx.arc(x, y, 3, 0, 2 * Math.PI);
      ctx.fillStyle = palette.text;
      ctx.fill();
      return write(ctx, label, palette);
    }
  }
}
