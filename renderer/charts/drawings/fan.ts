/** Quantiles of paths as bands, the middle ones darkest, with the median as a line. */
import type { TooltipItem } from 'chart.js';
import { type FigureOf, formatFigureValue, xLabels } from '../../../shared/interchange/figure.ts';
import { colourOf } from '../../../shared/interchange/palette.ts';
import { t } from '../../../shared/text/messages.ts';
import type { FigureChart } from '../chartLibrary.ts';
import type { Look } from '../look.ts';
import { baseOptions, labelScale, legendOf, valueScale, withOptions } from './drawing.ts';
import { marksPlugin } from './marksPlugin.ts';
import { limitDataset, lineDataset, pinnedEnds, tooltipLine } from './series.ts';
import { failureCross, limitZones } from './seriesPlugins.ts';

export function fanDrawing(figure: FigureOf<'fan'>, look: Look): FigureChart {
  const { palette } = look;
  const colour = colourOf(palette, { role: 'series', index: 0 });
  const bands = figure.bands.flatMap(({ share, low, high }, index) => {
    const plain = { type: 'line', borderWidth: 0, pointRadius: 0, pointHitRadius: 0, tension: 0 };
    const shown = formatFigureValue(share, { language: figure.language, unit: 'share' });
    return [
      { ...plain, label: '', data: [...low], fill: false },
      { ...plain, label: t(figure.language, 'figure.bandOf', { share: shown }), data: [...high], fill: { target: '-1' }, backgroundColor: `${colour}${faintness(index, figure.bands.length)}`, pointStyle: 'rect' },
    ];
  });
  const median = lineDataset({ key: 'median', label: t(figure.language, 'figure.median'), values: figure.median, colour: { role: 'series', index: 0 }, stroke: 'solid' }, look);
  const config = {
    type: 'line',
    data: { labels: [...xLabels(figure.x)], datasets: [...bands, median, ...figure.lines.map((each) => lineDataset(each, look)), ...figure.thresholds.map((limit) => limitDataset(limit, palette))] },
    options: withOptions(baseOptions(figure, look), {
      interaction: { mode: 'index', intersect: false },
      scales: { x: labelScale(figure.x.title, look), y: valueScale(figure, look, pinnedEnds(figure.scale)) },
      plugins: { ...legendOf(look), tooltip: { filter: (item: TooltipItem<'line'>) => item.dataset.label !== '', callbacks: { label: (item: TooltipItem<'line'>) => tooltipLine(item, figure) } } },
    } as object),
    plugins: [limitZones(figure.thresholds, undefined, palette), failureCross(figure.lines, look), marksPlugin(figure.marks, palette)],
  };
  return config as unknown as FigureChart;
}

/** Two hexadecimal digits of opacity: bands lie on one another, so each adds to the ones below. */
function faintness(index: number, count: number): string {
  return Math.round(255 * (0.14 + (0.22 * index) / Math.max(1, count))).toString(16).padStart(2, '0');
}
