/** Lines, and bars stacked or beside one another. */
import type { ChartDataset, TooltipItem } from 'chart.js';
import { type FigureSeries, formatFigureValue, type PinnedScale, type SeriesFigure, type Threshold, xLabels } from '../../../shared/interchange/figure.ts';
import { colourOf, type Palette } from '../../../shared/interchange/palette.ts';
import { labelled } from '../../../shared/text/punctuation.ts';
import type { FigureChart } from '../chartLibrary.ts';
import { isDimmed, type Look, shade } from '../look.ts';
import { barPatterns } from './barPatterns.ts';
import { baseOptions, dashes, labelScale, legendOf, type Options, valueScale, withOptions } from './drawing.ts';
import { marksPlugin } from './marksPlugin.ts';
import { failureCross, limitZones, quarterMark } from './seriesPlugins.ts';

export type SeriesDataset = ChartDataset<'line' | 'bar', (number | null)[]>;

/** Series first, limits after them, so that limits lie on top. */
export function seriesDrawing(figure: SeriesFigure, look: Look): FigureChart {
  const { palette } = look;
  const config = {
    type: figure.type === 'line' ? 'line' : 'bar',
    data: { labels: [...xLabels(figure.x)], datasets: datasetsOf(figure, look) },
    options: withOptions(baseOptions(figure, look), seriesOptions(figure, look)),
    plugins: [
      quarterMark(figure, palette), limitZones(figure.thresholds, figure.series[0], palette), failureCross(figure.series, look), marksPlugin(figure.marks, palette),
      ...(figure.type === 'line' ? [] : [barPatterns(figure, look)]),
    ],
  };
  // Lines and bars in one picture: the library's types know one kind at a time.
  return config as unknown as FigureChart;
}

function datasetsOf(figure: SeriesFigure, look: Look): SeriesDataset[] {
  const named = figure.series.map((each) => (look.place === 'export' ? each : { ...each, label: each.shortLabel ?? each.label }));
  const series = named.map((each) => (figure.type === 'line' ? lineDataset(each, look) : barDataset(each, figure.type, look)));
  return [...series, ...figure.thresholds.map((limit) => limitDataset(limit, look.palette))];
}

export function lineDataset(series: FigureSeries, look: Look): SeriesDataset {
  const colour = shade(colourOf(look.palette, series.colour), isDimmed(look, series.firms));
  return {
    type: 'line', label: series.label, data: [...series.values], borderColor: colour, backgroundColor: colour, borderWidth: 2, borderDash: dashes[series.stroke],
    pointRadius: 0, pointHoverRadius: 4, pointHitRadius: 6, pointStyle: 'line', tension: 0, spanGaps: false, stepped: series.stepped === true ? 'before' : false,
  };
}

export function limitDataset({ label, values }: Threshold, palette: Palette): SeriesDataset {
  return {
    type: 'line', label, data: [...values], borderColor: palette.limit, backgroundColor: palette.limit, borderWidth: 1.5, borderDash: [6, 4], pointRadius: 0, pointHitRadius: 0, pointStyle: 'line',
  };
}

function barDataset(series: FigureSeries, type: 'stackedBars' | 'groupedBars', look: Look): SeriesDataset {
  const { palette } = look;
  const colour = colourOf(palette, series.colour);
  const shades = series.values.map((_, index) => shade(colour, isDimmed(look, series.firmsAt?.[index] ?? series.firms)));
  return {
    type: 'bar', label: series.label, data: [...series.values], backgroundColor: shades.some((each) => each !== colour) ? shades : colour, borderColor: palette.background,
    borderWidth: { top: 1, right: 0, bottom: 0, left: 0 }, borderSkipped: false, ...(type === 'stackedBars' ? { stack: 'all' } : {}), categoryPercentage: 0.9, barPercentage: 0.9, maxBarThickness: 44, pointStyle: 'rect',
  };
}

/** The ends of an axis that are pinned. */
export function pinnedEnds(scale: PinnedScale | null): { readonly min?: number; readonly max?: number } {
  return { ...(scale === null || scale.min === null ? {} : { min: scale.min }), ...(scale === null || scale.max === null ? {} : { max: scale.max }) };
}

function seriesOptions(figure: SeriesFigure, look: Look): Options {
  const stacked = figure.type === 'stackedBars';
  const isLine = figure.type === 'line';
  const options = {
    normalized: true,
    interaction: { mode: 'index', intersect: false },
    scales: { x: labelScale(figure.x.title, look, { stacked }), y: valueScale(figure, look, { stacked, ...pinnedEnds(figure.scale) }) },
    plugins: {
      ...legendOf(look),
      tooltip: {
        // A stack's kinds without a failure in this quarter are no news.
        filter: (item: TooltipItem<'line' | 'bar'>) => isLine || item.parsed.y !== 0,
        itemSort: (a: TooltipItem<'line' | 'bar'>, b: TooltipItem<'line' | 'bar'>) => (isLine ? (b.parsed.y ?? 0) - (a.parsed.y ?? 0) : b.datasetIndex - a.datasetIndex),
        callbacks: { title: (items: TooltipItem<'line' | 'bar'>[]) => `${figure.x.title} ${items[0]?.label ?? ''}`, label: (item: TooltipItem<'line' | 'bar'>) => tooltipLine(item, figure) },
      },
    },
  };
  return options as unknown as Options;
}

export function tooltipLine(item: { readonly parsed: { readonly y: number | null }; readonly dataset: { readonly label?: string | undefined } }, figure: Pick<SeriesFigure, 'language' | 'unit'>): string {
  const { y } = item.parsed;
  return labelled(figure.language, item.dataset.label ?? '', y === null ? '–' : formatFigureValue(y, figure));
}
