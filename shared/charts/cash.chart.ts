import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition } from './chartDefinition.ts';
import { firmSeries, lineStyle, nameOf, remarks, seriesFrame, shownFirms, untilFailure } from './figureParts.ts';

/** Closing cash, one line a firm. */
export const cash = {
  id: 'cash',
  label: { en: 'Cash of the selected firms', zhHant: '所選公司的現金' },
  help: { en: 'Closing cash of the selected firms by quarter, until they fail.', zhHant: '所選公司各季期末現金，至違約為止。' },
  from: 'result',
  followsCursor: true,
  choices: ['firms', 'scale', 'marks'],
  figure: (context) => {
    const { run, language } = context;
    const { shown, remark } = shownFirms(context);
    const fails = run !== null && shown.some((firm) => (run.result.failureQuarter[firm] ?? 0) > 0);
    const base = seriesFrame(context, { id: cash.id, title: titleOf(context), unit: 'money', type: 'line', from: 0, remark: remarks(context, [remark, fails ? t(language, 'chart.failedMark') : '']) });
    if (run === null) return base;
    const { result, firms } = run;
    const series = shown.map((firm, index) => {
      const failure = result.failureQuarter[firm] ?? 0;
      const id = firms[firm]?.id ?? String(firm);
      return {
        key: id, label: nameOf(firms[firm]), firms: [id], values: untilFailure(firmSeries(result.cash, result, firm), failure), ...lineStyle(index), ...(failure > 0 ? { failsAt: failure } : {}),
      };
    });
    return { ...base, series, empty: series.length === 0 ? t(language, 'chart.selectFirms') : null };
  },
} as const satisfies ChartDefinition;

function titleOf({ selectedFirms, language }: ChartContext): string {
  if (selectedFirms.length > 0) return cash.label[language];
  return { en: 'Cash of the first firms to fail', zhHant: '最早違約公司的現金' }[language];
}
