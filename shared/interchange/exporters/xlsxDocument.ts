/**
 * A report as an Excel workbook: its words on the first sheet, each table and the data of each figure on a sheet of their own with
 * the chart beside them, and where the report has one the sheet on which a firm's waterfall is worked out again.
 */
// Not from `/browser`: under Node that would be another copy of the library than the one that charts are installed in.
import { Workbook } from '@cj-tech-master/excelts';
import { installChartSupport } from '@cj-tech-master/excelts/chart';
import { t } from '../../text/messages.ts';
import type { Figure } from '../figure.ts';
import { figureTable } from '../figureTable.ts';
import type { Labels, Picture, Replication, ReportBlock, ReportDocument, ReportTable } from '../reportDocument.ts';
import { embedStamps } from '../stamps/registry.ts';
import { reportStamps } from '../stamps/reportStamps.ts';
import { excelFormats } from './excelFormats.ts';
import type { NativeChart } from './nativeChart.ts';
import { nativeChart } from './nativeChart.ts';
import { plainText, withUnits, xmlSafe } from './officeTexts.ts';
import { tidyPackage } from './officePackage.ts';
import { addReplicationSheet } from './replicationSheet.ts';
import type { SheetWriter } from './sheetWriter.ts';
import { addSheet, looks, quoteTexts } from './sheetWriter.ts';

/** @param pictures  used for figures that Excel cannot draw, where they have dots; their data are there always */
export async function writeXlsx(report: ReportDocument, pictures: ReadonlyMap<string, Picture>): Promise<Uint8Array> {
  installChartSupport();
  const book = new Workbook();
  book.title = xmlSafe(report.title);
  book.creator = 'Firebreak';
  const front = addSheet(book, report.title);
  const counts = { figure: 0, table: 0 };
  for (const block of report.blocks) frontBlock(book, front, block, report, pictures, counts);
  if (report.replication !== undefined) linkTo(front, t(report.language, 'replication.sheet'), addReplicationSheet(book, report.replication, report.language));
  front.put(1, report.footer, looks.quiet);
  front.finish();
  front.sheet.getColumn(1).width = 60;
  return finished(book, report);
}

/** The replication sheet alone, as a workbook. */
export async function writeReplication(replication: Replication, report: Pick<ReportDocument, 'language' | 'stamp'>): Promise<Uint8Array> {
  const book = new Workbook();
  book.creator = 'Firebreak';
  addReplicationSheet(book, replication, report.language);
  return finished(book, { ...report, blocks: [] });
}

async function finished(book: Workbook, report: Pick<ReportDocument, 'stamp' | 'blocks'>): Promise<Uint8Array> {
  // Whatever a program has cached, it works the formulas out anew as it opens the file.
  book.calcProperties.fullCalcOnLoad = true;
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return embedStamps(tidyPackage(bytes, report.stamp.time, [{ part: /^xl\/styles\.xml$/, change: quoteTexts }]), reportStamps(report));
}

interface Counts {
  figure: number;
  table: number;
}

/** One block's words on the first sheet; what has data gets a sheet of its own and a way to it. */
function frontBlock(book: Workbook, front: SheetWriter, block: ReportBlock, report: ReportDocument, pictures: ReadonlyMap<string, Picture>, counts: Counts): void {
  const { language } = report;
  const line = (text: string, look = {}) => {
    front.put(1, text, look);
    front.next();
  };
  switch (block.kind) {
    case 'title':
      line(block.title, looks.title);
      for (const text of [block.subtitle, ...block.lines]) if (text !== '') line(text, looks.quiet);
      front.next();
      return;
    case 'heading':
      front.next();
      return line(block.text, block.level === 1 ? looks.heading : { bold: true });
    case 'paragraph':
      return line(plainText(block.runs), { wrap: true });
    case 'warning':
      return line(plainText(block.runs), { ...looks.warning, wrap: true });
    case 'list':
      for (const [index, item] of block.items.entries()) line(`${block.ordered ? `${index + 1}.` : '•'} ${plainText(item)}`, { wrap: true });
      return;
    case 'keyFigures':
      for (const { label, text, value, remark } of block.items) {
        front.put(1, label);
        front.put(2, value ?? text, { bold: true, format: '#,##0.##', align: 'right' });
        // A share or an amount with its unit reads otherwise than the bare number.
        front.put(3, value === null || text.replaceAll(',', '') === String(value) ? remark : [text, remark].filter((each) => each !== '').join(' · '), looks.quiet);
        front.next();
      }
      return;
    case 'table':
      counts.table += 1;
      return linkTo(front, numbered(block, report, 'table', counts.table), tableSheet(book, { ...block, table: withUnits(block.table, report) }, numbered(block, report, 'table', counts.table), t(language, 'office.tableWord') + counts.table));
    case 'figure':
      counts.figure += 1;
      return linkTo(front, numbered(block, report, 'figure', counts.figure), figureSheet(book, block, numbered(block, report, 'figure', counts.figure), t(language, 'office.figureWord') + counts.figure, pictures));
    case 'pageBreak':
      return;
  }
}

function numbered({ caption }: Labels, { language }: ReportDocument, kind: 'figure' | 'table', number: number): string {
  return t(language, kind === 'figure' ? 'office.figureCaption' : 'office.tableCaption', { caption, number });
}

