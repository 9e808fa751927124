import { kind } from '../columns/terms/kind.ts';
import type { FigureSeries } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { seriesFrame } from './figureParts.ts';

/** Failures in each quarter, stacked by kind of firm; kinds without a failure take no place in the legend. */
export const failures = {
  id: 'failures',
  label: { en: 'Failures by kind of firm', zhHant: '各類公司違約家數' },
  help: { en: 'How many firms fail in each quarter, by kind of firm.', zhHant: '各季違約的公司家數，依公司類型堆疊。' },
  from: 'result',
  choices: ['scale', 'marks'],
  figure: (context) => {
    const { run, language } = context;
    const base = seriesFrame(context, { id: failures.id, title: failures.label[language], unit: 'none', unitText: t(language, 'chart.unitFirms'), type: 'stackedBars', from: 1 });
    if (run === null) return base;
    const { result, firms } = run;
    // One walk over the firms, not one for each kind: there may be a hundred thousand.
    const failedOf = new Map(kind.options.map(({ id }) => [id as string, [] as number[]]));
    result.failureQuarter.forEach((quarter, firm) => {
      if (quarter > 0) failedOf.get(String(firms[firm]?.['kind'] ?? kind.default))?.push(firm);
    });
    const series = kind.options.flatMap((option): FigureSeries[] => {
      const firmsAt = Array.from({ length: result.quarters }, (): string[] => []);
      for (const firm of failedOf.get(option.id) ?? []) firmsAt[(result.failureQuarter[firm] ?? 0) - 1]?.push(firms[firm]?.id ?? '');
      if (firmsAt.every((failed) => failed.length === 0)) return [];
      const values = firmsAt.map((failed) => failed.length);
      return [{ key: option.id, label: option.label[language], firms: firmsAt.flat(), firmsAt, values, colour: { role: 'kind', kind: option.id }, stroke: 'solid' }];
    });
    return { ...base, series, empty: series.length === 0 ? t(language, 'chart.noFailures') : null };
  },
} as const satisfies ChartDefinition;
