/**
 * Tables of words and numbers as CSV with where they come from on top: model version, hashes, scenario, seed and time, for people, and
 * the same as one stamp for the program.
 */
import type { Language } from '../base/localized.ts';
import { t } from '../text/messages.ts';
import { byteOrderMark, separatedText } from './exporters/delimited.ts';
import type { ReportTable } from './reportDocument.ts';
import type { Stamp } from './stamp.ts';
import { stampText } from './stamps/stampText.ts';

export type CsvCell = string | number | null;

export interface CsvTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

export interface CsvAbout {
  readonly language: Language;
  readonly workbook: string;
  /** Name of the scenario; empty where none is meant. */
  readonly scenario: string;
  /** What was asked, in words of the command line; empty where nothing was. */
  readonly parameters: string;
  readonly remarks: readonly string[];
  readonly stamp: Stamp;
}

/** The numbers of tables as the stamp counts them. */
export function numbersIn(tables: readonly CsvTable[]): readonly ReportTable[] {
  return tables.map(({ headings, rows }) => ({
    columns: headings.map((label) => ({ label, unit: 'none', isNumber: false })),
    rows: rows.map((row) => row.map((value) => ({ value, text: value === null ? '' : String(value) }))),
  }));
}

/** @returns UTF-8 text with byte order mark, comma separated, CRLF; numbers in full precision with a decimal point, no cell a formula */
export function stampedCsv(tables: readonly CsvTable[], about: CsvAbout): string {
  const lines = [...aboutLines(about).map((pair) => pair.map(separatedText)), ...tables.flatMap(({ title, headings, rows }) => [[], [separatedText(title)], headings.map(separatedText), ...rows.map((row) => row.map(cellText))])];
  return `${byteOrderMark}${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: CsvCell): string {
  return cell === null ? '' : typeof cell === 'number' ? String(cell) : separatedText(cell);
}

/** Where it comes from, as pairs of heading and text; what is empty is left out. */
export function aboutLines({ language, workbook, scenario, parameters, remarks, stamp }: CsvAbout): readonly (readonly [string, string])[] {
  const pairs: readonly (readonly [string, string])[] = [
    [t(language, 'provenance.workbook'), workbook], [t(language, 'provenance.scenario'), scenario], [t(language, 'provenance.parameters'), parameters],
    [t(language, 'provenance.model'), stamp.model], [t(language, 'provenance.workbookHash'), stamp.workbookHash], [t(language, 'provenance.scenarioHash'), stamp.scenarioHash],
    [t(language, 'provenance.seed'), stamp.seed === null ? '' : String(stamp.seed)], [t(language, 'provenance.time'), stamp.time],
    ...remarks.map((remark) => [t(language, 'provenance.remark'), remark] as const), [t(language, 'provenance.stamp'), stampText(stamp)],
  ];
  return pairs.filter(([, text]) => text !== '');
}
