import { t } from '../../text/messages.ts';
import type { Figure } from '../figure.ts';
import { byteOrderMark, separatedText } from './delimited.ts';

/**
 * The data of a figure as CSV: where it comes from, then one row per quarter with full double precision.
 *
 * @returns UTF-8 text with byte order mark, comma separated, CRLF; a decimal point in every language
 */
export function figureCsv(figure: Figure): string {
  const { caption, language } = figure;
  const about: readonly (readonly [string, string])[] = [
    [t(language, 'chart.csvTitle'), figure.title],
    [t(language, 'chart.csvWorkbook'), caption.workbook],
    [t(language, 'chart.csvScenario'), caption.scenario],
    [t(language, 'chart.csvUnit'), caption.unit],
    [t(language, 'chart.csvDate'), caption.date],
    ...(caption.remark === '' ? [] : [[t(language, 'chart.csvRemark'), caption.remark] as const]),
  ];
  const columns = [...figure.series, ...figure.thresholds];
  const head = [t(language, 'chart.quarter'), ...columns.map((column) => column.label)].map(separatedText);
  const rows = figure.quarters.map((quarter, index) => [String(quarter), ...columns.map((column) => numberCell(column.values[index]))]);
  const lines = [...about.map((pair) => pair.map(separatedText)), [], head, ...rows];
  return `${byteOrderMark}${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

function numberCell(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '' : String(value);
}
