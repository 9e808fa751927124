/**
 * Figure -> configuration of Chart.js.
 *
 * Owns: how a figure looks, on the screen and on paper. Does not own: what it shows (`*.chart.ts`), its colours
 * (`palette.ts`), or where it is drawn (`ChartHost.tsx`, `exportFigure.ts`, `headless.ts`).
 */
import type { ChartConfiguration, ChartDataset, LegendItem, TooltipItem } from 'chart.js';
import { captionLines, type Figure, type FigureSeries, formatFigureValue, type Stroke } from '../../shared/interchange/figure.ts';
import { Chart } from './chartLibrary.ts';
import { failureCross, paper, quarterMark } from './chartPlugins.ts';
import type { Look } from './look.ts';
import { colourOf, type Palette } from './palette.ts';

export type FigureChart = ChartConfiguration<'line' | 'bar', (number | null)[], number>;
type FigureDataset = ChartDataset<'line' | 'bar', (number | null)[]>;

/** The window's own fonts, so that pictures need nothing from outside; tabular figures come with all of them. */
export const fontFamily = "system-ui, 'Segoe UI', -apple-system, 'Noto Sans', 'Noto Sans TC', 'Microsoft JhengHei', 'PingFang TC', 'Noto Sans CJK TC', sans-serif";

const dashes: Readonly<Record<Stroke, number[]>> = { solid: [], dashed: [7, 4], dotted: [2, 3], dashDotted: [8, 3, 2, 3] };

/** The configuration for one figure; it draws at once, without animation. */
export function chartConfig(figure: Figure, look: Look): FigureChart {
  return {
    type: figure.type === 'line' ? 'line' : 'bar',
    data: { labels: [...figure.quarters], datasets: datasetsOf(figure, look) },
    options: { ...optionsOf(figure, look), ...sizeOptions(look) },
    plugins: [paper(look), quarterMark(figure, look.palette), failureCross(figure, look.palette)],
  };
}

/** Series first, limits after them, so that limits lie on top. */
export function datasetsOf(figure: Figure, { palette, place }: Look): FigureDataset[] {
  const named = figure.series.map((each) => (place === 'screen' ? { ...each, label: each.shortLabel ?? each.label } : each));
  const series = named.map((each) => (figure.type === 'line' ? lineOf(each, palette) : barOf(each, palette)));
  const limits = figure.thresholds.map(
    (limit): FigureDataset => ({
      type: 'line', label: limit.label, data: [...limit.values], borderColor: palette.limit, backgroundColor: palette.limit, borderWidth: 1.5, borderDash: [6, 4], pointRadius: 0, pointStyle: 'line',
    }),
  );
  return [...series, ...limits];
}

function lineOf(series: FigureSeries, palette: Palette): FigureDataset {
  const colour = colourOf(palette, series.colour);
  return {
    type: 'line', label: series.label, data: [...series.values], borderColor: colour, backgroundColor: colour, borderWidth: 2, borderDash: dashes[series.stroke],
    pointRadius: 0, pointHoverRadius: 4, pointStyle: 'line', tension: 0, spanGaps: false,
  };
}

function barOf(series: FigureSeries, palette: Palette): FigureDataset {
  const colour = colourOf(palette, series.colour);
  return {
    type: 'bar', label: series.label, data: [...series.values], backgroundColor: colour, borderColor: palette.background, borderWidth: { top: 1, right: 0, bottom: 0, left: 0 },
    borderSkipped: false, stack: 'all', categoryPercentage: 0.9, barPercentage: 0.9, maxBarThickness: 44, pointStyle: 'rect',
  };
}

function sizeOptions({ place }: Look): NonNullable<FigureChart['options']> {
  return place === 'screen' ? { responsive: true, maintainAspectRatio: false } : { responsive: false };
}

function optionsOf(figure: Figure, look: Look): NonNullable<FigureChart['options']> {
  const { palette, place } = look;
  const font = { family: fontFamily, size: 11 };
  return {
    animation: false,
    normalized: true,
    color: palette.text,
    font,
    locale: figure.language === 'en' ? 'en-US' : 'zh-TW',
    interaction: { mode: 'index', intersect: false },
    layout: { padding: place === 'export' ? { top: 10, right: 18, bottom: 8, left: 10 } : { top: 4, right: 10, bottom: 0, left: 0 } },
    scales: { x: xScale(figure, look, font), y: yScale(figure, look, font) },
    plugins: {
      legend: { position: 'bottom', align: 'start', labels: { color: palette.text, font, usePointStyle: true, pointStyleWidth: 26, boxHeight: 7, padding: place === 'export' ? 10 : 6, generateLabels: legendLabels } },
      title: { display: place === 'export', text: figure.title, align: 'start', color: palette.text, font: { family: fontFamily, size: 15, weight: 'bold' }, padding: { top: 0, bottom: 10 } },
      subtitle: { display: place === 'export', text: captionLines(figure), position: 'bottom', align: 'start', color: palette.muted, font: { family: fontFamily, size: 10 }, padding: { top: 8, bottom: 0 } },
      tooltip: {
        // A stack's kinds without a failure in this quarter are no news.
        filter: (item) => figure.type === 'line' || item.parsed.y !== 0,
        itemSort: (a, b) => (figure.type === 'line' ? (b.parsed.y ?? 0) - (a.parsed.y ?? 0) : b.datasetIndex - a.datasetIndex),
        callbacks: { title: (items) => `${figure.xTitle} ${items[0]?.label ?? ''}`, label: (item) => tooltipLine(item, figure) },
      },
    },
  };
}

/** Chart.js draws the legend's lines solid; here they carry the strokes, which tell series apart without colour. */
function legendLabels(chart: Chart): LegendItem[] {
  return Chart.defaults.plugins.legend.labels.generateLabels(chart).map((item) => {
    const dataset = chart.data.datasets[item.datasetIndex ?? -1];
    return dataset !== undefined && 'borderDash' in dataset ? { ...item, lineDash: dataset.borderDash as number[], lineWidth: 2 } : item;
  });
}

function tooltipLine(item: TooltipItem<'line' | 'bar'>, figure: Figure): string {
  const { y } = item.parsed;
  return `${item.dataset.label ?? ''}: ${y === null ? '–' : formatFigureValue(y, figure)}`;
}

interface AxisFont {
  readonly family: string;
  readonly size: number;
}

function xScale(figure: Figure, { palette, place }: Look, font: AxisFont): NonNullable<NonNullable<FigureChart['options']>['scales']>[string] {
  return {
    type: 'category',
    stacked: figure.type === 'stackedBars',
    grid: { display: false },
    border: { color: palette.marker },
    ticks: { color: palette.muted, font, maxRotation: 0, autoSkip: true, autoSkipPadding: 8 },
    // The pane is low: there the words under the picture name the axes.
    title: { display: place === 'export', text: figure.xTitle, color: palette.muted, font, padding: { top: 2, bottom: 0 } },
  };
}

function yScale(figure: Figure, { palette, place }: Look, font: AxisFont): NonNullable<NonNullable<FigureChart['options']>['scales']>[string] {
  const isCount = figure.type === 'stackedBars';
  return {
    type: 'linear',
    stacked: isCount,
    beginAtZero: true,
    grid: { color: palette.grid },
    border: { display: false },
    ticks: { color: palette.muted, font, maxTicksLimit: 8, ...(isCount ? { precision: 0 } : {}), callback: (value) => formatFigureValue(Number(value), figure) },
    title: { display: place === 'export' && figure.unit !== 'share' && figure.caption.unit !== '', text: figure.caption.unit, color: palette.muted, font, padding: { top: 0, bottom: 4 } },
  };
}
