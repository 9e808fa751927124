import { type FlowKind, flowKinds, type MoneyFlow, moneyFlows as flowsOf } from '../analysis/moneyFlows.ts';
import { kind as kindOfFirm } from '../columns/terms/kind.ts';
import { compileInputs } from '../engine/inputs.ts';
import type { ColourRole, SankeyFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition, ChartParameter, ChartRun } from './chartDefinition.ts';
import { chosen, figureBase, nameOf, remarks } from './figureParts.ts';
import { type FlowBand, flowParts, type FlowNode } from './flowFigure.ts';

const by = {
  key: 'by', label: { en: 'Parties', zhHant: '參與者' },
  options: [{ id: 'kind', label: { en: 'Kinds of firm', zhHant: '公司類別' } }, { id: 'firm', label: { en: 'Firms', zhHant: '公司' } }],
} as const satisfies ChartParameter;

const scope = {
  key: 'scope', label: { en: 'Flows', zhHant: '資金流' },
  options: [{ id: 'inside', label: { en: 'Between firms of the workbook', zhHant: '僅活頁簿內公司之間' } }, { id: 'all', label: { en: 'With outside', zhHant: '含外部' } }],
} as const satisfies ChartParameter;

/** Who pays whom in a quarter: rent, interest, purchases, injections. Money that comes back to where it set out shows as a circle. */
export const moneyFlows = {
  id: 'moneyFlows',
  label: { en: 'Money flows in a quarter', zhHant: '單季資金流向' },
  help: {
    en: 'Payments of one quarter from payer to payee: rent, interest and repayment, purchases, new borrowing, injections, revenue and costs. ↻ marks money that comes back to a party further left: financed demand that goes round. By kind of firm, or by firm; for selected firms only what they pay and receive.',
    zhHant: '單季由付款人至收款人的資金流：租金、還本付息、採購、新增借款、股權注資、營收與成本。↻ 表示資金回流至左方的參與者，即循環的融資需求。可依公司類別或個別公司；選取公司時僅顯示其收付。',
  },
  from: 'model',
  choices: ['firms', 'quarter'],
  parameters: [by, scope],
  figure: (context): SankeyFigure => {
    const { run, language } = context;
    const quarter = run === null ? 0 : Math.min(run.result.quarters, Math.max(1, context.quarter ?? 1));
    const flows = run === null ? [] : paymentsOf(context, run, quarter);
    const parts = run === null ? { nodes: [], flows: [], remark: '' } : flowParts(context, nodesOf(context, run), bandsOf(context, run, flows));
    const base = figureBase(context, { id: moneyFlows.id, title: t(language, 'chart.flowsIn', { quarter }), unit: 'moneyPerQuarter', remark: remarks(context, [parts.flows.some(({ to }) => to.endsWith('↻')) ? t(language, 'chart.comesBack') : '', parts.remark]) });
    return { ...base, type: 'sankey', nodes: parts.nodes, flows: parts.flows, empty: base.empty ?? (parts.flows.length === 0 ? t(language, 'chart.noFlows') : null) };
  },
} as const satisfies ChartDefinition;

function paymentsOf(context: ChartContext, { scenario, firms }: ChartRun, quarter: number): readonly MoneyFlow[] {
  const { workbook, selectedFirms } = context;
  const inputs = compileInputs({ market: workbook.market, firms, contracts: workbook.contracts }, scenario);
  if (!inputs.ok) return [];
  const selected = new Set(selectedFirms);
  const isChosen = (row: number) => selected.has(firms[row]?.id ?? '');
  return flowsOf(inputs.value, quarter)
    .filter(({ from, to }) => chosen(context, scope) === 'all' || (from >= 0 && to >= 0))
    .filter(({ from, to }) => selected.size === 0 || isChosen(from) || isChosen(to));
}

/** Where money comes from or goes to outside depends on what it is paid for. */
const outsideOf: Readonly<Record<FlowKind, readonly [payer: OutsideKey, payee: OutsideKey]>> = {
  rent: ['tenants', 'lessors'], purchase: ['buyers', 'vendors'], debtService: ['borrowers', 'lenders'], lending: ['lenders', 'borrowers'], injection: ['investors', 'otherFirms'],
  funding: ['investors', 'investors'], revenue: ['customers', 'customers'], spot: ['spotMarket', 'spotMarket'], costs: ['suppliers', 'suppliers'], call: ['guarantors', 'otherFirms'],
};
type OutsideKey = 'tenants' | 'lessors' | 'buyers' | 'vendors' | 'borrowers' | 'lenders' | 'investors' | 'customers' | 'spotMarket' | 'suppliers' | 'guarantors' | 'otherFirms';
const outsideKeys = [...new Set(Object.values(outsideOf).flat())];

/** The kinds that the palette's colours of series do not reach: one of another kind would make two of them one. */
const loneColours: Readonly<Partial<Record<FlowKind, ColourRole>>> = { costs: { role: 'limit' }, call: { role: 'muted' } };

function bandsOf(context: ChartContext, run: ChartRun, flows: readonly MoneyFlow[]): readonly FlowBand[] {
  const kinds = Object.keys(flowKinds);
  return flows.map(({ from, to, kind, amount }): FlowBand => ({
    from: from < 0 ? outsideOf[kind][0] : partyOf(context, run, from), to: to < 0 ? outsideOf[kind][1] : partyOf(context, run, to), value: amount,
    kind: { key: kind, label: flowKinds[kind][context.language], colour: loneColours[kind] ?? { role: 'series', index: kinds.indexOf(kind) } },
  }));
}

function partyOf(context: ChartContext, { firms }: ChartRun, row: number): string {
  return chosen(context, by) === 'kind' ? `kind ${String(firms[row]?.['kind'] ?? kindOfFirm.default)}` : `firm ${firms[row]?.id ?? ''}`;
}

function nodesOf(context: ChartContext, { firms }: ChartRun): readonly FlowNode[] {
  const { language } = context;
  const isOf = (id: string) => firms.filter((firm) => (firm['kind'] ?? kindOfFirm.default) === id).map((firm) => firm.id);
  const colourOfKind = (kind: unknown): ColourRole => ({ role: 'kind', kind: String(kind ?? kindOfFirm.default) });
  return [
    ...outsideKeys.map((key): FlowNode => ({ key, label: t(language, `chart.outside.${key}`), firms: [], colour: { role: 'muted' } })),
    ...kindOfFirm.options.map(({ id, label }): FlowNode => ({ key: `kind ${id}`, label: label[language], firms: isOf(id), colour: colourOfKind(id) })),
    ...firms.map((firm): FlowNode => ({ key: `firm ${firm.id}`, label: nameOf(firm), firms: [firm.id], colour: colourOfKind(firm['kind']) })),
  ];
}
