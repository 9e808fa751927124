import { lossesByQuarter } from '../analysis/outcomes/outcome.ts';
import type { UnitId } from '../base/units.ts';
import { baseScenarioId, type Scenario } from '../drivers/scenario.ts';
import type { EngineResult } from '../engine/run.ts';
import { at, hasFailed } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import { listed } from '../text/punctuation.ts';
import type { ChartContext, ChartDefinition, ChartParameter, ChartRun } from './chartDefinition.ts';
import { chosen, lineStyle, remarks, scenarioLabel, selectedIndices, seriesFrame, sumOf } from './figureParts.ts';

/** More lines than this cannot be told apart. */
const mostScenarios = 6;

interface Overlaid {
  readonly id: string;
  readonly label: { readonly en: string; readonly zhHant: string };
  readonly unit: UnitId;
  /** Whether it is about firms, so that a selection of firms counts. */
  readonly ofFirms: boolean;
  readonly read: (result: EngineResult, firms: readonly number[], quarter: number) => number;
}

const overFirms = (values: (result: EngineResult) => Float64Array) => (result: EngineResult, firms: readonly number[], quarter: number) => sumOf(firms.map((firm) => at(values(result), result, firm, quarter) ?? 0));

const overlaid = [
  { id: 'failures', label: { en: 'Failures so far', zhHant: '累計違約家數' }, unit: 'none', ofFirms: true, read: (result, firms, quarter) => firms.filter((firm) => hasFailed(result, firm, quarter)).length },
  { id: 'losses', label: { en: 'Losses so far', zhHant: '累計損失' }, unit: 'money', ofFirms: false, read: (result, _firms, quarter) => lossesByQuarter(result, quarter) },
  { id: 'cash', label: { en: 'Cash', zhHant: '現金' }, unit: 'money', ofFirms: true, read: overFirms(({ cash }) => cash) },
  { id: 'debt', label: { en: 'Debt', zhHant: '負債' }, unit: 'money', ofFirms: true, read: overFirms(({ debt }) => debt) },
  { id: 'rent', label: { en: 'Spot rent', zhHant: '現貨租金' }, unit: 'rent', ofFirms: false, read: ({ p }, _firms, quarter) => p[quarter] ?? 0 },
  { id: 'unitPrice', label: { en: 'Price of a new GPU', zhHant: '新 GPU 價格' }, unit: 'unitPrice', ofFirms: false, read: ({ unitPrice }, _firms, quarter) => unitPrice[quarter] ?? 0 },
  { id: 'priceFactor', label: { en: 'Price factor of forced sales', zhHant: '拋售價格係數' }, unit: 'share', ofFirms: false, read: ({ priceFactor }, _firms, quarter) => priceFactor[quarter] ?? 1 },
] as const satisfies readonly Overlaid[];

const measure = { key: 'measure', label: { en: 'Shown', zhHant: '顯示項目' }, options: overlaid } as const satisfies ChartParameter;

/** One quantity of several scenarios on the same axes, each scenario named in the legend. */
export const scenarioOverlay = {
  id: 'scenarioOverlay',
  label: { en: 'Scenarios overlaid', zhHant: '情境疊圖' },
  help: { en: 'One quantity in several scenarios on the same axes. Pin the scale to compare with another figure. For the selected firms where it is about firms, else for all.', zhHant: '多個情境的同一指標置於相同座標軸。固定刻度可與其他圖表相比。屬公司之指標以所選公司計，未選取時為全部。' },
  from: 'model',
  choices: ['scenarios', 'firms', 'scale', 'marks'],
  parameters: [measure],
  figure: (context) => {
    const { language, run } = context;
    const shown: Overlaid = overlaid.find(({ id }) => id === chosen(context, measure)) ?? overlaid[0];
    const scenarios = shownScenarios(context);
    const runs = scenarios.flatMap((scenario): ChartRun[] => {
      const outcome = scenario.id === run?.scenario.id ? run : context.runOf(scenario);
      return outcome === null ? [] : [outcome];
    });
    const refused = scenarios.filter(({ id }) => !runs.some(({ scenario }) => scenario.id === id)).map((scenario) => scenarioLabel(scenario, language));
    const selected = shown.ofFirms ? selectedIndices(context) : [];
    const base = seriesFrame(context, {
      id: scenarioOverlay.id, title: t(language, 'chart.overlayOf', { measure: shown.label[language] }), unit: shown.unit, type: 'line', from: 0, scenario: listed(language, runs.map(({ scenario }) => scenarioLabel(scenario, language))),
      ...(shown.id === 'failures' ? { unitText: t(language, 'chart.unitFirms') } : {}),
      remark: remarks(context, [selected.length === 0 ? '' : t(language, 'chart.ofSelected', { count: selected.length }), refused.length === 0 ? '' : t(language, 'chart.scenariosRefused', { names: listed(language, refused) })]),
    });
    const quarters = Array.from({ length: (run?.result.quarters ?? -1) + 1 }, (_, quarter) => quarter);
    const series = runs.map(({ scenario, result, firms }, index) => {
      const counted = selected.length > 0 ? selected : [...firms.keys()];
      return { key: scenario.id, label: scenarioLabel(scenario, language), values: quarters.map((quarter) => (quarter > result.quarters ? null : shown.read(result, counted, quarter))), ...lineStyle(index), ...(shown.id === 'failures' ? { stepped: true as const } : {}) };
    });
    return { ...base, series };
  },
} as const satisfies ChartDefinition;

/** Those chosen; without a choice Base, the one in front, and the first others. */
function shownScenarios({ choices, scenarios, run }: ChartContext): readonly Scenario[] {
  if (choices.scenarios.length > 0) return choices.scenarios.flatMap((id) => scenarios.find((each) => each.id === id) ?? []).slice(0, mostScenarios);
  const first = scenarios.filter(({ id }) => id === baseScenarioId || id === run?.scenario.id);
  return [...first, ...scenarios.filter((each) => !first.includes(each))].slice(0, mostScenarios);
}
