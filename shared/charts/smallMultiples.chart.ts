import type { FigureSeries, MultiplesFigure, SeriesFigure } from '../interchange/figure.ts';
import { at, hasFailed } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition, ChartParameter, ChartRun } from './chartDefinition.ts';
import { chosen, figureBase, firmSeries, firstToFail, nameOf, remarks, scenarioLabel, selectedIndices, seriesFrame, sumOf, untilFailure } from './figureParts.ts';

const by = {
  key: 'by', label: { en: 'A panel for each', zhHant: '分面依據' },
  options: [{ id: 'firm', label: { en: 'Firm', zhHant: '公司' } }, { id: 'scenario', label: { en: 'Scenario', zhHant: '情境' } }],
} as const satisfies ChartParameter;

const mostPanels = 9;

/** Up to nine panels on one scale: cash and debt by firm, or failures so far by scenario. */
export const smallMultiples = {
  id: 'smallMultiples',
  label: { en: 'Small multiples', zhHant: '小型多圖' },
  help: {
    en: 'Up to nine panels with one scale: cash and debt of each firm (the selected ones, else the first to fail, else the largest debtors), or the failures so far in each scenario.',
    zhHant: '至多九個共用刻度的小圖：各公司現金與負債（所選公司；未選取時為最早違約者；無違約時為負債最大者），或各情境累計違約家數。',
  },
  from: 'model',
  choices: ['firms', 'scenarios'],
  parameters: [by],
  figure: (context): MultiplesFigure => {
    const { run, language } = context;
    const isByFirm = chosen(context, by) === 'firm';
    const panels = run === null ? [] : isByFirm ? firmPanels(context, run) : scenarioPanels(context);
    const total = isByFirm ? (context.selectedFirms.length > 0 ? context.selectedFirms.length : (run?.firms.length ?? 0)) : Math.max(panels.length, context.choices.scenarios.length > 0 ? context.choices.scenarios.length : context.scenarios.length);
    const remark = remarks(context, [total > panels.length && panels.length > 0 ? t(language, 'chart.panelsOf', { shown: panels.length, count: total }) : '', isByFirm ? t(language, 'chart.failedMark') : '']);
    const base = figureBase(context, {
      id: smallMultiples.id, title: t(language, isByFirm ? 'chart.multiplesByFirm' : 'chart.multiplesByScenario'), unit: isByFirm ? 'money' : 'none', remark,
      ...(isByFirm ? {} : { unitText: t(language, 'chart.unitFirms'), scenario: t(language, 'chart.severalScenarios') }),
    });
    return { ...base, type: 'multiples', columns: panels.length <= 4 ? 2 : 3, sharedScale: true, panels, empty: base.empty ?? (panels.length === 0 ? t(language, 'chart.noPanels') : null) };
  },
} as const satisfies ChartDefinition;

function firmPanels(context: ChartContext, { result, firms }: ChartRun): readonly SeriesFigure[] {
  const { language } = context;
  const selected = selectedIndices(context);
  const debt = (firm: number) => at(result.debt, result, firm, 0) ?? 0;
  const id = (firm: number) => firms[firm]?.id ?? '';
  const failed = firstToFail(result, mostPanels);
  const debtors = [...firms.keys()].sort((a, b) => debt(b) - debt(a) || (id(a) < id(b) ? -1 : 1));
  // Giants among those that fail would leave nothing to be seen of them on one scale.
  const shown = (selected.length > 0 ? selected : failed.length > 0 ? failed : debtors).slice(0, mostPanels);
  return shown.map((firm): SeriesFigure => {
    const failure = result.failureQuarter[firm] ?? 0;
    const line = (key: 'cash' | 'debt', index: number): FigureSeries => ({
      key, label: t(language, key === 'cash' ? 'chart.cash' : 'chart.debt'), firms: [id(firm)], values: untilFailure(firmSeries(result[key], result, firm), failure),
      colour: { role: 'series', index }, stroke: index === 0 ? 'solid' : 'dashed', ...(failure > 0 ? { failsAt: failure } : {}),
    });
    return { ...seriesFrame(context, { id: `${smallMultiples.id}.${id(firm)}`, title: nameOf(firms[firm]), unit: 'money', type: 'line', from: 0 }), series: [line('cash', 0), line('debt', 1)] };
  });
}

function scenarioPanels(context: ChartContext): readonly SeriesFigure[] {
  const { choices, scenarios, language } = context;
  const wanted = choices.scenarios.length > 0 ? choices.scenarios.flatMap((id) => scenarios.find((each) => each.id === id) ?? []) : scenarios;
  return wanted.slice(0, mostPanels).flatMap((scenario): SeriesFigure[] => {
    const outcome = context.runOf(scenario);
    if (outcome === null) return [];
    const { result, firms } = outcome;
    const frame = seriesFrame(context, { id: `${smallMultiples.id}.${scenario.id}`, title: scenarioLabel(scenario, language), unit: 'none', type: 'line', from: 0 });
    const quarters = frame.x.kind === 'quarters' ? frame.x.quarters : [];
    const values = quarters.map((quarter) => (quarter > result.quarters ? null : sumOf([...firms.keys()].map((firm) => (hasFailed(result, firm, quarter) ? 1 : 0)))));
    return [{ ...frame, series: [{ key: 'failures', label: t(language, 'chart.failuresSoFar'), values, colour: { role: 'series', index: 1 }, stroke: 'solid', stepped: true }] }];
  });
}
