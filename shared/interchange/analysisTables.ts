import type { AnalysisAnswer, AnalysisCell } from '../analysis/kinds/analysisKind.ts';
import type { Language } from '../base/localized.ts';
import type { CsvCell, CsvTable } from './stampedCsv.ts';

/** The tables of an analysis in one language, numbers as they are. */
export function analysisTables({ tables }: AnalysisAnswer, language: Language): readonly CsvTable[] {
  const text = (cell: AnalysisCell): CsvCell => (cell === null || typeof cell !== 'object' ? cell : cell[language]);
  return tables.map(({ title, columns, rows }) => ({ title: title[language], headings: columns.map(({ label }) => label[language]), rows: rows.map((row) => row.map(text)) }));
}

/** The seed that an answer was drawn with; null where nothing was drawn. */
export function seedOf({ document }: AnalysisAnswer): number | null {
  const { seed } = document;
  return typeof seed === 'number' ? seed : null;
}
