/**
 * A figure as a chart that PowerPoint and Excel draw by themselves and people can edit; null where their charts cannot say what the
 * figure says (flows, networks, marks written on it), so that it goes as a picture.
 */
import type { UnitId } from '../../base/units.ts';
import { t } from '../../text/messages.ts';
import type { ColourRole, Figure, FigureOf, FigureSeries, SeriesFigure } from '../figure.ts';
import { xLabels } from '../figure.ts';
import { waterfallTops } from '../figureTable.ts';
import { colourOf, lightPalette } from '../palette.ts';

export interface NativeSeries {
  readonly name: string;
  /** One a category; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** Six hexadecimal digits; null is not drawn and only lifts what stands on it. */
  readonly colour: string | null;
  readonly dash: 'solid' | 'dash' | 'sysDot' | 'dashDot';
}

export interface NativeChart {
  readonly type: 'line' | 'stackedBars' | 'groupedBars';
  readonly categories: readonly string[];
  readonly series: readonly NativeSeries[];
  readonly hasLegend: boolean;
  readonly unit: UnitId;
  /** Titles of the axes. */
  readonly xTitle: string;
  readonly yTitle: string;
}

const dashes = { solid: 'solid', dashed: 'dash', dotted: 'sysDot', dashDotted: 'dashDot' } as const satisfies Record<FigureSeries['stroke'], NativeSeries['dash']>;

export function nativeChart(figure: Figure): NativeChart | null {
  if (figure.empty !== null) return null;
  switch (figure.type) {
    case 'line':
    case 'stackedBars':
    case 'groupedBars':
      return seriesChart(figure);
    case 'waterfall':
      return waterfallChart(figure);
    default:
      return null;
  }
}

function hex(role: ColourRole): string {
  return colourOf(lightPalette, role).replace('#', '').toUpperCase();
}

function seriesChart(figure: SeriesFigure): NativeChart | null {
  const isLine = figure.type === 'line';
  const cannotSay = figure.marks.length > 0 || figure.series.length === 0 || figure.series.some(({ stepped }) => stepped === true) || (!isLine && figure.thresholds.length > 0);
  if (cannotSay) return null;
  const series = figure.series.map(({ label, values, colour, stroke }): NativeSeries => ({ name: label, values, colour: hex(colour), dash: isLine ? dashes[stroke] : 'solid' }));
  const limits = figure.thresholds.map(({ label, values }): NativeSeries => ({ name: label, values, colour: hex({ role: 'limit' }), dash: 'dash' }));
  return { type: figure.type, categories: xLabels(figure.x), series: [...series, ...limits], hasLegend: true, unit: figure.unit, xTitle: figure.x.title, yTitle: figure.caption.unit };
}

/** Bars that hang in the air: one that is not drawn lifts the others. A step across zero is drawn on both sides of it. */
function waterfallChart(figure: FigureOf<'waterfall'>): NativeChart | null {
  const { steps, language } = figure;
  if (steps.length === 0) return null;
  const tops = waterfallTops(figure);
  const spans = steps.map(({ kind }, index) => {
    const end = tops[index] ?? 0;
    const start = kind === 'total' || index === 0 ? 0 : (tops[index - 1] ?? 0);
    const lift = start > 0 && end > 0 ? Math.min(start, end) : start < 0 && end < 0 ? Math.max(start, end) : 0;
    const high = Math.max(start, end) - Math.max(0, lift);
    const low = Math.min(start, end) - Math.min(0, lift);
    return { lift, high: Math.max(0, high), low: Math.min(0, low), role: kind === 'total' ? 'total' : end >= start ? 'rise' : 'fall' };
  });
  const part = (role: string, side: 'high' | 'low') => spans.map((span) => (span.role === role ? span[side] : 0));
  const pair = (role: string, name: string, colour: ColourRole): NativeSeries[] => [part(role, 'high'), part(role, 'low')].filter((values) => values.some((value) => value !== 0)).map((values) => ({ name, values, colour: hex(colour), dash: 'solid' }));
  const series = [
    { name: t(language, 'office.lift'), values: spans.map(({ lift }) => lift), colour: null, dash: 'solid' } as const,
    ...pair('total', t(language, 'office.total'), { role: 'total' }),
    ...pair('rise', t(language, 'office.rise'), { role: 'good' }),
    ...pair('fall', t(language, 'office.fall'), { role: 'bad' }),
  ];
  return { type: 'stackedBars', categories: steps.map(({ label }) => label), series, hasLegend: false, unit: figure.unit, xTitle: '', yTitle: figure.caption.unit };
}
