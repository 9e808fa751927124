import type { ExplainedRun } from '../../analysis/explain.ts';
import { lossesOf } from '../../analysis/outcomes/outcome.ts';
import { lossKinds } from '../../engine/state.ts';
import type { EngineResult } from '../../engine/run.ts';
import { failuresUpTo } from '../../measures/outcome.ts';
import type { ReportBlock, ReportCell } from '../../interchange/reportDocument.ts';
import { t } from '../../text/messages.ts';
import { unitLabel } from '../../base/units.ts';
import type { ReportContext } from '../reportContext.ts';
import { column, firmName, footnote, numberCell, numberText, textCell } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';
import { causeName } from './autopsies.ts';

export const storyboard: SectionKind = {
  id: 'storyboard',
  label: { en: 'Storyboard', zhHant: '違約連鎖分鏡' },
  help: { en: 'The cascade as one page or slide per quarter or round: who fails, of what, because of whom.', zhHant: '將違約連鎖逐季或逐輪製成一頁或一張投影片：誰違約、原因為何、受誰影響。' },
  parameters: [
    { key: 'by', kind: 'choice', label: { en: 'One page for each', zhHant: '每頁' }, missing: 'quarter', options: [{ id: 'quarter', label: { en: 'quarter', zhHant: '一季' } }, { id: 'round', label: { en: 'round', zhHant: '一輪' } }] },
    { key: 'scenario', kind: 'scenario', label: { en: 'Scenario', zhHant: '情境' } },
  ],
  blocks: (context, parameters) => {
    const scenario = parameters.scenario('scenario', context);
    const explained = context.work.explained(scenario);
    const byRound = parameters.choice('by') === 'round';
    const frames = new Map<string, { readonly t: number; readonly round: number | null }>();
    for (const { t: quarter, round } of explained.explanations) frames.set(`${quarter} ${byRound ? round : ''}`, { t: quarter, round: byRound ? round : null });
    if (frames.size === 0) return [{ kind: 'paragraph', runs: [{ text: t(context.language, 'report.noFailures'), italic: true }] }];
    return [...frames.values()].flatMap((frame): readonly ReportBlock[] => [{ kind: 'pageBreak' }, ...page(context, explained, frame)]);
  },
};

function page(context: ReportContext, { result, explanations }: ExplainedRun, frame: { readonly t: number; readonly round: number | null }): readonly ReportBlock[] {
  const { workbook, language } = context;
  const here = explanations.filter((each) => each.t === frame.t && (frame.round === null || each.round === frame.round));
  const rows = here.map((each): readonly ReportCell[] => {
    const row = workbook.firms.findIndex(({ id }) => id === each.firm);
    return [
      textCell(firmName(workbook, each.firm)), numberCell(each.round, 'round', language), textCell(causeName(each.cause, language)), numberCell(each.here.gap, 'money', language),
      textCell(each.causedBy === null ? '–' : firmName(workbook, each.causedBy)), numberCell(result.claims[row], 'money', language), numberCell(result.recovered[row], 'money', language),
    ];
  });
  const heads = [column(t(language, 'report.firm')), column(t(language, 'report.round'), 'round'), column(t(language, 'report.cause')), column(t(language, 'report.shortfall'), 'money'), column(t(language, 'report.causedBy')), column(t(language, 'report.claims'), 'money'), column(t(language, 'report.recovered'), 'money')];
  return [
    { kind: 'heading', level: 1, text: frame.round === null ? t(language, 'report.frameQuarter', { quarter: frame.t, count: here.length }) : t(language, 'report.frameRound', { quarter: frame.t, round: frame.round, count: here.length }) },
    figures(context, result, frame, explanations.filter((each) => each.t < frame.t || (each.t === frame.t && (frame.round === null || each.round <= frame.round))).length),
    { kind: 'table', table: { columns: heads, rows }, caption: t(language, 'report.whoFails'), footnote: footnote(context, { unit: 'money' }) },
  ];
}

/** The market at the end of the quarter, failures so far and losses up to it. */
function figures({ language, workbook }: ReportContext, result: EngineResult, { t: quarter }: { readonly t: number }, failed: number): ReportBlock {
  const money = unitLabel('money', language, workbook.currency);
  const upTo = { ...result, quarters: quarter };
  const losses = lossesOf(upTo, lossKinds);
  const rent = result.p[quarter] ?? null;
  const price = result.priceFactor[quarter] ?? null;
  return {
    kind: 'keyFigures',
    items: [
      { label: t(language, 'report.failedSoFar'), value: failed, text: numberText(failed, 'none', language), remark: t(language, 'report.ofFirms', { failed: failuresUpTo(result, quarter), count: result.firmCount }) },
      { label: t(language, 'report.lossesSoFar'), value: losses, text: numberText(losses, 'money', language), remark: money },
      { label: t(language, 'report.spotRent'), value: rent, text: numberText(rent, 'times', language), remark: unitLabel('rent', language, workbook.currency) },
      { label: t(language, 'report.priceFactor'), value: price, text: numberText(price, 'share', language), remark: t(language, result.creditOpen[quarter] === 1 ? 'report.creditOpen' : 'report.creditShut') },
    ],
  };
}
