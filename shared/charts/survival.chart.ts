import { kind } from '../columns/terms/kind.ts';
import type { FigureSeries } from '../interchange/figure.ts';
import { hasFailed } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import type { ChartDefinition } from './chartDefinition.ts';
import { lineStyle, seriesFrame } from './figureParts.ts';

/** Share of firms alive at the end of each quarter, of each kind that loses one, and of all. */
export const survival = {
  id: 'survival',
  label: { en: 'Survival by kind of firm', zhHant: '各類公司存活率' },
  help: { en: 'Share of the firms of each kind that have not failed by the end of each quarter. Kinds that lose none are in the line of all firms only.', zhHant: '各類公司截至各季底尚未違約的比率。無違約的類型只計入「所有公司」。' },
  from: 'result',
  choices: ['scale', 'marks'],
  figure: (context) => {
    const { run, language } = context;
    const base = seriesFrame(context, { id: survival.id, title: survival.label[language], unit: 'share', unitText: t(language, 'chart.unitShareOfFirms'), type: 'line', from: 0 });
    if (run === null) return base;
    const { result, firms } = run;
    const alive = (members: readonly number[]) => Array.from({ length: result.quarters + 1 }, (_, quarter) => members.filter((firm) => !hasFailed(result, firm, quarter)).length / members.length);
    const all = [...firms.keys()];
    if (all.length === 0) return { ...base, empty: t(language, 'chart.noResult') };
    const kinds = kind.options.flatMap((option): Omit<FigureSeries, 'colour' | 'stroke'>[] => {
      const members = all.filter((firm) => (firms[firm]?.['kind'] ?? kind.default) === option.id);
      const values = members.length === 0 ? [] : alive(members);
      if (values.every((value) => value === 1)) return [];
      return [{ key: option.id, label: t(language, 'chart.kindCount', { kind: option.label[language], count: members.length }), shortLabel: option.label[language], firms: members.map((firm) => firms[firm]?.id ?? ''), values, stepped: true }];
    });
    const total: FigureSeries = { key: 'all', label: t(language, 'chart.kindCount', { kind: t(language, 'chart.allFirms'), count: all.length }), shortLabel: t(language, 'chart.allFirms'), values: alive(all), colour: { role: 'total' }, stroke: 'solid', stepped: true };
    return { ...base, scale: { min: 0, max: 1 }, series: [total, ...kinds.map((each, index): FigureSeries => ({ ...each, ...lineStyle(index) }))] };
  },
} as const satisfies ChartDefinition;
