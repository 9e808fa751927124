import { t } from '../../text/messages.ts';
import { SectionRefused } from '../sectionRefused.ts';
import { footnote, scenarioName } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';
import { reportTable, reportTables } from '../tables/registry.ts';

export const table: SectionKind = {
  id: 'table',
  label: { en: 'Table', zhHant: '表格' },
  help: { en: 'Firms, failures, contracts, market, losses or the inputs of the scenario as a table.', zhHant: '公司、違約、合約、市場、損失或情境設定的表格。' },
  parameters: [
    { key: 'table', kind: 'table', label: { en: 'Table', zhHant: '表格' }, missing: reportTables[0]!.id },
    { key: 'caption', kind: 'text', isSpoken: true, label: { en: 'Caption', zhHant: '表說' } },
    { key: 'scenario', kind: 'scenario', label: { en: 'Scenario', zhHant: '情境' } },
    { key: 'rows', kind: 'count', label: { en: 'Rows at most', zhHant: '最多列數' }, missing: '40', limits: { min: 1, max: 2000 } },
  ],
  blocks: (context, parameters) => {
    const { language } = context;
    const kind = reportTable(parameters.text('table'));
    if (kind === undefined) throw new SectionRefused('report.noTable', { name: parameters.text('table') });
    const scenario = parameters.scenario('scenario', context);
    const { columns, rows } = kind.table(context, scenario);
    const most = parameters.count('rows');
    const caption = parameters.spoken('caption', language);
    if (rows.length === 0) return [{ kind: 'paragraph', runs: [{ text: kind.none[language], italic: true }] }];
    return [{
      kind: 'table', table: { columns, rows: rows.slice(0, most) },
      caption: caption === '' ? t(language, 'report.tableOf', { table: kind.label[language], scenario: scenarioName(scenario, language) }) : caption,
      footnote: footnote(context, { scenarios: [scenario], remark: rows.length > most ? t(language, 'report.someRows', { shown: most, count: rows.length }) : '' }),
    }];
  },
};
