/** The charts as reports see them. */
import type { ChartRequest, ChartSource } from '../../shared/reports/reportContext.ts';
import { captionLines, type Figure, formatFigureValue } from '../../shared/interchange/figure.ts';
import { charts } from './registry.ts';

export const chartSource: ChartSource = {
  list: charts.map(({ id, label }) => ({ id, label })),
  figure: ({ chart: wanted, workbook, scenario, result, firms, selectedFirms, language, date }: ChartRequest) => {
    const chart = charts.find(({ id }) => id === wanted);
    if (chart === undefined) return null;
    const figure = chart.figure({ workbookName: workbook.name, currency: workbook.currency, result, firms, scenarioName: scenario.name, quarter: null, selectedFirms, language, date });
    return { figure, alternative: alternativeText(figure) };
  },
};

/** The picture in words: title, caption, and each series with its last value. */
function alternativeText(figure: Figure): string {
  const last = figure.series.map((series) => {
    const value = series.values.findLast((each) => each !== null);
    return `${series.label}: ${value === undefined || value === null ? '–' : formatFigureValue(value, figure)}`;
  });
  return [figure.title, ...captionLines(figure), ...last].join(figure.language === 'en' ? '; ' : '；');
}
