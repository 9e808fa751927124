import type { EngineResult } from '../engine/run.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition } from './chartDefinition.ts';
import { firmSeries, nameOf, remarks, selectedIndices, seriesFrame, untilFailure } from './figureParts.ts';

export const ltv = {
  id: 'ltv',
  label: { en: 'Loan-to-value against covenant', zhHant: '貸款成數與約定上限' },
  help: {
    en: 'Debt secured on GPUs over the value of those GPUs, of the selected firm, against the tightest covenant of its loans.',
    zhHant: '所選公司以 GPU 擔保的負債除以該 GPU 價值，與其貸款中最嚴格的約定上限相比。',
  },
  from: 'result',
  choices: ['firms', 'scale', 'marks'],
  figure: (context) => {
    const { run, language } = context;
    const [result, firms] = [run?.result ?? null, run?.firms ?? []];
    const firm = result === null ? null : shownFirm(context, result);
    const name = firm === null ? '' : nameOf(firms[firm]);
    const failure = result === null || firm === null ? 0 : (result.failureQuarter[firm] ?? 0);
    const bound = result !== null && firm !== null && closeness(result, firm) > 1;
    const notes = [bound ? t(language, 'chart.ltvScope') : '', context.selectedFirms.length === 0 && firm !== null ? t(language, 'chart.notTheSelectionLtv') : '', failure > 0 ? t(language, 'chart.failedMark') : ''];
    const base = seriesFrame(context, {
      id: ltv.id, unit: 'share', type: 'line', from: 0,
      title: firm === null ? ltv.label[language] : t(language, 'chart.ltvOf', { name }),
      remark: remarks(context, notes),
    });
    if (result === null) return base;
    if (firm === null) return { ...base, empty: emptyText(context) };
    const values = untilFailure(firmSeries(result.ltv, result, firm), failure);
    // A dead firm has no loan-to-value; the cross stands where the line ends.
    const lastKnown = values.findLastIndex((value) => value !== null);
    const covenant = firmSeries(result.covenantLtv, result, firm);
    return {
      ...base,
      series: [{ key: 'ltv', firms: [firms[firm]?.id ?? ''], label: t(language, 'chart.ltv'), values, colour: { role: 'series', index: 0 }, stroke: 'solid', ...(failure > 0 && lastKnown >= 0 ? { failsAt: lastKnown } : {}) }],
      thresholds: covenant.every((value) => value === null) ? [] : [{ key: 'covenant', label: t(language, 'chart.covenant'), values: covenant, breach: 'above' }],
    };
  },
} as const satisfies ChartDefinition;

/** The first selected firm with a covenant, or else with an LTV; with nothing selected, the firm that comes closest to its covenant. */
function shownFirm(context: ChartContext, result: EngineResult): number | null {
  if (context.selectedFirms.length > 0) {
    const withLtv = selectedIndices(context).filter((firm) => hasLtv(result, firm));
    return withLtv.find((firm) => closeness(result, firm) > Number.NEGATIVE_INFINITY) ?? withLtv[0] ?? null;
  }
  let closest: number | null = null;
  let best = Number.NEGATIVE_INFINITY;
  for (let firm = 0; firm < result.firmCount; firm += 1) {
    const headroom = closeness(result, firm);
    if (headroom > best) {
      best = headroom;
      closest = firm;
    }
  }
  return closest;
}

function hasLtv(result: EngineResult, firm: number): boolean {
  return firmSeries(result.ltv, result, firm).some((value) => value !== null && value > 0);
}

/** Highest LTV over its covenant, -Infinity without a covenant. */
function closeness(result: EngineResult, firm: number): number {
  const covenant = firmSeries(result.covenantLtv, result, firm);
  return firmSeries(result.ltv, result, firm).reduce<number>((highest, value, quarter) => {
    const limit = covenant[quarter];
    return value === null || limit === null || limit === undefined || limit <= 0 ? highest : Math.max(highest, value / limit);
  }, Number.NEGATIVE_INFINITY);
}

function emptyText(context: ChartContext): string {
  const [first] = selectedIndices(context);
  if (first === undefined || context.selectedFirms.length !== 1) return t(context.language, 'chart.selectFirmForLtv');
  return t(context.language, 'chart.noLtv', { name: nameOf(context.run?.firms[first]) });
}
