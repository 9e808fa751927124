/** What the charts have in common: frames of figures, and reading series of firms off a result. */
import { ExactSum } from '../analysis/exactSum.ts';
import { assert } from '../base/assert.ts';
import type { Language } from '../base/localized.ts';
import type { UnitId } from '../base/units.ts';
import type { Row } from '../columns/define.ts';
import { baseScenarioId, type Scenario } from '../drivers/scenario.ts';
import { modelVersion } from '../engine/modelVersion.ts';
import type { EngineResult } from '../engine/run.ts';
import { type FigureBase, type FigureCaption, figureUnit, type SeriesFigure, type Stroke, type XAxis } from '../interchange/figure.ts';
import { failureOf } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import type { ChartContext } from './chartDefinition.ts';

interface BaseOptions {
  readonly id: string;
  readonly title: string;
  readonly unit: UnitId;
  /** The unit in words where the unit alone does not say it. */
  readonly unitText?: string;
  readonly remark?: string;
  /** The scenarios shown where it is not that of the run. */
  readonly scenario?: string;
}

/** What a figure of any type starts from: title, caption, and "no result yet" where there is none. */
export function figureBase(context: ChartContext, options: BaseOptions): FigureBase {
  const { language, workbook, run } = context;
  const caption: FigureCaption = {
    workbook: workbook.name,
    scenario: options.scenario ?? (run === null ? '' : scenarioLabel(run.scenario, language)),
    unit: options.unitText ?? figureUnit(options.unit, language, workbook.currency),
    date: context.date,
    remark: options.remark ?? '',
    // On the screen the window says all this already.
    ...(context.date === '' ? {} : { source: t(language, 'chart.sourceModel'), model: modelVersion }),
    ...(context.hash === '' ? {} : { hash: context.hash }),
  };
  return { id: options.id, language, title: options.title, caption, unit: options.unit, empty: run === null ? t(language, 'chart.noResult') : null };
}

interface SeriesOptions extends BaseOptions {
  readonly type: SeriesFigure['type'];
  /** First quarter on the axis: 0 where the opening state has a value. */
  readonly from: 0 | 1;
}

/** A figure by quarter, without data yet. */
export function seriesFrame(context: ChartContext, options: SeriesOptions): SeriesFigure {
  const x = quarterAxis(context, options.from);
  return {
    ...figureBase(context, options),
    type: options.type,
    x,
    series: [],
    thresholds: [],
    marks: [],
    scale: null,
    marked: context.quarter !== null && x.quarters.includes(context.quarter) ? context.quarter : null,
  };
}

/** The quarters of the run from the opening or the first on. */
export function quarterAxis({ run, language }: ChartContext, from: 0 | 1): XAxis & { readonly kind: 'quarters' } {
  const last = run?.result.quarters ?? 0;
  const quarters = Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => index + from);
  return { kind: 'quarters', title: t(language, from === 0 ? 'chart.quarterFromOpening' : 'chart.quarter'), quarters };
}

const strokes: readonly Stroke[] = ['solid', 'dashed', 'dotted', 'dashDotted'];

/** Colour and stroke of the line at a place, shifted in the second round, so that no two lines have like colour and like stroke. */
export function lineStyle(index: number): { readonly colour: { readonly role: 'series'; readonly index: number }; readonly stroke: Stroke } {
  return { colour: { role: 'series', index }, stroke: strokes[(index + Math.floor(index / strokes.length)) % strokes.length] ?? 'solid' };
}

/** The values of one firm from the opening to T; null where there is none. */
export function firmSeries(values: Float64Array, result: EngineResult, firm: number): (number | null)[] {
  return Array.from({ length: result.quarters + 1 }, (_, quarter) => {
    const value = values[firm * (result.quarters + 1) + quarter];
    return value === undefined || Number.isNaN(value) ? null : value;
  });
}

/** Leaves out what comes after a firm's failure: a dead firm's zeros would read as news. */
export function untilFailure(values: readonly (number | null)[], failureQuarter: number): (number | null)[] {
  return values.map((value, quarter) => (failureQuarter > 0 && quarter > failureQuarter ? null : value));
}

/** A sum whose rounding does not grow with the number of terms. */
export function sumOf(values: Iterable<number>): number {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum.value;
}

export function nameOf(firm: Row | undefined): string {
  return String(firm?.['name'] ?? '');
}

/** Indices in the result of the selected firms; firms added since the calculation have none yet. */
export function selectedIndices({ run, selectedFirms }: ChartContext): number[] {
  if (selectedFirms.length === 0 || run === null) return [];
  // A place for each of a hundred thousand firms would take longer than the figure.
  const places = new Map<string, number>();
  const wanted = new Set(selectedFirms);
  run.firms.forEach(({ id }, index) => wanted.has(id) && places.set(id, index));
  return selectedFirms.flatMap((id) => places.get(id) ?? []);
}

/** Firms in the order of their failure, at most `count`; ties in the order of rows. */
export function firstToFail(result: EngineResult, count: number): readonly number[] {
  const known = failureOrders.get(result) ?? [...result.failureQuarter.keys()]
    .filter((firm) => failureOf(result, firm) !== null)
    .sort((a, b) => (result.failureQuarter[a] ?? 0) - (result.failureQuarter[b] ?? 0) || (result.failureRound[a] ?? 0) - (result.failureRound[b] ?? 0) || a - b);
  failureOrders.set(result, known);
  return known.slice(0, count);
}

/** A hundred thousand failures are put in order once for all charts of a result. */
const failureOrders = new WeakMap<EngineResult, readonly number[]>();

/** More lines than this cannot be told apart. */
const mostLines = 8;
/** Shown while nothing is selected. */
const unselectedLines = 5;

/** The firms that a chart with a line for each shows, and the remark that says which they are. */
export function shownFirms(context: ChartContext): { readonly shown: readonly number[]; readonly remark: string } {
  const { run, language } = context;
  if (run === null) return { shown: [], remark: '' };
  const selected = selectedIndices(context);
  if (context.selectedFirms.length === 0) {
    const shown = firstToFail(run.result, unselectedLines);
    return { shown, remark: shown.length === 0 ? '' : t(language, 'chart.notTheSelection') };
  }
  const shown = selected.slice(0, mostLines);
  return { shown, remark: selected.length > mostLines ? t(language, 'chart.someOfSelected', { shown: mostLines, count: selected.length }) : '' };
}

/** The name of a scenario; Base has one of its own in each language. */
export function scenarioLabel({ id, name }: Pick<Scenario, 'id' | 'name'>, language: Language): string {
  return id === baseScenarioId ? t(language, 'shell.base') : name;
}

/** What is chosen for a parameter; the first option where nothing is, or what this program does not know. */
export function chosen<Id extends string>({ choices }: Pick<ChartContext, 'choices'>, { key, options }: { readonly key: string; readonly options: readonly { readonly id: Id }[] }): Id {
  const given = choices.parameters[key];
  const known = options.find(({ id }) => id === given) ?? options[0];
  assert(known !== undefined, `the parameter ${key} has options`);
  return known.id;
}

/** Remarks as one text; empty ones are left out. */
export function remarks(context: Pick<ChartContext, 'language'>, parts: readonly string[]): string {
  return parts.filter((text) => text !== '').join(context.language === 'en' ? ' ' : '');
}

/** Words of the middle of a sentence as a label; Chinese has no capitals. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
