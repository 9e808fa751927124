/** Small drawings of our own on a chart: the ground, the slider's quarter, and the crosses of failed firms. */
import type { Chart, Plugin } from 'chart.js';
import type { Figure } from '../../shared/interchange/figure.ts';
import type { Look } from './look.ts';
import { colourOf, type Palette } from './palette.ts';

/** An opaque ground, so that a picture pasted on any page stays readable. */
export function paper(look: Look): Plugin<'line' | 'bar'> {
  return {
    id: 'paper',
    beforeDraw: ({ ctx, width, height }) => {
      if (look.place !== 'export') return;
      ctx.save();
      ctx.fillStyle = look.palette.background;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
}

/** A thin upright line at the quarter of the slider. */
export function quarterMark(figure: Figure, palette: Palette): Plugin<'line' | 'bar'> {
  return {
    id: 'quarterMark',
    beforeDatasetsDraw: (chart) => {
      const x = placeOf(chart, figure, figure.marked);
      if (x === null) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.strokeStyle = palette.marker;
      ctx.lineWidth = 1;
      ctx.setLineDash([3, 3]);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** A cross where a firm's line ends because it failed. */
export function failureCross(figure: Figure, palette: Palette): Plugin<'line' | 'bar'> {
  const arm = 4.5;
  return {
    id: 'failureCross',
    afterDatasetsDraw: (chart) => {
      const { ctx } = chart;
      for (const series of figure.series) {
        const value = series.failsAt === undefined ? null : series.values[series.failsAt];
        const x = placeOf(chart, figure, figure.quarters[series.failsAt ?? -1] ?? null);
        const y = chart.scales['y']?.getPixelForValue(value ?? 0);
        if (value === null || value === undefined || x === null || y === undefined) continue;
        ctx.save();
        ctx.strokeStyle = colourOf(palette, series.colour);
        ctx.lineWidth = 2;
        ctx.setLineDash([]);
        ctx.beginPath();
        ctx.moveTo(x - arm, y - arm);
        ctx.lineTo(x + arm, y + arm);
        ctx.moveTo(x - arm, y + arm);
        ctx.lineTo(x + arm, y - arm);
        ctx.stroke();
        ctx.restore();
      }
    },
  };
}

/** Where a quarter stands on the x axis, pixels; null when it is not on it. */
function placeOf(chart: Chart<'line' | 'bar'>, figure: Figure, quarter: number | null): number | null {
  const index = quarter === null ? -1 : figure.quarters.indexOf(quarter);
  return index < 0 ? null : (chart.scales['x']?.getPixelForValue(index) ?? null);
}
