import { findingLabel } from '../../analysis/kinds/naming.ts';
import type { Steps } from '../../analysis/steps.ts';
import { finish } from '../../analysis/steps.ts';
import type { ReportBlock, ReportCell } from '../../interchange/reportDocument.ts';
import { t } from '../../text/messages.ts';
import type { ReportContext } from '../reportContext.ts';
import { column, firmName, footnote, textCell } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';

/** Places that a check names on paper; the window lists all of them. */
const mostPlaces = 5;

export const checks: SectionKind = {
  id: 'checks',
  label: { en: 'Checks', zhHant: '檢查' },
  help: { en: 'Every check of the run with the master flag, and the results that hang on rounding.', zhHant: '本次結果的全部檢查與總旗標，並列出受捨入影響的結果。' },
  parameters: [],
  blocks: (context) => {
    const { work, workbook, language, scenario } = context;
    const { flag, outcomes } = work.checks(scenario);
    const rows = outcomes.map(({ check, found }): readonly ReportCell[] => [
      textCell(check.label[language]), textCell(t(language, found.length === 0 ? 'report.holds' : check.severity === 'error' ? 'report.fails' : 'report.doubtful')),
      textCell(`${found.slice(0, mostPlaces).map((each) => findingLabel(workbook, each)[language]).join(language === 'en' ? '; ' : '；')}${found.length > mostPlaces ? ' …' : ''}`),
    ]);
    const { fragile } = finish(work.fragility(scenario));
    return [
      { kind: 'paragraph', runs: [{ text: t(language, `report.flag.${flag}`), bold: true }] },
      { kind: 'table', table: { columns: [column(t(language, 'report.check')), column(t(language, 'report.outcome')), column(t(language, 'report.places'))], rows }, caption: t(language, 'report.checks'), footnote: footnote(context) },
      { kind: 'paragraph', runs: [fragile.length === 0 ? { text: t(language, 'report.notFragile') } : { text: fragileText(context, fragile), bold: true }] },
    ];
  },
};

/** What must stand on the page before any number: a failed check, a doubt, or results that are fragile. Empty where all is well. */
export function* masterWarnings(context: ReportContext): Steps<readonly ReportBlock[]> {
  const { work, scenario, language } = context;
  const { flag, outcomes } = work.checks(scenario);
  const { fragile } = yield* work.fragility(scenario);
  const broken = outcomes.filter(({ found }) => found.length > 0).map(({ check }) => check.label[language]);
  const warn = (text: string): ReportBlock => ({ kind: 'warning', runs: [{ text, bold: true }] });
  return [
    ...(flag === 'ok' ? [] : [warn(`${t(language, `report.flag.${flag}`)} ${t(language, 'report.whichChecks', { checks: broken.join(language === 'en' ? '; ' : '；') })}`)]),
    ...(fragile.length === 0 ? [] : [warn(fragileText(context, fragile))]),
  ];
}

function fragileText({ workbook, language }: ReportContext, firms: readonly string[]): string {
  const most = 8;
  const shown = firms.slice(0, most).map((id) => firmName(workbook, id)).join(language === 'en' ? ', ' : '、');
  return t(language, 'report.fragile', { count: firms.length, firms: firms.length > most ? `${shown} …` : shown });
}
