import type { Row, Term } from '../../columns/define.ts';
import { valueOf } from '../../columns/define.ts';
import { columnOf, rowsOf, tableOf } from '../../document/document.ts';
import { placeText } from '../../document/placeText.ts';
import { overriddenValue } from '../../document/scenario.ts';
import { drivers } from '../../drivers/registry.ts';
import type { Override, Scenario } from '../../drivers/scenario.ts';
import type { ReportCell } from '../../interchange/reportDocument.ts';
import { t } from '../../text/messages.ts';
import type { ReportContext } from '../reportContext.ts';
import { column, firmName, numberText, textCell, valueCell } from '../reportText.ts';
import type { ReportTableKind } from './reportTableKind.ts';

export const scenarioInputs: ReportTableKind = {
  id: 'scenarioInputs',
  label: { en: 'What the scenario changes', zhHant: '情境變動項目' },
  help: { en: 'Paths of drivers, inputs overridden and firms made to fail.', zhHant: '驅動因子路徑、覆寫的輸入值與設定違約的公司。' },
  none: { en: 'The scenario changes nothing.', zhHant: '此情境無任何變動。' },
  table: (context, scenario) => ({
    columns: [column(t(context.language, 'report.input')), column(t(context.language, 'report.inBase')), column(t(context.language, 'report.inScenario'))],
    rows: [...driverRows(context, scenario), ...scenario.overrides.flatMap((each) => overrideRow(context, each)), ...failureRows(context, scenario)],
  }),
};

function driverRows({ language, work }: ReportContext, scenario: Scenario): readonly (readonly ReportCell[])[] {
  const { inputs } = work.bench(scenario).compiled;
  return drivers.filter(({ key }) => scenario.drivers[key] !== undefined).map(({ key, label }) => {
    const path = inputs.paths[key];
    const points = Array.from({ length: inputs.quarters }, (_, index) => index + 1).filter((quarter) => quarter === 1 || path[quarter] !== path[quarter - 1]);
    const text = points.map((quarter) => t(language, 'report.pathPoint', { quarter, value: numberText(path[quarter] ?? null, 'times', language) })).join(language === 'en' ? '; ' : '；');
    return [textCell(label[language]), textCell(numberText(path[0] ?? 1, 'times', language)), textCell(text)];
  });
}

function overrideRow(context: ReportContext, override: Override): readonly (readonly ReportCell[])[] {
  const { workbook, language } = context;
  const table = tableOf(override.target);
  const row: Row | undefined = rowsOf(workbook, table).find(({ id }) => table === 'market' || id === override.id);
  const term: Term | undefined = columnOf(workbook, table, override.field);
  if (row === undefined || term === undefined) return [];
  return [[textCell(placeText(workbook, { table, id: row.id, key: override.field }, language)), valueCell(valueOf(row, term), term, context), valueCell(overriddenValue(row, term, override), term, context)]];
}

function failureRows({ workbook, language }: ReportContext, scenario: Scenario): readonly (readonly ReportCell[])[] {
  return scenario.failures.map(({ firm, quarter }) => [textCell(firmName(workbook, firm)), textCell(''), textCell(t(language, 'report.madeToFail', { quarter }))]);
}
