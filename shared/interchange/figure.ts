/**
 * A figure as plain data: what a chart shows, before any drawing library.
 *
 * Owns: the shape that screens, PNG, SVG, PDF, office files and data tables are made from, so that they cannot disagree: a union by
 * `type`, with what all have in common in `FigureBase`. Does not own: which figures there are (`shared/charts/registry.ts`), how a
 * type looks (`renderer/charts/drawings/`), its table twin (`figureTable.ts`) or its words (`alternativeText.ts`). A new type is one
 * shape here and one entry in each of those three.
 */
import { type Language, languages } from '../base/localized.ts';
import { type UnitId, unitLabel } from '../base/units.ts';

/** Strokes tell series apart without colour: in print, and for eyes that see fewer colours. */
export type Stroke = 'solid' | 'dashed' | 'dotted' | 'dashDotted';

/** A place in the palette; the theme turns it into a colour (`palette.ts`). `good` and `bad` are the two ends of a comparison. */
export type ColourRole =
  | { readonly role: 'series'; readonly index: number }
  | { readonly role: 'kind'; readonly kind: string }
  | { readonly role: 'limit' | 'good' | 'bad' | 'total' | 'muted' };

/** What every export says about where it comes from. */
export interface FigureCaption {
  readonly workbook: string;
  readonly scenario: string;
  /** In words of the language, with the currency; empty for plain counts. */
  readonly unit: string;
  /** As passed in by the caller: the figure knows no clock. Empty on the screen. */
  readonly date: string;
  /** A remark on what is shown, e.g. how many of the selected firms; empty when there is nothing to say. */
  readonly remark: string;
  /** Where the numbers come from, in words; the model's run where left out. */
  readonly source?: string;
  /** Version of the model, and the workbook's SHA-256; left out on the screen. */
  readonly model?: string;
  readonly hash?: string;
}

/** What every figure has. */
export interface FigureBase {
  /** Id of the chart; of the saved chart where it comes from one. */
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly caption: FigureCaption;
  /** Of the values shown. */
  readonly unit: UnitId;
  /** Why nothing is shown; null when there is something. */
  readonly empty: string | null;
  /** Of the random numbers, where any were drawn: stamps name it. */
  readonly seed?: number;
}

/** What can be pointed at and stands for firms: ids, for choosing them in the grid; left out where it stands for none. */
export interface Pointed {
  readonly key: string;
  readonly label: string;
  readonly firms?: readonly string[];
}

export interface FigureSeries extends Pointed {
  /** For the legend of a small picture; `label` where left out. */
  readonly shortLabel?: string;
  /** One value per place on the x axis; null where there is none. */
  readonly values: readonly (number | null)[];
  readonly colour: ColourRole;
  readonly stroke: Stroke;
  /** Index at which the firm fails; drawn as a cross. */
  readonly failsAt?: number;
  /** By place on the x axis, where a single bar stands for other firms than the whole series. */
  readonly firmsAt?: readonly (readonly string[])[];
  /** A line that stays level until it jumps, as counts do. */
  readonly stepped?: true;
}

/** A limit drawn as a line across the figure, and a column of its own in the data. */
export interface Threshold {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** On which side of it the limit is broken: that side is shaded, and the way to the first series is the headroom band. */
  readonly breach?: 'above' | 'below';
}

/** What somebody wrote on a figure; `at` and `from`, `to` are indices on the x axis, `value` is on the y axis. */
export type FigureMark =
  | { readonly key: string; readonly kind: 'event'; readonly at: number; readonly text: string }
  | { readonly key: string; readonly kind: 'note'; readonly at: number; readonly value: number; readonly text: string }
  | { readonly key: string; readonly kind: 'limit'; readonly value: number; readonly text: string }
  | { readonly key: string; readonly kind: 'zone'; readonly from: number; readonly to: number; readonly text: string };

/** Ends of the y axis that stay as they are, so that figures can be laid over one another; null follows the data. */
export interface PinnedScale {
  readonly min: number | null;
  readonly max: number | null;
}

export type XAxis =
  | { readonly kind: 'quarters'; readonly title: string; readonly quarters: readonly number[] }
  | { readonly kind: 'categories'; readonly title: string; readonly labels: readonly string[] };

/** Values along one axis: lines, or bars stacked or beside one another. */
export interface SeriesFigure extends FigureBase {
  readonly type: 'line' | 'stackedBars' | 'groupedBars';
  readonly x: XAxis;
  readonly series: readonly FigureSeries[];
  readonly thresholds: readonly Threshold[];
  readonly marks: readonly FigureMark[];
  readonly scale: PinnedScale | null;
  /** The values are levels at a time, as debt is: they are not added up along the axis. */
  readonly levels?: true;
  /** Quarter of the slider, to be marked; null when it is not on the axis. */
  readonly marked: number | null;
}

/** What leads from one total to the next. A `change` adds its value; a `total` is the sum so far, which is checked in tests. */
export interface WaterfallFigure extends FigureBase {
  readonly type: 'waterfall';
  readonly steps: readonly (Pointed & { readonly value: number; readonly kind: 'total' | 'change' })[];
}

/** How far an outcome moves as inputs do, one at a time, the farthest first. */
export interface TornadoFigure extends FigureBase {
  readonly type: 'tornado';
  /** The outcome with all inputs as they are. */
  readonly base: number;
  /** Outcome at the low and at the high value of the input; null where the model refuses that value. `lowLabel`: "−10%". */
  readonly bars: readonly (Pointed & { readonly low: number | null; readonly high: number | null; readonly lowLabel: string; readonly highLabel: string })[];
}

