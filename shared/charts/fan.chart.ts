import { lossesByQuarter } from '../analysis/outcomes/outcome.ts';
import { quantile, shakenScenarios } from '../analysis/simulatedPaths.ts';
import type { UnitId } from '../base/units.ts';
import { compileInputs } from '../engine/inputs.ts';
import type { EngineResult } from '../engine/run.ts';
import { run } from '../engine/run.ts';
import type { FanFigure } from '../interchange/figure.ts';
import { hasFailed } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition, ChartParameter, ChartRun } from './chartDefinition.ts';
import { chosen, figureBase, quarterAxis, scenarioLabel, sumOf } from './figureParts.ts';

interface Fanned {
  readonly id: string;
  readonly label: { readonly en: string; readonly zhHant: string };
  readonly unit: UnitId;
  readonly read: (result: EngineResult, quarter: number) => number;
}

const allFirms = (values: Float64Array, { firmCount, quarters }: EngineResult, quarter: number) => sumOf(Array.from({ length: firmCount }, (_, firm) => values[firm * (quarters + 1) + quarter] ?? 0));

const fanned = [
  { id: 'losses', label: { en: 'Losses so far', zhHant: '累計損失' }, unit: 'money', read: lossesByQuarter },
  { id: 'failures', label: { en: 'Failures so far', zhHant: '累計違約家數' }, unit: 'none', read: (result, quarter) => Array.from({ length: result.firmCount }, (_, firm) => firm).filter((firm) => hasFailed(result, firm, quarter)).length },
  { id: 'cash', label: { en: 'Cash of all firms', zhHant: '所有公司現金' }, unit: 'money', read: (result, quarter) => allFirms(result.cash, result, quarter) },
  { id: 'debt', label: { en: 'Debt of all firms', zhHant: '所有公司負債' }, unit: 'money', read: (result, quarter) => allFirms(result.debt, result, quarter) },
  { id: 'rent', label: { en: 'Spot rent', zhHant: '現貨租金' }, unit: 'rent', read: ({ p }, quarter) => p[quarter] ?? 0 },
] as const satisfies readonly Fanned[];

const measure = { key: 'measure', label: { en: 'Shown', zhHant: '顯示項目' }, options: fanned } as const satisfies ChartParameter;
const paths = {
  key: 'paths', label: { en: 'Paths', zhHant: '路徑數' }, options: [{ id: '200', label: { en: '200', zhHant: '200' } }, { id: '1000', label: { en: '1,000', zhHant: '1,000' } }],
} as const satisfies ChartParameter;
const volatility = {
  key: 'volatility', label: { en: 'Volatility a year', zhHant: '年波動率' },
  options: [{ id: '0.3', label: { en: '30%', zhHant: '30%' } }, { id: '0.15', label: { en: '15%', zhHant: '15%' } }, { id: '0.5', label: { en: '50%', zhHant: '50%' } }],
} as const satisfies ChartParameter;

const [seed, correlation] = [1, 0.5];
const bandShares = [0.9, 0.5] as const;
/** Firms times paths: more would take longer than a chart may. */
const mostWork = 200_000;

/** How far an outcome spreads when rents, demand and GPU prices wander by chance around the scenario. */
export const fan = {
  id: 'fan',
  label: { en: 'Fan of simulated paths', zhHant: '模擬路徑扇形圖' },
  help: {
    en: 'Rents, demand and GPU prices wander at random around the scenario (the law of the analysis “Simulation”, seed 1, correlation 0.5). The bands hold 90% and 50% of the paths; the dashed line is the scenario without chance.',
    zhHant: '租金、需求與 GPU 價格於情境周圍隨機波動（即「蒙地卡羅模擬」分析所用法則，亂數種子 1、相關係數 0.5）。色帶含 90% 與 50% 的路徑；虛線為無隨機波動之情境。',
  },
  from: 'model',
  choices: ['scale', 'marks'],
  parameters: [measure, volatility, paths],
  figure: (context): FanFigure => {
    const { run: front, language } = context;
    const shown: Fanned = fanned.find(({ id }) => id === chosen(context, measure)) ?? fanned[0];
    const title = t(language, 'chart.fanOf', { measure: shown.label[language] });
    const drawn = front === null ? [] : drawnPaths(context, front, shown);
    const remark = t(language, 'chart.fanRemark', { count: drawn.length, seed, volatility: `${Math.round(Number(chosen(context, volatility)) * 100)}%`, correlation });
    const base = figureBase(context, { id: fan.id, title, unit: shown.unit, remark: drawn.length === 0 ? '' : remark, ...(shown.id === 'failures' ? { unitText: t(language, 'chart.unitFirms') } : {}) });
    const x = quarterAxis(context, 0);
    const at = x.quarters.map((quarter) => drawn.map((path) => path[quarter] ?? 0).toSorted((a, b) => a - b));
    const bands = bandShares.map((share) => ({ key: `band${share}`, share, low: at.map((sorted) => quantile(sorted, (1 - share) / 2)), high: at.map((sorted) => quantile(sorted, (1 + share) / 2)) }));
    const lines = front === null ? [] : [{ key: 'scenario', label: scenarioLabel(front.scenario, language), values: x.quarters.map((quarter) => shown.read(front.result, quarter)), colour: { role: 'total' as const }, stroke: 'dashed' as const }];
    if (drawn.length === 0) return { ...base, type: 'fan', x, bands: [], median: [], lines: [], thresholds: [], marks: [], scale: null, empty: base.empty ?? t(language, 'chart.tooManyForPaths') };
    return { ...base, seed, type: 'fan', x, bands, median: at.map((sorted) => quantile(sorted, 0.5)), lines, thresholds: [], marks: [], scale: null };
  },
} as const satisfies ChartDefinition;

/** What is shown, by path and quarter; none where the workbook is too large. */
function drawnPaths(context: ChartContext, { scenario, result, firms }: ChartRun, { read }: Fanned): readonly (readonly number[])[] {
  const count = Number(chosen(context, paths));
  if (result.firmCount * count > mostWork) return [];
  const next = shakenScenarios(scenario, result.quarters, { seed, volatility: Number(chosen(context, volatility)), correlation });
  const { market, contracts } = context.workbook;
  return Array.from({ length: count }, next).flatMap((drawn) => {
    const inputs = compileInputs({ market, firms, contracts }, drawn);
    if (!inputs.ok) return [];
    const outcome = run(inputs.value);
    return [Array.from({ length: outcome.quarters + 1 }, (_, quarter) => read(outcome, quarter))];
  });
}
