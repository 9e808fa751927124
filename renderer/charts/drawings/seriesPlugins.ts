/** Small drawings of our own on figures along an axis: the slider's quarter, crosses of failed firms, and zones about limits. */
import type { Chart, ChartType, Plugin } from 'chart.js';
import type { FigureSeries, SeriesFigure, Threshold } from '../../../shared/interchange/figure.ts';
import { colourOf, type Palette } from '../../../shared/interchange/palette.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { type Area, drawn, hatch, line, polygon } from './strokes.ts';

export function xAt(chart: Chart<ChartType>, index: number): number {
  return chart.scales['x']?.getPixelForValue(index) ?? 0;
}
export function yAt(chart: Chart<ChartType>, value: number): number {
  return chart.scales['y']?.getPixelForValue(value) ?? 0;
}
export function within(y: number, area: Area): number {
  return Math.min(area.bottom, Math.max(area.top, y));
}

/** A thin upright line at the quarter of the slider. */
export function quarterMark({ x, marked }: Pick<SeriesFigure, 'x' | 'marked'>, palette: Palette): Plugin {
  return {
    id: 'quarterMark',
    beforeDatasetsDraw: (chart) => {
      const index = x.kind === 'quarters' && marked !== null ? x.quarters.indexOf(marked) : -1;
      if (index < 0) return;
      const { ctx, chartArea } = chart;
      drawn(ctx, () => {
        ctx.strokeStyle = palette.marker;
        ctx.lineWidth = 1;
        ctx.setLineDash([3, 3]);
        line(ctx, xAt(chart, index), chartArea.top, xAt(chart, index), chartArea.bottom);
      });
    },
  };
}

/** A cross where a firm's line ends because it failed. */
export function failureCross(series: readonly FigureSeries[], look: Look): Plugin {
  const arm = 4.5;
  return {
    id: 'failureCross',
    afterDatasetsDraw: (chart) => {
      for (const { failsAt, values, colour, firms } of series) {
        const value = failsAt === undefined ? null : values[failsAt];
        if (failsAt === undefined || value === null || value === undefined) continue;
        const [x, y] = [xAt(chart, failsAt), yAt(chart, value)];
        if (y < chart.chartArea.top - arm || y > chart.chartArea.bottom + arm) continue;
        drawn(chart.ctx, () => {
          chart.ctx.strokeStyle = shade(colourOf(look.palette, colour), isDimmed(look, firms));
          chart.ctx.lineWidth = 2;
          chart.ctx.setLineDash([]);
          line(chart.ctx, x - arm, y - arm, x + arm, y + arm);
          line(chart.ctx, x - arm, y + arm, x + arm, y - arm);
        });
      }
    },
  };
}

/** The side on which a limit is broken, hatched; and the headroom between it and the first line, faint. */
export function limitZones(thresholds: readonly Threshold[], first: FigureSeries | undefined, palette: Palette): Plugin {
  return {
    id: 'limitZones',
    beforeDatasetsDraw: (chart) => {
      for (const { values, breach } of thresholds) {
        if (breach === undefined) continue;
        for (const run of runsOf(values)) {
          breachZone(chart, run, values, breach, palette);
          if (first !== undefined) headroom(chart, run, values, first.values, breach, palette);
        }
      }
    },
  };
}

function breachZone(chart: Chart<ChartType>, run: readonly number[], values: Threshold['values'], breach: 'above' | 'below', palette: Palette): void {
  const { ctx, chartArea: area } = chart;
  const edge = breach === 'above' ? area.top : area.bottom;
  const limit = run.map((index) => [xAt(chart, index), within(yAt(chart, values[index] ?? 0), area)] as const);
  const [left, right] = [limit[0]?.[0] ?? 0, limit.at(-1)?.[0] ?? 0];
  drawn(ctx, () => {
    polygon(ctx, [...limit, [right, edge], [left, edge]]);
    ctx.fillStyle = palette.limit;
    ctx.globalAlpha = 0.07;
    ctx.fill();
    polygon(ctx, [...limit, [right, edge], [left, edge]]);
    ctx.clip();
    ctx.globalAlpha = 0.35;
    hatch(ctx, { left, right, top: area.top, bottom: area.bottom }, palette.limit, 9);
  });
}

/** From the first line to the limit while it is kept, from and to the very point at which they cross. */
function headroom(chart: Chart<ChartType>, run: readonly number[], limit: Threshold['values'], values: FigureSeries['values'], breach: 'above' | 'below', palette: Palette): void {
  const { ctx, chartArea: area } = chart;
  const room = (index: number): number | null => {
    const [value, most] = [values[index] ?? null, limit[index] ?? null];
    return value === null || most === null ? null : breach === 'above' ? most - value : value - most;
  };
  for (const index of run.slice(0, -1)) {
    const [here, next] = [room(index), room(index + 1)];
    if (here === null || next === null || (here <= 0 && next <= 0)) continue;
    const ends = [here < 0 ? here / (here - next) : 0, next < 0 ? here / (here - next) : 1];
    const along = (line: readonly (number | null)[], part: number): readonly [number, number] => {
      const [from, to] = [line[index] ?? 0, line[index + 1] ?? 0];
      return [xAt(chart, index) + (xAt(chart, index + 1) - xAt(chart, index)) * part, within(yAt(chart, from + (to - from) * part), area)];
    };
    drawn(ctx, () => {
      polygon(ctx, [...ends.map((part) => along(values, part)), ...ends.toReversed().map((part) => along(limit, part))]);
      ctx.fillStyle = colourOf(palette, { role: 'good' });
      ctx.globalAlpha = 0.13;
      ctx.fill();
    });
  }
}

/** Stretches of indices without a gap. */
function runsOf(values: readonly (number | null)[]): number[][] {
  const runs: number[][] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    if (index > 0 && (values[index - 1] ?? null) !== null) runs.at(-1)?.push(index);
    else runs.push([index]);
  });
  return runs.filter((run) => run.length > 1);
}