/** A value for each pair of column and row. */
export interface HeatMapFigure extends FigureBase {
  readonly type: 'heatMap';
  readonly xTitle: string;
  readonly yTitle: string;
  readonly columns: readonly Pointed[];
  readonly rows: readonly Pointed[];
  /** By row, then by column. */
  readonly values: readonly (readonly (number | null)[])[];
  /** The cell that stands for the inputs as they are; null where none does. */
  readonly here: { readonly row: number; readonly column: number } | null;
}

/** Quantiles of simulated paths by quarter, one within the other. */
export interface FanFigure extends FigureBase {
  readonly type: 'fan';
  readonly x: XAxis;
  /** The widest first; `share` of the paths lies between `low` and `high`. */
  readonly bands: readonly { readonly key: string; readonly share: number; readonly low: readonly number[]; readonly high: readonly number[] }[];
  readonly median: readonly number[];
  /** Single paths over it, e.g. the one without chance. */
  readonly lines: readonly FigureSeries[];
  readonly thresholds: readonly Threshold[];
  readonly marks: readonly FigureMark[];
  readonly scale: PinnedScale | null;
}

export interface BoxFigure extends FigureBase {
  readonly type: 'box';
  readonly xTitle: string;
  readonly groups: readonly (Pointed & { readonly min: number; readonly q1: number; readonly median: number; readonly q3: number; readonly max: number; readonly outliers: readonly number[]; readonly colour: ColourRole })[];
}

/** Flows between nodes; what goes in and out of a node need not be equal. */
export interface SankeyFigure extends FigureBase {
  readonly type: 'sankey';
  readonly nodes: readonly (Pointed & { readonly colour: ColourRole; readonly column?: number })[];
  /** `from` and `to` are keys of nodes; `kind` is a word for what flows, e.g. rent. */
  readonly flows: readonly { readonly key: string; readonly from: string; readonly to: string; readonly value: number; readonly kind: string; readonly colour: ColourRole }[];
}

export interface TreemapFigure extends FigureBase {
  readonly type: 'treemap';
  /** Headings of the levels, outermost first; as many as each leaf has words in `path`. */
  readonly levels: readonly string[];
  readonly leaves: readonly (Pointed & { readonly path: readonly string[]; readonly value: number; readonly colour: ColourRole })[];
}

/** Nodes without places: these follow from the links by a layout that gives the same places always. */
export interface NetworkFigure extends FigureBase {
  readonly type: 'network';
  /** What a node's size means, and in which words a node's state is told (e.g. failed in quarter 3). */
  readonly sizeTitle: string;
  /** `kind` in words: what the colour stands for while the firm lives. */
  readonly nodes: readonly (Pointed & { readonly size: number; readonly kind: string; readonly colour: ColourRole; readonly state: string; readonly failed: boolean })[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly value: number; readonly kind: string; readonly colour: ColourRole }[];
}

export interface ScatterFigure extends FigureBase {
  readonly type: 'scatter';
  readonly xTitle: string;
  readonly xUnit: UnitId;
  readonly yTitle: string;
  readonly points: readonly (Pointed & { readonly x: number; readonly y: number; readonly colour: ColourRole; readonly group: string })[];
}

/** Panels of one kind beside or above one another. */
export interface MultiplesFigure extends FigureBase {
  readonly type: 'multiples';
  readonly columns: number;
  /** Whether all y axes have the same ends; only where all panels have one unit. */
  readonly sharedScale: boolean;
  /** With titles of their own; captions of panels are not shown. */
  readonly panels: readonly (SeriesFigure | FanFigure)[];
}

export type Figure =
  | SeriesFigure | WaterfallFigure | TornadoFigure | HeatMapFigure | FanFigure | BoxFigure
  | SankeyFigure | TreemapFigure | NetworkFigure | ScatterFigure | MultiplesFigure;
export type FigureType = Figure['type'];

/** A figure of one type. */
export type FigureOf<Type extends FigureType> = WithType<Figure, Type>;
type WithType<Each, Type> = Each extends { readonly type: infer Own } ? (Type extends Own ? Each : never) : never;

/** The words along an x axis. */
export function xLabels(x: XAxis): readonly string[] {
  return x.kind === 'quarters' ? x.quarters.map(String) : x.labels;
}

/** A value of the figure as people read it: shares in per cent, thousands in groups, no more digits than can be told apart. */
export function formatFigureValue(value: number, figure: { readonly language: Language; readonly unit: UnitId }): string {
  const isShare = figure.unit === 'share';
  const shown = isShare ? value * 100 : value;
  const digits = isShare ? 1 : Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  // Rounding must not leave a minus sign in front of nothing.
  const text = numberFormat(figure.language, digits).format(Math.abs(shown) < 0.5 * 10 ** -digits ? 0 : shown);
  return isShare ? `${text}%` : text;
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(language === 'en' ? 'en-US' : 'zh-TW', { maximumFractionDigits: digits });
  formats.set(key, known);
  return known;
}

/** The unit of a figure in words. */
export function figureUnit(unit: UnitId, language: Language, currency: string): string {
  return unitLabel(unit, language, currency);
}

/** Whether a text names a language of the program; command lines and stored settings come as plain words. */
export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}
