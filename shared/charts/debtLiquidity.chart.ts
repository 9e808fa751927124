import type { FigureSeries, MultiplesFigure, SeriesFigure } from '../interchange/figure.ts';
import { at, hasFailed } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition, ChartRun } from './chartDefinition.ts';
import { figureBase, nameOf, selectedIndices, seriesFrame, sumOf } from './figureParts.ts';

/** More parts of a bar cannot be told apart. */
const mostParts = 7;

/** What firms owe, and what they hold to pay with, stacked by firm. */
export const debtLiquidity = {
  id: 'debtLiquidity',
  label: { en: 'Debt and liquidity', zhHant: '負債與流動性' },
  help: { en: 'Closing debt, and closing cash, of the selected firms or of the largest debtors, while they live.', zhHant: '所選公司或負債最大的公司各季期末負債與期末現金，至違約為止。' },
  from: 'result',
  choices: ['firms'],
  figure: (context): MultiplesFigure => {
    const { run, language } = context;
    const parts = run === null ? [] : partsOf(context, run);
    const remark = run !== null && context.selectedFirms.length === 0 ? t(language, 'chart.largestDebtors') : '';
    const base = figureBase(context, { id: debtLiquidity.id, title: debtLiquidity.label[language], unit: 'money', remark });
    const figure: MultiplesFigure = { ...base, type: 'multiples', columns: 1, sharedScale: false, panels: [] };
    if (run === null) return figure;
    const panel = (id: string, title: string, values: Float64Array): SeriesFigure => ({
      ...seriesFrame(context, { id, title, unit: 'money', type: 'stackedBars', from: 0 }),
      levels: true,
      series: parts.map(({ firms, ...part }): FigureSeries => ({
        ...part, stroke: 'solid', firms: firms.map((firm) => run.firms[firm]?.id ?? ''),
        values: Array.from({ length: run.result.quarters + 1 }, (_, quarter) => sumOf(firms.map((firm) => (hasFailed(run.result, firm, quarter) ? 0 : (at(values, run.result, firm, quarter) ?? 0))))),
      })),
    });
    const panels = [panel('debt', t(language, 'chart.debt'), run.result.debt), panel('cash', t(language, 'chart.cash'), run.result.cash)];
    return { ...figure, panels, empty: parts.length === 0 ? t(language, 'chart.noDebt') : null };
  },
} as const satisfies ChartDefinition;

interface Part extends Pick<FigureSeries, 'key' | 'label' | 'colour'> {
  readonly firms: readonly number[];
}

/** The selected firms, or the largest debtors at opening and all others with debt together. */
function partsOf(context: ChartContext, { result, firms }: ChartRun): readonly Part[] {
  const chosen = selectedIndices(context);
  const debtors = context.selectedFirms.length > 0 ? chosen : [...firms.keys()].filter((firm) => (at(result.debt, result, firm, 0) ?? 0) > 0).sort((a, b) => (at(result.debt, result, b, 0) ?? 0) - (at(result.debt, result, a, 0) ?? 0) || a - b);
  const named = debtors.slice(0, mostParts).map((firm, index): Part => ({ key: firms[firm]?.id ?? '', label: nameOf(firms[firm]), firms: [firm], colour: { role: 'series', index } }));
  const rest = debtors.slice(mostParts);
  return rest.length === 0 ? named : [...named, { key: 'others', label: t(context.language, 'chart.others', { count: rest.length }), firms: rest, colour: { role: 'muted' } }];
}
