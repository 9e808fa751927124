import type { Stroke } from '../../shared/interchange/figure.ts';
import { t } from '../../shared/text/messages.ts';
import type { ChartContext, ChartDefinition } from './chartDefinition.ts';
import { firmSeries, firstToFail, frame, nameOf, selectedIndices, untilFailure } from './figureParts.ts';

/** More lines than this cannot be told apart. */
const mostLines = 8;
/** Shown while nothing is selected. */
const unselectedLines = 5;
const strokes: readonly Stroke[] = ['solid', 'dashed', 'dotted', 'dashDotted'];

export const cash: ChartDefinition = {
  id: 'cash',
  label: { en: 'Cash of the selected firms', zhHant: '所選公司的現金' },
  help: { en: 'Closing cash of the selected firms by quarter, until they fail.', zhHant: '所選公司各季期末現金，至違約為止。' },
  figure: (context) => {
    const { result, firms, language } = context;
    const { shown, remark } = linesOf(context);
    const fails = result !== null && shown.some((firm) => (result.failureQuarter[firm] ?? 0) > 0);
    const remarks = [remark, fails ? t(language, 'chart.failedMark') : ''].filter((text) => text !== '').join(language === 'en' ? ' ' : '');
    const base = frame(context, { id: cash.id, title: titleOf(context), unit: 'money', type: 'line', from: 0, remark: remarks });
    if (result === null) return base;
    const series = shown.map((firm, index) => {
      const failure = result.failureQuarter[firm] ?? 0;
      return {
        key: firms[firm]?.id ?? String(firm),
        label: nameOf(firms[firm]),
        values: untilFailure(firmSeries(result.cash, result, firm), failure),
        colour: { role: 'series', index } as const,
        // Shifted in the second round, so that no two lines have like colour and like stroke.
        stroke: strokes[(index + Math.floor(index / strokes.length)) % strokes.length] ?? 'solid',
        ...(failure > 0 ? { failsAt: failure } : {}),
      };
    });
    return { ...base, series, empty: series.length === 0 ? t(language, 'chart.selectFirms') : null };
  },
};

function titleOf({ selectedFirms, language }: ChartContext): string {
  if (selectedFirms.length > 0) return cash.label[language];
  return { en: 'Cash of the first firms to fail', zhHant: '最早違約公司的現金' }[language];
}

function linesOf(context: ChartContext): { readonly shown: readonly number[]; readonly remark: string } {
  const { result, language } = context;
  if (result === null) return { shown: [], remark: '' };
  const selected = selectedIndices(context);
  if (context.selectedFirms.length === 0) {
    const shown = firstToFail(result, unselectedLines);
    return { shown, remark: shown.length === 0 ? '' : t(language, 'chart.notTheSelection') };
  }
  const shown = selected.slice(0, mostLines);
  return { shown, remark: selected.length > mostLines ? t(language, 'chart.someOfSelected', { shown: mostLines, count: selected.length }) : '' };
}
