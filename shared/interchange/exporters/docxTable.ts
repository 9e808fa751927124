/** Tables of a Word document. */
import type { Alignment } from 'docx';
import { AlignmentType, BorderStyle, convertMillimetersToTwip, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun as Run, WidthType } from 'docx';
import type { ReportBlock, ReportTable } from '../reportDocument.ts';
import { columnShares, officeColours, roomOf, splitColumns, xmlSafe } from './officeTexts.ts';

const { head, line, quiet } = officeColours;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const hairline = { style: BorderStyle.SINGLE, size: 4, color: line } as const;
const borders = { top: hairline, bottom: hairline, left: none, right: none, insideHorizontal: hairline, insideVertical: none } as const;
const margins = { top: 20, bottom: 20, left: 70, right: 70 } as const;
/** More do not fit beside one another on an upright page. */
const mostColumns = 9;

/**
 * A table with a head that repeats on each page; a wide one as several, each with the first column.
 *
 * @param width  millimetres
 */
export function docxTables(table: ReportTable, width: number): readonly (Table | Paragraph)[] {
  return splitColumns(table, mostColumns).flatMap((part, index) => [...(index === 0 ? [] : [new Paragraph({ style: 'TableText', children: [] })]), oneTable(part, width)]);
}

function oneTable(table: ReportTable, width: number): Table {
  const { columns, rows } = table;
  const size = columns.length > 6 ? 16 : 18;
  const twips = convertMillimetersToTwip(width);
  // Sizes are half points, twips twentieths of one.
  const widths = columnShares(table, roomOf(twips / 20, size / 2)).map((share) => Math.round(share * twips));
  const cell = (text: string, column: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      ...(isHead ? { shading: { fill: head } } : {}),
      children: [new Paragraph({ style: 'TableText', alignment: columns[column]?.isNumber === true ? AlignmentType.RIGHT : AlignmentType.LEFT, children: [new Run({ text: xmlSafe(text), bold: isHead, size })] })],
    });
  const headRow = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ label }, column) => cell(label, column, true)) });
  const dataRows = rows.map((row) => new TableRow({ cantSplit: true, children: columns.map((_, column) => cell(row[column]?.text ?? '', column, false)) }));
  return new Table({ rows: [headRow, ...dataRows], columnWidths: widths, width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders, margins });
}

type KeyFigures = Extract<ReportBlock, { readonly kind: 'keyFigures' }>['items'];

/** Each figure in a row of its own: its name, the figure large, a remark. */
export function keyFiguresTable(items: KeyFigures, width: number): Table {
  const widths = [0.42, 0.2, 0.38].map((share) => Math.round(share * convertMillimetersToTwip(width)));
  const cell = (column: number, run: Run, alignment: Alignment = AlignmentType.LEFT) =>
    new TableCell({ width: { size: widths[column] ?? 0, type: WidthType.DXA }, children: [new Paragraph({ style: 'TableText', alignment, children: [run] })] });
  const rows = items.map(({ label, text, remark }) => new TableRow({
    cantSplit: true,
    children: [cell(0, new Run(xmlSafe(label))), cell(1, new Run({ text: xmlSafe(text), bold: true, size: 24 }), AlignmentType.RIGHT), cell(2, new Run({ text: xmlSafe(remark), color: quiet, size: 18 }))],
  }));
  return new Table({ rows, columnWidths: widths, width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders, margins });
}
