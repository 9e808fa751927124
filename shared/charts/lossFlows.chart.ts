import { type CascadeLink, explain } from '../analysis/explain.ts';
import { lossChannels } from '../analysis/scenarioSummary.ts';
import { lossKinds } from '../engine/state.ts';
import type { SankeyFigure } from '../interchange/figure.ts';
import { hasFailed } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition, ChartParameter, ChartRun } from './chartDefinition.ts';
import { capitalised, chosen, figureBase, nameOf, remarks } from './figureParts.ts';
import { type FlowBand, flowParts, type FlowNode } from './flowFigure.ts';

const period = {
  key: 'period', label: { en: 'Period', zhHant: '期間' },
  options: [{ id: 'run', label: { en: 'All quarters', zhHant: '全部季別' } }, { id: 'quarter', label: { en: 'One quarter', zhHant: '單季' } }],
} as const satisfies ChartParameter;

const outside = 'outside';

/** From each failed firm to those who lose on it: the exact losses of the run, not what merely pressed on them. */
export const lossFlows = {
  id: 'lossFlows',
  label: { en: 'Flows of losses', zhHant: '損失流向' },
  help: {
    en: 'Who loses how much on whose failure, by kind of contract; the bands add up to the losses of the run. ✕ marks firms that fail themselves. For selected firms only what they cause and suffer.',
    zhHant: '因何者違約而由何者承受多少損失，依合約類別；各流合計等於期間損失。✕ 表示該公司亦違約。選取公司時僅顯示其造成與承受者。',
  },
  from: 'model',
  choices: ['firms', 'quarter'],
  parameters: [period],
  figure: (context): SankeyFigure => {
    const { run, language } = context;
    const links = run === null ? [] : lossesOf(context, run);
    const parts = run === null ? { nodes: [], flows: [], remark: '' } : flowParts(context, nodesOf(context, run), links.map((link) => bandOf(context, link)));
    const one = chosen(context, period) === 'quarter' && context.quarter !== null;
    const base = figureBase(context, { id: lossFlows.id, title: one ? t(language, 'chart.lossesIn', { quarter: context.quarter ?? 0 }) : lossFlows.label[language], unit: 'money', remark: remarks(context, [parts.remark]) });
    return { ...base, type: 'sankey', nodes: parts.nodes, flows: parts.flows, empty: base.empty ?? (parts.flows.length === 0 ? t(language, 'chart.noLosses') : null) };
  },
} as const satisfies ChartDefinition;

function lossesOf(context: ChartContext, { scenario, firms }: ChartRun): readonly CascadeLink[] {
  const { workbook, selectedFirms, quarter } = context;
  const explained = explain({ market: workbook.market, firms, contracts: workbook.contracts }, scenario);
  if (!explained.ok) return [];
  const selected = new Set<string | null>(selectedFirms);
  return explained.value.cascade
    .filter(({ effect, t: at }) => effect === 'loss' && (chosen(context, period) === 'run' || quarter === null || at === quarter))
    .filter(({ from, to }) => selected.size === 0 || selected.has(from) || selected.has(to));
}

function bandOf({ language }: ChartContext, { from, to, kind, amount }: CascadeLink): FlowBand {
  const place = lossKinds.findIndex((each) => each === kind);
  const label = lossKinds[place] === undefined ? kind : capitalised(lossChannels[lossKinds[place]][language]);
  return { from: from ?? outside, to: to ?? outside, value: amount, kind: { key: kind, label, colour: { role: 'series', index: Math.max(0, place) } } };
}

function nodesOf({ language, quarter, ...context }: ChartContext, { firms, result }: ChartRun): readonly FlowNode[] {
  const last = chosen(context, period) === 'quarter' && quarter !== null ? quarter : result.quarters;
  return [
    { key: outside, label: t(language, 'chart.outsideWorkbook'), firms: [], colour: { role: 'muted' } },
    ...firms.map((firm, index): FlowNode => ({
      key: firm.id, label: hasFailed(result, index, last) ? `✕ ${nameOf(firm)}` : nameOf(firm), firms: [firm.id], colour: hasFailed(result, index, last) ? { role: 'bad' } : { role: 'good' },
    })),
  ];
}
