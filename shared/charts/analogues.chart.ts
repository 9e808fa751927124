import type { FigureSeries, SeriesFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import { analogueOffsets, type AnalogueSeries, analogueSeries } from './analogues/series.ts';
import type { ChartContext, ChartDefinition, ChartParameter } from './chartDefinition.ts';
import { chosen, figureBase, lineStyle, remarks } from './figureParts.ts';

/** What is laid over what: the series of each choice, by key. */
const sets = {
  prices: ['h100Rent', 'housePrice', 'circuitPrice'],
  volumes: ['coreweaveRevenue', 'subprimeOriginations', 'cdoIssuance', 'telecomEquipment', 'lucentRevenue'],
  leverage: ['coreweaveInterest', 'coreweaveBacklog', 'subprimeMbs', 'subprimeShare'],
} as const;
type SetId = keyof typeof sets;

const shown = {
  key: 'series', label: { en: 'Series', zhHant: '序列' },
  options: [
    { id: 'prices', label: { en: 'Prices of the collateral', zhHant: '擔保品價格' } }, { id: 'volumes', label: { en: 'Business volumes', zhHant: '業務量' } },
    { id: 'leverage', label: { en: 'Leverage and commitments', zhHant: '槓桿與承諾' } },
  ] satisfies readonly { readonly id: SetId; readonly label: { readonly en: string; readonly zhHant: string } }[],
} as const satisfies ChartParameter;

const years = [2025, 2024, 2026] as const;
const indexYear = {
  key: 'indexYear', label: { en: 'Index 100 at', zhHant: '指數 100 基期' }, options: years.map((year) => ({ id: String(year), label: { en: String(year), zhHant: `${year} 年` } })),
} as const satisfies ChartParameter;

/** Quarters of a year on the axis. */
const perYear = 4;

/** Historical analogues over the AI series: each moved to the AI boom's calendar and set to 100 at one date. */
export const analogues = {
  id: 'analogues',
  label: { en: 'Historical analogues', zhHant: '歷史類比' },
  help: {
    en: 'Published series of the mortgage and telecom booms over those of AI, moved by 20 and 25 years and set to 100 at the chosen year. The alignment is a judgement. No run enters here.',
    zhHant: '將次貸與電信熱潮的公開序列與 AI 序列疊圖，分別平移 20 年與 25 年，並以所選年度為 100。對齊方式屬判斷；與模型計算無關。',
  },
  from: 'result',
  choices: ['scale', 'marks'],
  parameters: [shown, indexYear],
  figure: (context): SeriesFigure => {
    const { language } = context;
    const chosenSeries = sets[chosen(context, shown)].flatMap((key) => analogueSeries.find((each) => each.key === key) ?? []);
    const at = Number(chosen(context, indexYear));
    const places = chosenSeries.flatMap(({ points, of }) => points.map(([year]) => place(year + analogueOffsets[of])));
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const series = chosenSeries.flatMap((each, index) => lineOf(each, index, at, first, last, context));
    const option = shown.options.find(({ id }) => id === chosen(context, shown));
    const base = figureBase(context, { id: analogues.id, title: t(language, 'chart.analoguesOf', { series: option?.label[language] ?? '' }), unit: 'none', unitText: t(language, 'chart.unitIndex', { year: at }), remark: remarkOf(context, chosenSeries) });
    const labels = Array.from({ length: last - first + 1 }, (_, index) => ((first + index) % perYear === 0 ? String((first + index) / perYear) : `${Math.floor((first + index) / perYear)} Q${((first + index) % perYear) + 1}`));
    return {
      ...base, caption: { ...base.caption, source: chosenSeries.map(({ label, source }) => `${label[language]}: ${source[language]}`).join(language === 'en' ? '; ' : '；') },
      type: 'line', x: { kind: 'categories', title: t(language, 'chart.aiCalendar'), labels }, series, thresholds: [], marks: [], scale: null, marked: null,
    };
  },
} as const satisfies ChartDefinition;

/** The quarter in which a date lies, counted from year 0. */
function place(year: number): number {
  return Math.floor(year * perYear + 1e-9);
}

/** A series on the calendar of the boom, straight between its points and set to 100 at the year's beginning, or its nearest point. */
function lineOf({ key, label, points, of, assumed }: AnalogueSeries, index: number, at: number, first: number, last: number, { language }: ChartContext): FigureSeries[] {
  const moved = points.map(([year, value]) => [place(year + analogueOffsets[of]), value] as const);
  const between = (quarter: number): number | null => {
    const after = moved.findIndex(([where]) => where >= quarter);
    const [next, before] = [moved[after], moved[after - 1]];
    if (next === undefined) return null;
    if (next[0] === quarter) return next[1];
    return before === undefined ? null : before[1] + ((next[1] - before[1]) * (quarter - before[0])) / (next[0] - before[0]);
  };
  const nearest = moved.toSorted((a, b) => Math.abs(a[0] - at * perYear) - Math.abs(b[0] - at * perYear))[0];
  const hundred = between(at * perYear) ?? nearest?.[1] ?? 0;
  if (!(hundred > 0)) return [];
  const values = Array.from({ length: last - first + 1 }, (_, quarter) => {
    const value = between(first + quarter);
    return value === null ? null : (100 * value) / hundred;
  });
  const name = of === 'ai' ? label[language] : t(language, 'chart.movedBy', { label: label[language], years: analogueOffsets[of] });
  return [{ key, label: assumed === true ? t(language, 'chart.assumedSeries', { label: name }) : name, values, ...lineStyle(index) }];
}

function remarkOf(context: ChartContext, series: readonly AnalogueSeries[]): string {
  const { language } = context;
  return remarks(context, [t(language, 'chart.published'), t(language, 'chart.alignment'), series.some(({ points }) => points.length < 4) ? t(language, 'chart.fewPoints') : '', series.some(({ assumed }) => assumed === true) ? t(language, 'chart.unverified') : '']);
}
