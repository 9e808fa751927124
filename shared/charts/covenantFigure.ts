/** A ratio of one firm against its covenant, which LTV and DSCR share: which firm is shown, its line, the limit and what is said of it. */
import type { EngineResult } from '../engine/run.ts';
import type { SeriesFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartContext } from './chartDefinition.ts';
import { firmSeries, nameOf, remarks, selectedIndices, seriesFrame, untilFailure } from './figureParts.ts';

export interface Covenant {
  readonly id: string;
  readonly unit: 'share' | 'times';
  /** What the firm's line is called, and the chart without a firm. */
  readonly label: string;
  readonly emptyTitle: string;
  readonly titleOf: (name: string) => string;
  readonly limitLabel: string;
  readonly breach: 'above' | 'below';
  /** From the opening to T; null where there is none. */
  readonly values: (result: EngineResult, firm: number) => readonly (number | null)[];
  readonly limits: (result: EngineResult, firm: number) => readonly (number | null)[];
  /** Said where the line lies beyond the limit at some time; empty for nothing. */
  readonly beyond: string;
  readonly notSelected: string;
  readonly selectOne: string;
  readonly noneOf: (name: string) => string;
}

/** The figure; empty with a reason where no firm has the ratio. */
export function covenantFigure(context: ChartContext, covenant: Covenant): SeriesFigure {
  const { run, language } = context;
  const firm = run === null ? null : shownFirm(context, run.result, covenant);
  const name = firm === null ? '' : nameOf(run?.firms[firm]);
  const failure = run === null || firm === null ? 0 : (run.result.failureQuarter[firm] ?? 0);
  const isBeyond = run !== null && firm !== null && closeness(run.result, firm, covenant) > 1;
  const notes = [isBeyond ? covenant.beyond : '', context.selectedFirms.length === 0 && firm !== null ? covenant.notSelected : '', failure > 0 ? t(language, 'chart.failedMark') : ''];
  const base = seriesFrame(context, {
    id: covenant.id, unit: covenant.unit, type: 'line', from: 0, title: firm === null ? covenant.emptyTitle : covenant.titleOf(name), remark: remarks(context, notes),
  });
  if (run === null) return base;
  if (firm === null) return { ...base, empty: emptyText(context, covenant) };
  const values = untilFailure(covenant.values(run.result, firm), failure);
  // A dead firm has no ratio; the cross stands where the line ends.
  const lastKnown = values.findLastIndex((value) => value !== null);
  const limits = covenant.limits(run.result, firm);
  return {
    ...base,
    series: [{ key: covenant.id, firms: [run.firms[firm]?.id ?? ''], label: covenant.label, values, colour: { role: 'series', index: 0 }, stroke: 'solid', ...(failure > 0 && lastKnown >= 0 ? { failsAt: lastKnown } : {}) }],
    thresholds: limits.every((value) => value === null) ? [] : [{ key: 'covenant', label: covenant.limitLabel, values: limits, breach: covenant.breach }],
  };
}

/** The first selected firm with a covenant, or else with the ratio; with nothing selected, the firm that comes closest to its covenant. */
function shownFirm(context: ChartContext, result: EngineResult, covenant: Covenant): number | null {
  if (context.selectedFirms.length > 0) {
    const withRatio = selectedIndices(context).filter((firm) => covenant.values(result, firm).some((value) => value !== null && value !== 0));
    return withRatio.find((firm) => closeness(result, firm, covenant) > Number.NEGATIVE_INFINITY) ?? withRatio[0] ?? null;
  }
  let closest: number | null = null;
  let best = Number.NEGATIVE_INFINITY;
  for (let firm = 0; firm < result.firmCount; firm += 1) {
    const headroom = closeness(result, firm, covenant);
    if (headroom > best) {
      best = headroom;
      closest = firm;
    }
  }
  return closest;
}

/** The share of its limit that the firm uses up at most, above 1 beyond it; -Infinity without a covenant. */
function closeness(result: EngineResult, firm: number, { values, limits, breach }: Covenant): number {
  const limit = limits(result, firm);
  return values(result, firm).reduce<number>((highest, value, quarter) => {
    const most = limit[quarter];
    if (value === null || most === null || most === undefined || most <= 0) return highest;
    const used = breach === 'above' ? value / most : value > 0 ? most / value : Number.MAX_VALUE;
    return Math.max(highest, used);
  }, Number.NEGATIVE_INFINITY);
}

function emptyText(context: ChartContext, covenant: Covenant): string {
  const [first] = selectedIndices(context);
  if (first === undefined || context.selectedFirms.length !== 1) return covenant.selectOne;
  return covenant.noneOf(nameOf(context.run?.firms[first]));
}

/** A ratio read off the engine's array. */
export function ratioOf(values: (result: EngineResult) => Float64Array): Covenant['values'] {
  return (result, firm) => firmSeries(values(result), result, firm);
}
