import { kind } from '../../shared/columns/terms/kind.ts';
import type { FigureSeries } from '../../shared/interchange/figure.ts';
import { t } from '../../shared/text/messages.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { frame } from './figureParts.ts';

/** Failures in each quarter, stacked by kind of firm; kinds without a failure take no place in the legend. */
export const failures: ChartDefinition = {
  id: 'failures',
  label: { en: 'Failures by kind of firm', zhHant: '各類公司違約家數' },
  help: { en: 'How many firms fail in each quarter, by kind of firm.', zhHant: '各季違約的公司家數，依公司類型堆疊。' },
  figure: (context) => {
    const { result, firms, language } = context;
    const base = frame(context, { id: failures.id, title: failures.label[language], unit: 'none', unitText: t(language, 'chart.unitFirms'), type: 'stackedBars', from: 1 });
    if (result === null) return base;
    const series = kind.options.flatMap((option): FigureSeries[] => {
      const values = Array.from({ length: result.quarters }, () => 0);
      result.failureQuarter.forEach((quarter, firm) => {
        const isOfKind = (firms[firm]?.['kind'] ?? kind.default) === option.id;
        if (quarter > 0 && isOfKind) values[quarter - 1] = (values[quarter - 1] ?? 0) + 1;
      });
      if (values.every((value) => value === 0)) return [];
      return [{ key: option.id, label: option.label[language], values, colour: { role: 'kind', kind: option.id }, stroke: 'solid' }];
    });
    return { ...base, series, empty: series.length === 0 ? t(language, 'chart.noFailures') : null };
  },
};
