import type { ExplainedPart, Explanation } from '../../analysis/explanation.ts';
import type { Language } from '../../base/localized.ts';
import type { Workbook } from '../../document/document.ts';
import type { ReportBlock } from '../../interchange/reportDocument.ts';
import { failureCauses } from '../../measures/failureCause.ts';
import { t } from '../../text/messages.ts';
import type { ReportContext } from '../reportContext.ts';
import { column, firmName, footnote, numberCell, numberText, textCell } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';

export const autopsies: SectionKind = {
  id: 'autopsies',
  label: { en: 'Autopsies', zhHant: '違約剖析' },
  help: { en: 'Why firms failed: the rule and the numbers, the chain that led there, and the gap by channel.', zhHant: '公司違約原因：規則與數字、違約鏈，以及缺口依管道拆解。' },
  parameters: [
    { key: 'firms', kind: 'firms', label: { en: 'Firms; the first to fail where none is chosen', zhHant: '公司（未選時取最早違約者）' } },
    { key: 'most', kind: 'count', label: { en: 'Firms at most', zhHant: '最多家數' }, missing: '5', limits: { min: 1, max: 100 } },
    { key: 'scenario', kind: 'scenario', label: { en: 'Scenario', zhHant: '情境' } },
  ],
  blocks: (context, parameters) => {
    const { work, language } = context;
    const scenario = parameters.scenario('scenario', context);
    const { explanations } = work.explained(scenario);
    const wanted = new Set(parameters.list('firms'));
    const shown = explanations.filter(({ firm }) => wanted.size === 0 || wanted.has(firm)).slice(0, parameters.count('most'));
    if (shown.length === 0) return [{ kind: 'paragraph', runs: [{ text: t(language, wanted.size === 0 ? 'report.noFailures' : 'report.noneOfThese'), italic: true }] }];
    const byFirm = new Map(explanations.map((each) => [each.firm, each]));
    return shown.flatMap((each) => autopsy(each, byFirm, context));
  },
};

function autopsy(failure: Explanation, byFirm: ReadonlyMap<string, Explanation>, context: ReportContext): readonly ReportBlock[] {
  const { workbook, language } = context;
  const name = firmName(workbook, failure.firm);
  const rows = [
    ...failure.channels.map((part) => [textCell(partName(part, workbook, language)), numberCell(part.amount, 'money', language)]),
    [textCell(t(language, 'autopsy.gap')), numberCell(failure.here.gap, 'money', language)],
  ];
  return [
    { kind: 'heading', level: 2, text: t(language, 'report.autopsyOf', { firm: name, quarter: failure.t, round: failure.round }) },
    { kind: 'paragraph', runs: [{ text: causeName(failure.cause, language), bold: true }, { text: language === 'en' ? '. ' : '。' }, { text: ruleText(failure, language) }] },
    { kind: 'paragraph', runs: [{ text: chainText(failure, byFirm, workbook, language) }] },
    {
      kind: 'table', table: { columns: [column(t(language, 'autopsy.channel')), column(t(language, 'autopsy.amount'), 'money')], rows },
      caption: t(language, 'report.gapOf', { firm: name }), footnote: footnote(context, { unit: 'money' }),
    },
  ];
}

export function causeName(cause: string, language: Language): string {
  return failureCauses.find(({ id }) => id === cause)?.label[language] ?? cause;
}

/** On which number the firm failed, by which rule. */
function ruleText({ cause, here }: Explanation, language: Language): string {
  const key = failureCauses.find(({ id }) => id === cause)?.id ?? 'payment';
  const money = (value: number) => numberText(value, 'money', language);
  return t(language, `autopsy.rule.${key}`, { dues: money(here.dues), ownCash: money(here.ownCash), received: money(here.received), gap: money(here.gap), need: money(here.need), netWorth: money(here.netWorth ?? 0) });
}

function partName({ channel, firm }: ExplainedPart, workbook: Workbook, language: Language): string {
  return t(language, `channel.${channel}`, { firm: firm === undefined || firm === null ? t(language, 'autopsy.outside') : firmName(workbook, firm) });
}

/** The failures that led to this one, the first mover first. */
function chainText(failure: Explanation, byFirm: ReadonlyMap<string, Explanation>, workbook: Workbook, language: Language): string {
  const chain: Explanation[] = [];
  for (let each: Explanation | undefined = failure; each !== undefined && !chain.includes(each); each = each.causedBy === null ? undefined : byFirm.get(each.causedBy)) chain.unshift(each);
  if (chain.length === 1) return t(language, 'autopsy.chainAlone');
  const steps = chain.map(({ firm, t: quarter, round }) => t(language, 'report.chainStep', { firm: firmName(workbook, firm), quarter, round }));
  return t(language, 'report.chain', { steps: steps.join(' → ') });
}
