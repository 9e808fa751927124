import type { Steps } from '../../analysis/steps.ts';
import { finish } from '../../analysis/steps.ts';
import type { ReportBlock, ReportCell } from '../../interchange/reportDocument.ts';
import { t } from '../../text/messages.ts';
import type { ReportContext } from '../reportContext.ts';
import { column, firmName, footnote, textCell } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';

export const checks: SectionKind = {
  id: 'checks',
  label: { en: 'Checks', zhHant: '檢查' },
  help: { en: 'Every check of the run with the master flag, and the results that hang on rounding.', zhHant: '本次結果的全部檢查與總旗標，並列出受捨入影響的結果。' },
  parameters: [{ key: 'fragility', kind: 'flag', label: { en: 'Try the rounding of every input', zhHant: '測試所有輸入值的捨入影響' }, missing: 'yes' }],
  prepare: function* (context, parameters): Steps<unknown> {
    return parameters.flag('fragility') ? yield* fragileSteps(context) : null;
  },
  blocks: (context, parameters) => {
    const { work, workbook, language, scenario } = context;
    const { flag, outcomes } = work.checks(scenario);
    const rows = outcomes.map(({ check, found }): readonly ReportCell[] => [
      textCell(check.label[language]), textCell(t(language, found.length === 0 ? 'report.holds' : check.severity === 'error' ? 'report.fails' : 'report.doubtful')),
      textCell(found.length === 0 ? '' : `${found.slice(0, 5).map((place) => firmName(workbook, place)).join('; ')}${found.length > 5 ? ' …' : ''}`),
    ]);
    const fragile = parameters.flag('fragility') ? finish(fragileSteps(context)) : null;
    const fragilityBlocks: readonly ReportBlock[] = fragile === null ? [] : [{ kind: 'paragraph', runs: [{ text: fragile.length === 0 ? t(language, 'report.notFragile') : t(language, 'report.fragile', { count: fragile.length, firms: names(context, fragile) }), ...(fragile.length === 0 ? {} : { bold: true }) }] }];
    return [
      { kind: 'paragraph', runs: [{ text: t(language, `report.flag.${flag}`), bold: true }] },
      { kind: 'table', table: { columns: [column(t(language, 'report.check')), column(t(language, 'report.outcome')), column(t(language, 'report.places'))], rows }, caption: t(language, 'report.checks'), footnote: footnote(context) },
      ...fragilityBlocks,
    ];
  },
};

/** Ids of firms whose failure hangs on the rounding of an input or on one of several clearings. */
export function* fragileSteps({ work, scenario }: ReportContext): Steps<readonly string[]> {
  const { document } = yield* work.analysis('fragility', scenario, {});
  return document['fragile'] as readonly string[];
}

/** What must stand on the page before any number: a failed check, a doubt, or results that are fragile. Empty where all is well. */
export function masterWarnings(context: ReportContext, withFragility: boolean): readonly ReportBlock[] {
  const { work, scenario, language } = context;
  const { flag, outcomes } = work.checks(scenario);
  const broken = outcomes.filter(({ found }) => found.length > 0).map(({ check }) => check.label[language]);
  const fragile = withFragility ? finish(fragileSteps(context)) : trustedFirms(context);
  const warn = (text: string): ReportBlock => ({ kind: 'warning', runs: [{ text, bold: true }] });
  const list = broken.join(language === 'en' ? '; ' : '；');
  return [
    ...(flag === 'ok' ? [] : [warn(`${t(language, `report.flag.${flag}`)} ${t(language, 'report.whichChecks', { checks: list })}`)]),
    ...(fragile.length === 0 ? [] : [warn(t(language, 'report.fragile', { count: fragile.length, firms: names(context, fragile) }))]),
  ];
}

/** Firms for which another outcome holds as well: known from any explained run, at no cost. */
function trustedFirms({ work, scenario, workbook }: ReportContext): readonly string[] {
  const { trusted, quarters } = work.explained(scenario).result;
  return workbook.firms.map(({ id }) => id).filter((_id, row) => trusted.subarray(row * (quarters + 1), (row + 1) * (quarters + 1)).includes(1));
}

function names({ workbook, language }: ReportContext, firms: readonly string[]): string {
  const shown = firms.slice(0, 8).map((id) => firmName(workbook, id)).join(language === 'en' ? ', ' : '、');
  return firms.length > 8 ? `${shown} …` : shown;
}
