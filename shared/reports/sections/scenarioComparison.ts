import { difference, systemFigures } from '../../analysis/scenarioSummary.ts';
import { baseScenario } from '../../drivers/scenario.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import type { ReportCell } from '../../interchange/reportDocument.ts';
import { unitLabel } from '../../base/units.ts';
import { t } from '../../text/messages.ts';
import { failureQuarter } from '../../measures/failureQuarter.ts';
import type { ReportContext } from '../reportContext.ts';
import { column, firmName, footnote, measureCell, numberCell, scenarioName, textCell } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';

/** More do not fit beside one another on paper. */
const most = 6;

export const scenarioComparison: SectionKind = {
  id: 'scenarioComparison',
  label: { en: 'Scenario comparison', zhHant: '情境比較' },
  help: { en: 'Up to six scenarios side by side: outcomes of the system with differences, and who fails when.', zhHant: '並列至多六個情境：系統結果與差異，以及各公司違約季別。' },
  parameters: [
    { key: 'with', kind: 'scenarios', label: { en: 'Beside', zhHant: '對照情境' } },
    { key: 'firms', kind: 'flag', label: { en: 'Firms that fail', zhHant: '列出違約公司' }, missing: 'yes' },
  ],
  blocks: (context, parameters) => {
    const { work, workbook, scenario } = context;
    const given = parameters.list('with');
    const others = given.length > 0 ? given.map((id) => work.scenario(id)) : [baseScenario, ...workbook.scenarios.map(({ id }) => work.scenario(id))];
    const compared = [scenario, ...others.filter(({ id }) => id !== scenario.id)].slice(0, most);
    return [systemTable(context, compared), ...(parameters.flag('firms') ? firmsTable(context, compared) : [])];
  },
};

function systemTable(context: ReportContext, scenarios: readonly Scenario[]) {
  const { work, language, workbook } = context;
  const results = scenarios.map((each) => work.bench(each).result);
  const rows = systemFigures.map(({ label, unit, read }): readonly ReportCell[] => {
    const [reference, ...others] = results.map(read);
    const units = unit === 'none' ? '' : unitLabel(unit, language, workbook.currency);
    return [
      textCell(units === '' ? label[language] : t(language, 'report.withUnit', { label: label[language], unit: units })), numberCell(reference, unit, language),
      ...others.flatMap((value) => [numberCell(value, unit, language), numberCell(difference(value, reference ?? null).absolute, unit, language)]),
    ];
  });
  const [first, ...rest] = scenarios;
  const heads = rest.flatMap((each) => [column(scenarioName(each, language), 'none', true), column(t(language, 'report.difference'), 'none', true)]);
  return {
    kind: 'table' as const,
    table: { columns: [column(t(language, 'report.outcome')), column(scenarioName(first!, language), 'none', true), ...heads], rows },
    caption: t(language, 'report.comparison', { name: scenarioName(first!, language) }), footnote: footnote(context, { scenarios }),
  };
}

/** Firms that fail in one of the scenarios, with the quarter in each. */
function firmsTable(context: ReportContext, scenarios: readonly Scenario[]) {
  const { work, language, workbook } = context;
  const results = scenarios.map((each) => work.bench(each).result);
  const rows = workbook.firms.flatMap(({ id }, row): readonly (readonly ReportCell[])[] =>
    (results.some((result) => (result.failureQuarter[row] ?? 0) > 0)
      ? [[textCell(firmName(workbook, id)), ...results.map((result) => measureCell(failureQuarter.compute(result, row), { ...failureQuarter, blank: { en: '–', zhHant: '–' } }, language))]]
      : []));
  if (rows.length === 0) return [];
  return [{
    kind: 'table' as const,
    table: { columns: [column(t(language, 'report.firm')), ...scenarios.map((each) => column(scenarioName(each, language), 'none', true))], rows },
    caption: t(language, 'report.failureQuarters'), footnote: footnote(context, { scenarios, unitText: t(language, 'report.quarter') }),
  }];
}
