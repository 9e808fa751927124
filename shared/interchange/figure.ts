/**
 * A figure as plain data: what a chart shows, before any drawing library.
 *
 * Owns: the shape that screens, PNG, SVG and CSV are made from, so that they cannot disagree. Does not own: which figures
 * there are (`renderer/charts/registry.ts`) or how they look (`renderer/charts/chartConfig.ts`).
 */
import { type Language, languages } from '../base/localized.ts';
import { type UnitId, unitLabel } from '../base/units.ts';
import { t } from '../text/messages.ts';

/** Strokes tell series apart without colour: in print, and for eyes that see fewer colours. */
export type Stroke = 'solid' | 'dashed' | 'dotted' | 'dashDotted';

/** A place in the palette; the theme turns it into a colour. */
export type ColourRole = { readonly role: 'series'; readonly index: number } | { readonly role: 'kind'; readonly kind: string } | { readonly role: 'limit' };

export interface FigureSeries {
  readonly key: string;
  readonly label: string;
  /** For the legend of a small picture; `label` where left out. */
  readonly shortLabel?: string;
  /** One value per x label; null where there is none. */
  readonly values: readonly (number | null)[];
  readonly colour: ColourRole;
  readonly stroke: Stroke;
  /** Index at which the firm fails; drawn as a cross. */
  readonly failsAt?: number;
}

/** A limit drawn as a line across the figure, and a column of its own in the data. */
export interface Threshold {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
}

/** What every export says about where it comes from. */
export interface FigureCaption {
  readonly workbook: string;
  readonly scenario: string;
  /** In words of the language, with the currency; empty for plain counts. */
  readonly unit: string;
  /** As passed in by the caller: the figure knows no clock. */
  readonly date: string;
  /** A remark on what is shown, e.g. how many of the selected firms; empty when there is nothing to say. */
  readonly remark: string;
}

export interface Figure {
  readonly id: string;
  readonly language: Language;
  readonly type: 'line' | 'stackedBars';
  readonly title: string;
  readonly caption: FigureCaption;
  /** Quarters as shown on the x axis, in order. */
  readonly quarters: readonly number[];
  readonly xTitle: string;
  readonly series: readonly FigureSeries[];
  readonly thresholds: readonly Threshold[];
  readonly unit: UnitId;
  /** Why nothing is shown; null when there is something. */
  readonly empty: string | null;
  /** Quarter of the slider, to be marked; null when it is not on the axis. */
  readonly marked: number | null;
}

/** The caption in one or two lines of text. */
export function captionLines(figure: Figure): string[] {
  const { workbook, scenario, unit, date, remark } = figure.caption;
  const { language } = figure;
  const parts = [
    t(language, 'chart.captionWorkbook', { name: workbook }),
    t(language, 'chart.captionScenario', { name: scenario }),
    ...(unit === '' ? [] : [t(language, 'chart.captionUnit', { unit })]),
    ...(date === '' ? [] : [t(language, 'chart.captionDate', { date })]),
  ];
  return [parts.join(language === 'en' ? ' · ' : '｜'), ...(remark === '' ? [] : [remark])];
}

/** A value of the figure as people read it: shares in per cent, thousands in groups, no more digits than can be told apart. */
export function formatFigureValue(value: number, figure: Pick<Figure, 'language' | 'unit'>): string {
  const locale = figure.language === 'en' ? 'en-US' : 'zh-TW';
  if (figure.unit === 'share') return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** The unit of a figure in words. */
export function figureUnit(unit: UnitId, language: Language, currency: string): string {
  return unitLabel(unit, language, currency);
}

/** Whether a text names a language of the program; command lines and stored settings come as plain words. */
export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}