function linkTo(front: SheetWriter, text: string, sheet: string): void {
  front.put(1, text);
  front.put(2, sheet, looks.quiet);
  front.next();
}

/** @returns the sheet's name */
function tableSheet(book: Workbook, { table, footnote }: Labels & { readonly table: ReportTable }, caption: string, name: string): string {
  const out = addSheet(book, name);
  writeTable(out, table, caption, footnote);
  out.finish();
  return out.sheet.name;
}

/** Caption, footnote, head and rows from the first row on; @returns the rows of the data, from 1 */
function writeTable(out: SheetWriter, { columns, rows }: ReportTable, caption: string, footnote: string): { readonly first: number; readonly last: number } {
  out.put(1, caption, { bold: true, size: 13 });
  out.next();
  for (const text of footnote.split('\n')) {
    out.put(1, text, looks.quiet);
    out.next();
  }
  out.next();
  for (const [column, { label, isNumber }] of columns.entries()) out.put(column + 1, label, { ...looks.head, ...(isNumber ? { align: 'right' as const } : {}) });
  out.sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: out.row }];
  out.next();
  const first = out.row;
  for (const row of rows) {
    for (const [column, { unit }] of columns.entries()) {
      const cell = row[column];
      const address = out.put(column + 1, cell?.value ?? null, typeof cell?.value === 'number' ? { format: excelFormats[unit] } : {});
      if (cell?.note !== undefined && cell.note !== '') out.note(address, cell.note);
    }
    out.next();
  }
  return { first, last: out.row - 1 };
}

function figureSheet(book: Workbook, { figure, footnote, alternative }: Labels & { readonly figure: Figure; readonly alternative: string }, caption: string, name: string, pictures: ReadonlyMap<string, Picture>): string {
  const out = addSheet(book, name);
  const table = figureTable(figure);
  const { first, last } = writeTable(out, table, caption, footnote);
  const chart = nativeChart(figure);
  const picture = pictures.get(figure.id);
  let free = table.columns.length + 1;
  if (chart !== null && last >= first) {
    // A waterfall's bars are not the columns of its table: they stand beside it.
    const isOwn = figure.type === 'waterfall';
    if (isOwn) writeChartData(out, chart, free + 1, first - 1);
    const from = isOwn ? free + 1 : 2;
    if (isOwn) free += chart.series.length + 1;
    drawChart(out, chart, { first, last, from, right: free, alternative });
  } else if (picture?.png !== undefined && picture.png !== null) {
    const image = book.addImage({ buffer: picture.png, extension: 'png' });
    const dots = 96 / 2.54;
    out.sheet.addImage(image, { tl: { col: free, row: 1 }, ext: { width: picture.width * dots, height: picture.height * dots } });
  }
  out.finish();
  return out.sheet.name;
}

function writeChartData(out: SheetWriter, { series }: NativeChart, column: number, headRow: number): void {
  const back = out.row;
  out.row = headRow;
  for (const [index, { name }] of series.entries()) out.put(column + index, name, { ...looks.quiet, align: 'right' });
  out.next();
  for (let place = 0; place < (series[0]?.values.length ?? 0); place += 1) {
    for (const [index, { values }] of series.entries()) out.put(column + index, values[place] ?? null, looks.quiet);
    out.next();
  }
  out.row = back;
}

interface ChartPlace {
  /** Rows of the data, and the column in which they begin. */
  readonly first: number;
  readonly last: number;
  readonly from: number;
  /** The column from which on there is room. */
  readonly right: number;
  readonly alternative: string;
}

function drawChart(out: SheetWriter, chart: NativeChart, { first, last, from, right }: ChartPlace): void {
  const { sheet } = out;
  const quoted = `'${sheet.name.replaceAll("'", "''")}'`;
  const range = (column: number) => {
    const letter = sheet.getColumn(column).letter;
    return `${quoted}!$${letter}$${first}:$${letter}$${last}`;
  };
  const series = chart.series.map(({ colour, dash }, index) => ({
    name: { formula: `${quoted}!$${sheet.getColumn(from + index).letter}$${first - 1}` },
    categories: range(1),
    values: range(from + index),
    ...(colour === null ? {} : chart.type === 'line' ? { line: colour, lineWidth: 2, lineDash: dash, marker: { symbol: 'none' as const }, smooth: false } : { fill: colour }),
  }));
  const axes = { categoryAxis: { ...(chart.xTitle === '' ? {} : { title: chart.xTitle }), tickLblPos: 'low' as const }, valueAxis: { ...(chart.yTitle === '' ? {} : { title: chart.yTitle }), numFmt: axisFormat(excelFormats[chart.unit]), numFmtLinked: false, majorGridlines: true } };
  const common = { title: null, showLegend: chart.hasLegend, legendPosition: 'b' as const, displayBlanksAs: 'gap' as const, ...axes };
  const place = { tl: { col: right, row: 3 }, ext: { cx: 6_400_000, cy: 3_600_000 } };
  if (chart.type === 'line') sheet.addLineChart({ ...common, series, showMarker: false, grouping: 'standard' }, place);
  else sheet.addColumnChart({ ...common, series, grouping: chart.type === 'stackedBars' ? 'stacked' : 'clustered', gapWidth: 60, ...(chart.type === 'stackedBars' ? { overlap: 100 } : {}) }, place);
}

/** Axes need no cents. */
function axisFormat(format: string): string {
  return format.startsWith('#,##0.00;') ? 'General' : format;
}
