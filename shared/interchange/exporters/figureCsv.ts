import { t } from '../../text/messages.ts';
import type { Figure } from '../figure.ts';
import { figureTable } from '../figureTable.ts';
import { byteOrderMark, separatedText } from './delimited.ts';

/**
 * The data of a figure as CSV: where it comes from, then its table with full double precision.
 *
 * @returns UTF-8 text with byte order mark, comma separated, CRLF; a decimal point in every language
 */
export function figureCsv(figure: Figure): string {
  const { columns, rows } = figureTable(figure);
  const lines = [
    ...figureAbout(figure).map((pair) => pair.map(separatedText)), [], columns.map(({ label }) => separatedText(label)),
    ...rows.map((cells) => cells.map(({ value }) => (typeof value === 'number' ? String(value) : value === null ? '' : separatedText(value)))),
  ];
  return `${byteOrderMark}${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

/** Where a figure comes from, as pairs of heading and text; what it does not say is left out, save the date. */
export function figureAbout({ caption, language, title }: Pick<Figure, 'caption' | 'language' | 'title'>): readonly (readonly [string, string])[] {
  const also: readonly (readonly [string, string | undefined])[] = [
    [t(language, 'chart.csvSource'), caption.source], [t(language, 'chart.csvModel'), caption.model], [t(language, 'chart.csvHash'), caption.hash], [t(language, 'chart.csvRemark'), caption.remark],
  ];
  return [
    [t(language, 'chart.csvTitle'), title],
    [t(language, 'chart.csvWorkbook'), caption.workbook],
    [t(language, 'chart.csvScenario'), caption.scenario],
    [t(language, 'chart.csvUnit'), caption.unit],
    [t(language, 'chart.csvDate'), caption.date],
    ...also.flatMap(([heading, text]) => (text === undefined || text === '' ? [] : [[heading, text] as const])),
  ];
}
