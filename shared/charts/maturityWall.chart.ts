import { kind } from '../columns/terms/kind.ts';
import { compileInputs, type EngineInputs } from '../engine/inputs.ts';
import type { FigureSeries, SeriesFigure } from '../interchange/figure.ts';
import { formatFigureValue } from '../interchange/figure.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition } from './chartDefinition.ts';
import { nameOf, remarks, seriesFrame, sumOf } from './figureParts.ts';

/** More parts of a bar cannot be told apart. */
const mostParts = 8;

/** What the loans of the opening say must be repaid when, as if nothing were refinanced and nobody failed. */
export const maturityWall = {
  id: 'maturityWall',
  label: { en: 'Maturity wall', zhHant: '到期高峰' },
  help: {
    en: 'Principal of the loans at opening by the quarter in which it falls due, amortization included, as contracted: before any refinancing and any failure. By kind of borrower, or by firm for selected firms.',
    zhHant: '期初貸款本金依約定到期季彙總，含攤還；未計再融資與違約。依借款人類型堆疊；選取公司時依公司堆疊。',
  },
  from: 'result',
  choices: ['firms', 'scale', 'marks'],
  figure: (context): SeriesFigure => {
    const { run, language } = context;
    const inputs = run === null ? null : compileInputs({ market: context.workbook.market, firms: run.firms, contracts: context.workbook.contracts }, run.scenario);
    const dues = inputs?.ok === true ? repayments(inputs.value) : [];
    const selected = new Set(context.selectedFirms);
    const shown = dues.map((due) => ({ ...due, firm: run?.firms[due.row] })).filter(({ firm }) => selected.size === 0 || selected.has(firm?.id ?? ''));
    const later = sumOf(shown.map((due) => due.later));
    const remark = later > 0 ? t(language, 'chart.dueLater', { amount: formatFigureValue(later, { language, unit: 'money' }) }) : '';
    const base = seriesFrame(context, { id: maturityWall.id, title: maturityWall.label[language], unit: 'money', type: 'stackedBars', from: 1, remark: remarks(context, [t(language, 'chart.asContracted'), remark]) });
    if (run === null) return base;
    const series = parts(context, shown).map(({ dues: own, ...part }): FigureSeries => ({
      ...part, stroke: 'solid', values: Array.from({ length: run.result.quarters }, (_, index) => sumOf(own.map(({ amounts }) => amounts[index] ?? 0))),
      firms: [...new Set(own.map(({ firm }) => firm?.id ?? ''))], firmsAt: Array.from({ length: run.result.quarters }, (_, index) => [...new Set(own.flatMap(({ amounts, firm }) => ((amounts[index] ?? 0) > 0 ? [firm?.id ?? ''] : [])))]),
    })).filter(({ values }) => values.some((value) => value !== 0));
    return { ...base, series, empty: series.length === 0 ? t(language, 'chart.nothingDue') : null };
  },
} as const satisfies ChartDefinition;

interface Repayment {
  /** Place of the borrower among the workbook's rows. */
  readonly row: number;
  /** By quarter from 1. */
  readonly amounts: readonly number[];
  /** What is left at the end of the horizon. */
  readonly later: number;
}

/** By loan: the ordinary amortization each quarter, and the whole rest in the quarter of its maturity (design/model.md 3.1). */
function repayments({ loans, firms, quarters }: EngineInputs): readonly Repayment[] {
  return Array.from({ length: loans.count }, (_, k): Repayment => {
    const principal = loans.principal[k] ?? 0;
    let balance = principal;
    const amounts = Array.from({ length: quarters }, (__, index) => {
      const due = index + 1 >= (loans.maturity[k] ?? Infinity) ? balance : Math.min(balance, (loans.amortization[k] ?? 0) * principal);
      balance -= due;
      return due;
    });
    return { row: firms.row[loans.to[k] ?? -1] ?? -1, amounts, later: balance };
  }).filter(({ row }) => row >= 0);
}

type Due = Repayment & { readonly firm: ChartContext['workbook']['firms'][number] | undefined };
interface Part extends Pick<FigureSeries, 'key' | 'label' | 'colour'> {
  readonly dues: readonly Due[];
}

/** By firm for selected ones, as far as they can be told apart; else by kind. */
function parts({ selectedFirms, language }: ChartContext, dues: readonly Due[]): readonly Part[] {
  if (selectedFirms.length > 0 && selectedFirms.length <= mostParts) {
    return selectedFirms.map((id, index): Part => {
      const own = dues.filter(({ firm }) => firm?.id === id);
      return { key: id, label: nameOf(own[0]?.firm), colour: { role: 'series', index }, dues: own };
    }).filter((part) => part.dues.length > 0);
  }
  return kind.options.map((option): Part => ({ key: option.id, label: option.label[language], colour: { role: 'kind', kind: option.id }, dues: dues.filter(({ firm }) => (firm?.['kind'] ?? kind.default) === option.id) }));
}
