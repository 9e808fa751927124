/** What all drawings share: fonts, title and caption, legend, plain axes. */
import type { LegendItem, Plugin } from 'chart.js';
import { captionLines } from '../../../shared/interchange/caption.ts';
import { type Figure, type FigureBase, type FigureOf, type FigureType, formatFigureValue, type Stroke } from '../../../shared/interchange/figure.ts';
import { Chart, type FigureChart } from '../chartLibrary.ts';
import type { Look } from '../look.ts';
import { wrapText } from '../textWidth.ts';

/** Turns figures of a type into a configuration of Chart.js. Title, caption, ground and the words of an empty figure come by themselves. */
export type Drawing<Type extends FigureType> = (figure: FigureOf<Type>, look: Look) => FigureChart;

export type Options = NonNullable<FigureChart['options']>;
export type Scales = NonNullable<Options['scales']>;
export type Scale = NonNullable<Scales[string]>;

/** The window's own fonts, so that pictures need nothing from outside; tabular figures come with all of them. */
export const fontFamily = "system-ui, 'Segoe UI', -apple-system, 'Noto Sans', 'Noto Sans TC', 'Microsoft JhengHei', 'PingFang TC', 'Noto Sans CJK TC', sans-serif";
export const font = { family: fontFamily, size: 11 } as const;
const titleSize = 15;
const captionSize = 10;

export const dashes: Readonly<Record<Stroke, number[]>> = { solid: [], dashed: [7, 4], dotted: [2, 3], dashDotted: [8, 3, 2, 3] };

/** Room around a picture that leaves the program. */
const margins = { top: 10, right: 18, bottom: 8, left: 10 };

/** What every drawing begins with; it draws at once, without animation. */
export function baseOptions(figure: FigureBase, look: Look): Options {
  const { palette, place } = look;
  const width = look.width === 0 ? 0 : look.width - margins.left - margins.right;
  const title = place === 'panel' ? { size: 12, padding: { top: 2, bottom: 10 } } : { size: titleSize, padding: { top: 0, bottom: 10 } };
  return {
    animation: false,
    color: palette.text,
    font,
    locale: figure.language === 'en' ? 'en-US' : 'zh-TW',
    ...(place === 'screen' || place === 'large' ? { responsive: true, maintainAspectRatio: false } : { responsive: false }),
    layout: { padding: place === 'export' ? margins : { top: 4, right: 10, bottom: 0, left: 0 } },
    plugins: {
      legend: { display: false },
      title: { display: place === 'export' || place === 'panel', text: wrapText(figure.title, width, title.size), align: 'start', color: palette.text, font: { family: fontFamily, size: title.size, weight: 'bold' }, padding: title.padding },
      subtitle: {
        display: place === 'export', text: captionLines(figure).flatMap((line) => wrapText(line, width, captionSize)), position: 'bottom', align: 'start', color: palette.muted, font: { family: fontFamily, size: captionSize }, padding: { top: 8, bottom: 0 },
      },
    },
  };
}

/** Options over the first ones; plugins are put together, not replaced. */
export function withOptions(base: Options, more: Options): Options {
  return { ...base, ...more, plugins: { ...base.plugins, ...more.plugins } };
}

/** The legend under the picture, with the strokes that tell series apart without colour. */
export function legendOf(look: Look, generateLabels: (chart: Chart) => LegendItem[] = strokedLabels): NonNullable<Options['plugins']> {
  return {
    legend: {
      // Panels have one legend together.
      display: look.place !== 'panel' && look.withLegend !== false, position: 'bottom', align: 'start',
      // The pane is low.
      labels: { color: look.palette.text, font, usePointStyle: true, pointStyleWidth: 26, boxHeight: 7, padding: look.place === 'export' ? 10 : 6, generateLabels, filter: ({ text }) => text !== '' },
      // What is shown is chosen for the chart and saved with it, not clicked away.
      onClick: () => undefined,
    },
  };
}

/** Chart.js draws the legend's lines solid. */
function strokedLabels(chart: Chart): LegendItem[] {
  return Chart.defaults.plugins.legend.labels.generateLabels(chart).map((item) => {
    const dataset = chart.data.datasets[item.datasetIndex ?? -1];
    return dataset !== undefined && 'borderDash' in dataset ? { ...item, lineDash: dataset.borderDash as number[], lineWidth: 2 } : item;
  });
}

/** An axis of values. */
export function valueScale(figure: Pick<FigureBase, 'language' | 'unit' | 'caption'>, { palette, place }: Look, more: object = {}): Scale {
  return {
    type: 'linear',
    beginAtZero: true,
    grid: { color: palette.grid },
    border: { display: false },
    // Firms and other counts have no halves.
    ticks: { color: palette.muted, font, maxTicksLimit: 8, ...(figure.unit === 'none' ? { precision: 0 } : {}), callback: (value: number | string) => formatFigureValue(Number(value), figure) },
    title: { display: place !== 'screen' && figure.unit !== 'share' && figure.caption.unit !== '', text: figure.caption.unit, color: palette.muted, font, padding: { top: 0, bottom: 4 } },
    ...more,
  } as Scale;
}

/** An axis of words or quarters. */
export function labelScale(title: string, { palette, place }: Look, more: object = {}): Scale {
  return {
    type: 'category',
    grid: { display: false },
    border: { color: palette.marker },
    ticks: { color: palette.muted, font, maxRotation: 0, autoSkip: true, autoSkipPadding: 8 },
    // The pane is low: there the words under the picture name the axes.
    title: { display: place !== 'screen' && place !== 'panel', text: title, color: palette.muted, font, padding: { top: 2, bottom: 0 } },
    ...more,
  } as Scale;
}

/** An opaque ground, so that a picture pasted on any page stays readable. */
export function paper({ palette, place }: Look): Plugin {
  return {
    id: 'paper',
    beforeDraw: ({ ctx, width, height }) => {
      if (place === 'screen' || place === 'large') return;
      ctx.save();
      ctx.fillStyle = palette.background;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
}

/** Why nothing is shown, in the middle of a picture that leaves the program. */
export function emptyWords({ empty }: Pick<Figure, 'empty'>, { palette }: Look): Plugin {
  return {
    id: 'emptyWords',
    afterDraw: ({ ctx, width, height }) => {
      if (empty === null) return;
      ctx.save();
      ctx.font = `14px ${fontFamily}`;
      ctx.textAlign = 'center';
      ctx.fillStyle = palette.muted;
      wrapText(empty, width * 0.8, 14).forEach((line, index) => ctx.fillText(line, width / 2, height / 2 + index * 20));
      ctx.restore();
    },
  };
}
