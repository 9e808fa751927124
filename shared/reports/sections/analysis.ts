import type { AnalysisCell, AnalysisTable } from '../../analysis/kinds/analysisKind.ts';
import type { Steps } from '../../analysis/steps.ts';
import { finish } from '../../analysis/steps.ts';
import { analysisKind } from '../../analysis/kinds/registry.ts';
import type { AnalysisAnswer } from '../../analysis/kinds/analysisKind.ts';
import type { Language } from '../../base/localized.ts';
import type { SavedAnalysis } from '../../document/savedAnalysis.ts';
import type { ReportBlock, ReportCell } from '../../interchange/reportDocument.ts';
import { t } from '../../text/messages.ts';
import type { ReportContext } from '../reportContext.ts';
import { SectionRefused } from '../sectionRefused.ts';
import { column, footnote, numberCell, textCell } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';
import type { SectionParameters } from '../sectionParameters.ts';

export const analysis: SectionKind = {
  id: 'analysis',
  label: { en: 'Saved analysis', zhHant: '已存分析' },
  help: { en: 'The answer of an analysis that the workbook keeps, run again on its numbers of today.', zhHant: '以目前數值重新執行活頁簿中已存的分析並列出結果。' },
  parameters: [
    { key: 'analysis', kind: 'analysis', label: { en: 'Analysis', zhHant: '分析' } },
    { key: 'rows', kind: 'count', label: { en: 'Rows at most', zhHant: '最多列數' }, missing: '40', limits: { min: 1, max: 2000 } },
  ],
  prepare: (context, parameters) => steps(context, savedOf(context, parameters)),
  blocks: (context, parameters) => {
    const { language, work } = context;
    const saved = savedOf(context, parameters);
    const { tables, remarks } = finish(steps(context, saved));
    const scenario = work.scenario(saved.scenario);
    const most = parameters.count('rows');
    return [
      { kind: 'heading', level: 2, text: saved.name },
      ...tables.filter(({ rows }) => rows.length > 0).map((table): ReportBlock => ({
        kind: 'table', table: tableOf(table, most, language), caption: table.title[language],
        footnote: footnote(context, { scenarios: [scenario], source: t(language, 'report.noteAnalysis', { kind: analysisKind(saved.kind)?.label[language] ?? saved.kind }), remark: table.rows.length > most ? t(language, 'report.someRows', { shown: most, count: table.rows.length }) : '' }),
      })),
      ...remarks.map((remark): ReportBlock => ({ kind: 'paragraph', runs: [{ text: remark[language] }] })),
    ];
  },
};

function savedOf({ workbook }: ReportContext, parameters: SectionParameters): SavedAnalysis {
  const wanted = parameters.text('analysis');
  const found = wanted === '' ? workbook.analyses[0] : workbook.analyses.find(({ id }) => id === wanted);
  if (found === undefined) throw new SectionRefused('report.noAnalysis', { name: wanted });
  return found;
}

function steps({ work }: ReportContext, { kind, scenario, parameters }: SavedAnalysis): Steps<AnalysisAnswer> {
  return work.analysis(kind, work.scenario(scenario), parameters);
}

function tableOf({ columns, rows }: AnalysisTable, most: number, language: Language) {
  const cell = (value: AnalysisCell): ReportCell => (typeof value === 'number' || value === null ? numberCell(value, value !== null && Number.isInteger(value) ? 'none' : 'times', language) : textCell(typeof value === 'string' ? value : value[language]));
  return { columns: columns.map(({ label, isNumber }) => column(label[language], 'none', isNumber)), rows: rows.slice(0, most).map((row) => row.map(cell)) };
}
