import type { Contract } from '../contracts/registry.ts';
import { kind as kindOfFirm } from '../columns/terms/kind.ts';
import type { Firm } from '../columns/terms/registry.ts';
import { largestClaims } from '../document/claimNetwork.ts';
import type { NetworkFigure } from '../interchange/figure.ts';
import type { MarketRow } from '../market/registry.ts';
import { at, failureOf, hasFailed } from '../measures/define.ts';
import { t } from '../text/messages.ts';
import type { ChartContext, ChartDefinition } from './chartDefinition.ts';
import { figureBase, nameOf, remarks } from './figureParts.ts';

/** Who owes whom at opening, and which firms have failed by the quarter. */
export const exposureNetwork = {
  id: 'exposureNetwork',
  label: { en: 'Network of exposures', zhHant: '曝險網路' },
  help: {
    en: 'Arrows run from debtor to creditor, as wide as what is owed at opening; a firm is as large as its debt at opening. Firms that have failed by the quarter stand out, and so do the claims on them.',
    zhHant: '箭頭由債務人指向債權人，寬度為期初欠款；節點大小為期初負債。至該季已違約的公司及對其債權以醒目色標示。',
  },
  from: 'model',
  choices: ['firms', 'quarter'],
  figure: (context): NetworkFigure => {
    const { run, language, workbook } = context;
    const sizeTitle = t(language, 'chart.debtAtOpening');
    const frame = (remark: string) => figureBase(context, { id: exposureNetwork.id, title: exposureNetwork.label[language], unit: 'money', remark });
    if (run === null) return { ...frame(''), type: 'network', sizeTitle, nodes: [], links: [] };
    const { result, firms } = run;
    const quarter = context.quarter ?? result.quarters;
    // Safe: the rows of a chart's workbook are those of the document.
    const claims = largestClaims({ market: workbook.market as MarketRow, firms: firms as readonly Firm[], contracts: workbook.contracts as readonly Contract[] }, run.scenario);
    const rows = new Map(firms.map((firm, index) => [firm.id, index]));
    const nodes = claims.firms.map((id) => nodeOf(context, rows.get(id) ?? -1, quarter));
    const links = claims.links.filter(({ amount }) => amount > 0).map(({ debtor, creditor, amount }) => ({
      from: claims.firms[debtor] ?? '', to: claims.firms[creditor] ?? '', value: amount, kind: t(language, 'chart.owedAtOpening'),
      colour: nodes[debtor]?.failed === true ? { role: 'bad' as const } : { role: 'muted' as const },
    }));
    const base = frame(remarks(context, [t(language, 'chart.stateByQuarter', { quarter }), claims.leftOut > 0 ? t(language, 'chart.firmsLeftOut', { count: claims.leftOut }) : '']));
    return { ...base, type: 'network', sizeTitle, nodes, links, empty: base.empty ?? (links.length === 0 ? t(language, 'chart.noExposures') : null) };
  },
} as const satisfies ChartDefinition;

function nodeOf({ run, language }: ChartContext, row: number, quarter: number): NetworkFigure['nodes'][number] {
  const firm = run?.firms[row];
  const failed = run !== null && row >= 0 && hasFailed(run.result, row, quarter);
  const kind = kindOfFirm.options.find(({ id }) => id === (firm?.['kind'] ?? kindOfFirm.default));
  return {
    kind: kind?.label[language] ?? '',
    key: firm?.id ?? '', label: nameOf(firm), firms: firm === undefined ? [] : [firm.id], size: run === null ? 0 : Math.max(0, at(run.result.debt, run.result, row, 0) ?? 0),
    colour: failed ? { role: 'bad' } : { role: 'kind', kind: String(firm?.['kind'] ?? kindOfFirm.default) }, failed,
    state: failed ? t(language, 'chart.failedIn', { quarter: failureOf(run.result, row) ?? 0 }) : '',
  };
}
