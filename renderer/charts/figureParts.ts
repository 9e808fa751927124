/** What the charts have in common: frames of figures, and reading series of firms off a result. */
import type { UnitId } from '../../shared/base/units.ts';
import type { Row } from '../../shared/columns/define.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import { type Figure, type FigureCaption, figureUnit } from '../../shared/interchange/figure.ts';
import { t } from '../../shared/text/messages.ts';
import type { ChartContext } from './chartDefinition.ts';

interface FrameOptions {
  readonly id: string;
  readonly title: string;
  readonly unit: UnitId;
  /** The unit in words where the unit alone does not say it. */
  readonly unitText?: string;
  readonly type: Figure['type'];
  readonly remark?: string;
  /** First quarter on the axis: 0 where the opening state has a value. */
  readonly from: 0 | 1;
}

/** A figure without data yet. */
export function frame(context: ChartContext, options: FrameOptions): Figure {
  const { language, result, currency } = context;
  const last = result?.quarters ?? 0;
  const quarters = Array.from({ length: Math.max(0, last - options.from + 1) }, (_, index) => index + options.from);
  const caption: FigureCaption = {
    workbook: context.workbookName,
    scenario: context.scenarioName,
    unit: options.unitText ?? figureUnit(options.unit, language, currency),
    date: context.date,
    remark: options.remark ?? '',
  };
  return {
    id: options.id,
    language,
    type: options.type,
    title: options.title,
    caption,
    quarters,
    xTitle: t(language, options.from === 0 ? 'chart.quarterFromOpening' : 'chart.quarter'),
    series: [],
    thresholds: [],
    unit: options.unit,
    empty: result === null ? t(language, 'chart.noResult') : null,
    marked: context.quarter !== null && quarters.includes(context.quarter) ? context.quarter : null,
  };
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

export function nameOf(firm: Row | undefined): string {
  return String(firm?.['name'] ?? '');
}

/** Indices in the result of the selected firms; firms added since the calculation have none yet. */
export function selectedIndices(context: ChartContext): number[] {
  const places = new Map(context.firms.map((firm, index) => [firm.id, index]));
  return context.selectedFirms.flatMap((id) => places.get(id) ?? []);
}

/** Firms in the order of their failure, at most `count`; ties in the order of rows. */
export function firstToFail(result: EngineResult, count: number): number[] {
  return [...result.failureQuarter.keys()]
    .filter((firm) => (result.failureQuarter[firm] ?? 0) > 0)
    .sort((a, b) => (result.failureQuarter[a] ?? 0) - (result.failureQuarter[b] ?? 0) || (result.failureRound[a] ?? 0) - (result.failureRound[b] ?? 0) || a - b)
    .slice(0, count);
}
