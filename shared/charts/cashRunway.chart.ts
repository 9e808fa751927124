import type { FigureSeries, MultiplesFigure, SeriesFigure } from '../interchange/figure.ts';
import { figureUnit } from '../interchange/figure.ts';
import { runway } from '../measures/runway.ts';
import { t } from '../text/messages.ts';
import { listed } from '../text/punctuation.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { firmSeries, lineStyle, nameOf, remarks, seriesFrame, shownFirms, untilFailure } from './figureParts.ts';

/** Closing cash above, and below how many quarters it lasts at the pace of the last year: two units, hence two panels. */
export const cashRunway = {
  id: 'cashRunway',
  label: { en: 'Cash and runway', zhHant: '現金與可支應季數' },
  help: { en: 'Closing cash of the selected firms, and for how many quarters it lasts at the average outflow of the last four.', zhHant: '所選公司各季期末現金，以及依最近四季平均淨流出可支應的季數。' },
  from: 'result',
  followsCursor: true,
  choices: ['firms'],
  figure: (context): MultiplesFigure => {
    const { run, language, workbook: { currency } } = context;
    const { shown, remark } = shownFirms(context);
    const fails = run !== null && shown.some((firm) => (run.result.failureQuarter[firm] ?? 0) > 0);
    const unitText = listed(language, [figureUnit('money', language, currency), figureUnit('quarters', language, currency)]);
    const options = { id: cashRunway.id, title: cashRunway.label[language], unit: 'money', unitText, type: 'line', from: 0, remark: remarks(context, [remark, t(language, 'chart.runwayBlank'), fails ? t(language, 'chart.failedMark') : '']) } as const;
    const { x: _x, series: _series, thresholds: _thresholds, marks: _marks, scale: _scale, marked: _marked, ...base } = seriesFrame(context, options);
    const figure: MultiplesFigure = { ...base, type: 'multiples', columns: 1, sharedScale: false, panels: [] };
    if (run === null) return figure;
    const { result, firms } = run;
    const panel = (id: string, title: string, unit: 'money' | 'quarters', values: (firm: number) => readonly (number | null)[]): SeriesFigure => ({
      ...seriesFrame(context, { id, title, unit, type: 'line', from: 0 }),
      series: shown.map((firm, index): FigureSeries => {
        const failure = result.failureQuarter[firm] ?? 0;
        const line = untilFailure(values(firm), failure);
        return { key: firms[firm]?.id ?? '', label: nameOf(firms[firm]), firms: [firms[firm]?.id ?? ''], values: line, ...lineStyle(index), ...(failure > 0 && line[failure] !== null ? { failsAt: failure } : {}) };
      }),
    });
    const quarters = Array.from({ length: result.quarters + 1 }, (_, quarter) => quarter);
    const panels = [
      panel('cash', t(language, 'chart.cash'), 'money', (firm) => firmSeries(result.cash, result, firm)),
      panel('runway', runway.label[language], 'quarters', (firm) => quarters.map((quarter) => runway.compute(result, firm, quarter))),
    ];
    return { ...figure, panels, empty: shown.length === 0 ? t(language, 'chart.selectFirms') : null };
  },
} as const satisfies ChartDefinition;
