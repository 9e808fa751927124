import { compileInputs } from '../engine/inputs.ts';
import type { TreemapFigure } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition, ChartRun } from './chartDefinition.ts';
import { figureBase, nameOf, remarks, sumOf } from './figureParts.ts';

interface Debt {
  /** Rows of firms; -1 is outside. */
  readonly lender: number;
  readonly borrower: number;
  readonly collateral: 'gpus' | 'notes' | 'unsecured';
  readonly amount: number;
}

/** Debt at opening by who lent it, against what, and to whom. */
export const debtTreemap = {
  id: 'debtTreemap',
  label: { en: 'Debt by lender and collateral', zhHant: '負債結構：貸款人與擔保品' },
  help: {
    en: 'Loan principal and notes at opening: lender, then collateral, then borrower, each area as large as the amount. For selected firms only what they owe or have lent.',
    zhHant: '期初貸款本金與證券：依貸款人、擔保品、借款人分層，面積為金額。選取公司時僅顯示其借入與貸出。',
  },
  from: 'result',
  choices: ['firms'],
  figure: (context): TreemapFigure => {
    const { run, language } = context;
    const debts = run === null ? [] : debtsOf(context, run);
    const outsideShare = sumOf(debts.filter(({ lender }) => lender < 0).map(({ amount }) => amount)) / Math.max(1e-9, sumOf(debts.map(({ amount }) => amount)));
    const base = figureBase(context, { id: debtTreemap.id, title: debtTreemap.label[language], unit: 'money', remark: remarks(context, [outsideShare === 0 ? '' : t(language, 'chart.outsideLends', { share: `${Math.round(outsideShare * 100)}%` })]) });
    const label = (row: number) => (row < 0 ? t(language, 'chart.outside.lenders') : nameOf(run?.firms[row]));
    const leaves = debts.map(({ lender, borrower, collateral, amount }): TreemapFigure['leaves'][number] => ({
      key: `${lender} ${collateral} ${borrower}`, label: label(borrower), firms: [run?.firms[borrower]?.id, run?.firms[lender]?.id].filter((id) => id !== undefined),
      path: [label(lender), t(language, `chart.collateral.${collateral}`), label(borrower)], value: amount, colour: { role: 'series', index: collateral === 'gpus' ? 0 : collateral === 'notes' ? 3 : 2 },
    }));
    return {
      ...base, type: 'treemap', levels: [t(language, 'chart.lender'), t(language, 'chart.collateral'), t(language, 'chart.borrower')], leaves,
      empty: base.empty ?? (leaves.length === 0 ? t(language, 'chart.noDebt') : null),
    };
  },
} as const satisfies ChartDefinition;

function debtsOf({ workbook, selectedFirms }: ChartContext, { scenario, firms }: ChartRun): readonly Debt[] {
  const inputs = compileInputs({ market: workbook.market, firms, contracts: workbook.contracts }, scenario);
  if (!inputs.ok) return [];
  const { loans, tranches, firms: compiled } = inputs.value;
  const row = (firm: number | undefined) => (firm === undefined || firm < 0 ? -1 : (compiled.row[firm] ?? -1));
  const debts = [
    ...Array.from({ length: loans.count }, (_, k): Debt => ({ lender: row(loans.from[k]), borrower: row(loans.to[k]), collateral: (loans.pledged[k] ?? 0) > 0 ? 'gpus' : 'unsecured', amount: loans.principal[k] ?? 0 })),
    ...Array.from({ length: tranches.count }, (_, k): Debt => ({ lender: row(tranches.from[k]), borrower: row(tranches.to[k]), collateral: 'notes', amount: tranches.principal[k] ?? 0 })),
  ];
  const selected = new Set(selectedFirms.map((id) => firms.findIndex((firm) => firm.id === id)));
  const groups = new Map<string, Debt[]>();
  for (const debt of debts) {
    const { lender, borrower, collateral, amount } = debt;
    if (!(amount > 0) || borrower < 0 || (selected.size > 0 && !selected.has(borrower) && !selected.has(lender))) continue;
    const key = `${lender} ${borrower} ${collateral}`;
    groups.set(key, [...(groups.get(key) ?? []), debt]);
  }
  const id = (place: number) => firms[place]?.id ?? '';
  return [...groups.values()].map((group) => ({ ...group[0]!, amount: sumOf(group.map(({ amount }) => amount)) }))
    .sort((a, b) => b.amount - a.amount || (id(a.borrower) + id(a.lender) < id(b.borrower) + id(b.lender) ? -1 : 1));
}
