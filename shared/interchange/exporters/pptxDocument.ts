/**
 * A report as a PowerPoint deck: charts that PowerPoint draws itself where it has such charts, tables that can be edited, pictures
 * with words for those who cannot see them.
 *
 * The library's file needs mending before PowerPoint opens it without an offer to repair it (types for parts that are not there), and
 * has neither a font of its own for Chinese nor a stroke of its own for each line; see `mended`.
 */
import PptxGenJS from 'pptxgenjs';
import { strFromU8, strToU8, unzipSync } from 'fflate/browser';
import type { Picture, ReportDocument, TextRun } from '../reportDocument.ts';
import { dataUrlOf } from '../dataUrl.ts';
import { embedStamps } from '../stamps/registry.ts';
import { reportStamps } from '../stamps/reportStamps.ts';
import { excelFormats } from './excelFormats.ts';
import { imageSize } from './imageSize.ts';
import type { NativeChart } from './nativeChart.ts';
import { nativeChart } from './nativeChart.ts';
import type { PartChanges } from './officePackage.ts';
import { packParts, tidyPackage } from './officePackage.ts';
import { columnShares, officeColours, officeLanguages, officeLook, type OfficeLook, roomOf, xmlSafe } from './officeTexts.ts';
import type { Slide, SlideFigure, SlideTable, TextBlock, Visual } from './slides.ts';
import { slidesOf } from './slides.ts';

type Page = PptxGenJS.Slide;

/** @param pictures  with dots, of the figures that PowerPoint cannot draw */
export async function writePptx(report: ReportDocument, pictures: ReadonlyMap<string, Picture>): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = xmlSafe(report.title);
  deck.author = 'Firebreak';
  deck.company = 'Firebreak';
  const look = officeLook(report);
  deck.theme = { headFontFace: look.fonts.latin, bodyFontFace: look.fonts.latin };
  const lang = officeLanguages[report.language];
  deck.defineSlideMaster({
    title: 'Firebreak',
    background: { color: 'FFFFFF' },
    objects: [
      { line: { x: edge, y: 6.98, w: wide, h: 0, line: { color: officeColours.line, width: 0.75 } } },
      { text: { text: xmlSafe(report.footer), options: { x: edge, y: 7.02, w: wide - 1.2, h: 0.3, fontSize: 10, color: officeColours.quiet, margin: 0, lang } } },
    ],
    slideNumber: { x: edge + wide - 1, y: 7.02, w: 1, h: 0.3, fontSize: 10, color: officeColours.quiet, align: 'right', margin: 0 },
  });
  const charts: NativeChart[] = [];
  for (const slide of slidesOf(report)) new SlidePage(deck.addSlide({ masterName: 'Firebreak' }), report, pictures, charts).write(slide);
  const bytes = await deck.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new Error('Bug: the deck came as something else than bytes');
  return embedStamps(mended(bytes, report, charts), reportStamps(report));
}

/** Inches: the left edge, the width between the edges, where bodies begin and end. */
const edge = 0.55;
const wide = 12.23;
const top = 1.35;
const bottom = 6.85;
const beside = 4;
/** Stands for "not drawn" until the file is mended; no chart of ours has this colour. */
const unseen = '010203';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

class SlidePage {
  private readonly lang: string;
  private readonly look: OfficeLook;

  constructor(private readonly page: Page, private readonly report: ReportDocument, private readonly pictures: ReadonlyMap<string, Picture>, private readonly charts: NativeChart[]) {
    this.lang = officeLanguages[report.language];
    this.look = officeLook(report);
  }

  write(slide: Slide): void {
    if (slide.kind === 'title') return this.title(slide.block);
    const { title, kicker, texts, visual } = slide;
    if (kicker !== '') this.text(kicker, { x: edge, y: 0.3, w: wide, h: 0.3 }, { fontSize: 12, color: officeColours.quiet });
    this.text(title, { x: edge, y: kicker === '' ? 0.4 : 0.55, w: wide, h: 0.65 }, { fontSize: 26, bold: true, color: this.look.accent, fit: 'shrink' });
    const whole: Box = { x: edge, y: top, w: wide, h: bottom - top };
    if (visual === null) return this.texts(texts, whole, 18);
    if (texts.length === 0) return this.visual(visual, whole);
    if (visual.kind === 'keyFigures') {
      const height = visual.items.length > 3 ? 2.7 : 1.4;
      this.visual(visual, { ...whole, h: height });
      return this.texts(texts, { ...whole, y: top + height + 0.15, h: whole.h - height - 0.15 }, 16);
    }
    this.texts(texts, { ...whole, w: beside }, 15);
    this.visual(visual, { x: edge + beside + 0.3, y: top, w: wide - beside - 0.3, h: whole.h });
  }

  private text(text: string, box: Box, look: PptxGenJS.TextPropsOptions): void {
    this.page.addText(xmlSafe(text), { ...box, margin: 0, valign: 'top', color: officeColours.ink, fontFace: this.look.fonts.latin, lang: this.lang, ...look });
  }

  private title({ title, subtitle, lines }: Extract<Slide, { readonly kind: 'title' }>['block']): void {
    const { logo } = this.report;
    const size = logo === null ? null : imageSize(logo);
    if (logo !== null && size !== null) {
      const h = Math.min(0.9, (5 * size.height) / size.width);
      this.page.addImage({ data: pictureData(logo), x: edge, y: 0.6, w: (h * size.width) / size.height, h, altText: 'Logo' });
    }
    this.text(title, { x: edge, y: 2.3, w: wide, h: 1.2 }, { fontSize: 40, bold: true, color: this.look.accent, valign: 'bottom', fit: 'shrink' });
    this.text(subtitle, { x: edge, y: 3.6, w: wide, h: 0.6 }, { fontSize: 22, color: officeColours.quiet });
    this.text(lines.join('\n'), { x: edge, y: 4.4, w: wide, h: 1.6 }, { fontSize: 14, color: officeColours.quiet });
  }

  private texts(blocks: readonly TextBlock[], box: Box, fontSize: number): void {
    const runs = blocks.flatMap((block) => this.paragraphs(block));
    if (runs.length > 0) this.page.addText(runs, { ...box, margin: 0, valign: 'top', fontSize, color: officeColours.ink, fontFace: this.look.fonts.latin, lang: this.lang, paraSpaceAfter: 6, fit: 'shrink' });
  }

  private paragraphs(block: TextBlock): PptxGenJS.TextProps[] {
    const warning = block.kind === 'warning' ? { color: officeColours.warning, bold: true } : {};
    const bullet = block.kind === 'list' ? { bullet: block.ordered ? { type: 'number' as const, numberStartAt: block.start ?? 1 } : true } : {};
    const items: readonly (readonly TextRun[])[] = block.kind === 'list' ? block.items : [block.runs];
    return items.flatMap((runs) => runs.map(({ text, bold = false, italic = false }, index): PptxGenJS.TextProps => ({
      text: xmlSafe(text),
      options: { bold, italic, ...warning, ...(index === 0 ? bullet : {}), ...(index === runs.length - 1 ? { breakLine: true } : {}) },
    })));
  }

  private visual(visual: Visual, box: Box): void {
    switch (visual.kind) {
      case 'keyFigures':
        return this.keyFigures(visual.items, box);
      case 'table':
        return this.table(visual, box);
      case 'figure':
        return this.figure(visual, box);
    }
  }

  private keyFigures(items: Extract<Visual, { readonly kind: 'keyFigures' }>['items'], box: Box): void {
    const across = Math.min(3, items.length);
    const gap = 0.25;
    const w = (box.w - gap * (across - 1)) / across;
    for (const [index, { label, text, remark }] of items.entries()) {
      const x = box.x + (index % across) * (w + gap);
      const y = box.y + Math.floor(index / across) * 1.4;
      this.page.addText(
        [
          { text: xmlSafe(text), options: { fontSize: 28, bold: true, color: this.look.accent, breakLine: true } },
          { text: xmlSafe(label), options: { fontSize: 13, breakLine: true } },
          { text: xmlSafe(remark), options: { fontSize: 11, color: officeColours.quiet } },
        ],
        { x, y, w, h: 1.25, fill: { color: officeColours.head }, margin: 8, valign: 'middle', color: officeColours.ink, fontFace: this.look.fonts.latin, lang: this.lang, fit: 'shrink' },
      );
    }
  }

  private labels(caption: string, footnote: string, box: Box): Box {
    const foot = footnote.split('\n').length * 0.17 + 0.2;
    this.text(caption, { ...box, h: 0.35 }, { fontSize: 14, bold: true, fit: 'shrink' });
    this.text(footnote, { ...box, y: box.y + box.h - foot, h: foot }, { fontSize: 9, color: officeColours.quiet, valign: 'bottom' });
    return { ...box, y: box.y + 0.4, h: box.h - 0.4 - foot - 0.05 };
  }

  private table({ table, caption, footnote }: SlideTable, outer: Box): void {
    const box = this.labels(caption, footnote, outer);
    const { columns, rows } = table;
    const fontSize = columns.length > 6 ? 10 : 12;
    const cell = (text: string, column: number, isHead: boolean): PptxGenJS.TableCell => ({
      text: xmlSafe(text),
      options: { align: columns[column]?.isNumber === true ? 'right' : 'left', bold: isHead, valign: 'middle', ...(isHead ? { fill: { color: officeColours.head } } : {}) },
    });
    const all = [columns.map(({ label }, column) => cell(label, column, true)), ...rows.map((row) => columns.map((_, column) => cell(row[column]?.text ?? '', column, false)))];
    this.page.addTable(all, {
      x: box.x, y: box.y, w: box.w, colW: columnShares(table, roomOf(box.w * 72, fontSize)).map((share) => share * box.w), rowH: Math.min(0.29, box.h / all.length), fontSize, fontFace: this.look.fonts.latin, color: officeColours.ink, lang: this.lang,
      border: { type: 'solid', pt: 0.5, color: officeColours.line }, margin: [0.02, 0.06, 0.02, 0.06], autoPage: false, objectName: xmlSafe(caption),
    });
  }

  private figure({ block, caption, footnote }: SlideFigure, outer: Box): void {
    const box = this.labels(caption, footnote, outer);
    const chart = nativeChart(block.figure);
    if (chart !== null) return this.chart(chart, box, caption, block.alternative);
    const picture = this.pictures.get(block.figure.id);
    if (picture?.png === undefined || picture.png === null) return this.text(block.alternative, box, { fontSize: 14 });
    const scale = Math.min(box.w / picture.width, box.h / picture.height);
    const [w, h] = [picture.width * scale, picture.height * scale];
    this.page.addImage({ data: pictureData(picture.png), x: box.x + (box.w - w) / 2, y: box.y, w, h, altText: xmlSafe(block.alternative), objectName: xmlSafe(caption) });
  }

  private chart(chart: NativeChart, box: Box, caption: string, alternative: string): void {
    this.charts.push(chart);
    const labels = chart.categories.map(xmlSafe);
    // The library takes null for a gap, though its types do not say so.
    const data = chart.series.map(({ name, values }) => ({ name: xmlSafe(name), labels, values: [...values] as number[] }));
    const face = { fontFace: this.look.fonts.latin, color: officeColours.quiet };
    this.page.addChart(chart.type === 'line' ? 'line' : 'bar', data, {
      ...box, altText: xmlSafe(alternative), objectName: xmlSafe(caption), lang: this.lang,
      chartColors: chart.series.map(({ colour }) => colour ?? unseen), displayBlanksAs: 'gap',
      showLegend: chart.hasLegend, legendPos: 'b', legendFontFace: face.fontFace, legendFontSize: 11, legendColor: officeColours.ink,
      catAxisLabelFontFace: face.fontFace, catAxisLabelFontSize: 11, catAxisLabelColor: face.color, catAxisLabelPos: 'low', catGridLine: { style: 'none' },
      valAxisLabelFontFace: face.fontFace, valAxisLabelFontSize: 11, valAxisLabelColor: face.color, valAxisLabelFormatCode: chart.unit === 'share' ? '0%' : '#,##0.##', valGridLine: { color: officeColours.line, size: 0.5 },
      ...(chart.xTitle === '' ? {} : { showCatAxisTitle: true, catAxisTitle: xmlSafe(chart.xTitle), catAxisTitleFontSize: 11, catAxisTitleColor: face.color }),
      ...(chart.yTitle === '' ? {} : { showValAxisTitle: true, valAxisTitle: xmlSafe(chart.yTitle), valAxisTitleFontSize: 11, valAxisTitleColor: face.color }),
      ...(chart.type === 'line' ? { lineDataSymbol: 'none', lineSize: 2 } : { barGrouping: chart.type === 'stackedBars' ? 'stacked' : 'clustered', barGapWidthPct: 60, ...(chart.type === 'stackedBars' ? { barOverlapPct: 100 } : {}) }),
      dataLabelFormatCode: excelFormats[chart.unit], showValue: false, showTitle: false,
    });
  }
}

function pictureData(bytes: Uint8Array): string {
  const data = dataUrlOf(bytes);
  if (data === null) throw new Error('Bug: a picture that is no PNG or JPEG');
  return data;
}

/** Puts right what the library leaves: types without parts, fonts for Chinese, strokes of lines, series that only lift others, times. */
function mended(bytes: Uint8Array, report: ReportDocument, charts: readonly NativeChart[]): Uint8Array {
  const { time } = report.stamp;
  const { fonts } = officeLook(report);
  const eastAsia = (xml: string) => xml.replaceAll(`<a:ea typeface="${fonts.latin}"`, `<a:ea typeface="${fonts.eastAsia}"`);
  const changes: PartChanges = [
    { part: /^ppt\/(slides|slideLayouts|slideMasters|charts)\/[^/]+\.xml$/, change: eastAsia },
    { part: /^ppt\/theme\/theme\d+\.xml$/, change: (xml) => xml.replace(/<a:ea typeface=""/g, `<a:ea typeface="${fonts.eastAsia}"`) },
    { part: /^ppt\/charts\/chart\d+\.xml$/, change: (xml, part) => chartXml(xml, charts[Number(/(\d+)\.xml$/.exec(part)?.[1]) - 1]) },
  ];
  const embedded = { part: /^ppt\/embeddings\/.*\.xlsx$/, change: (inner: Uint8Array) => tidyPackage(inner, time) };
  return tidyPackage(numberedCharts(bytes), time, changes, [embedded]);
}

/** The library counts charts through all decks that it has ever written. */
function numberedCharts(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const counted = Object.keys(parts).flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? []).map(Number).toSorted((a, b) => a - b);
  const renumber = (text: string) => text.replace(/(chart|Microsoft_Excel_Worksheet)(\d+)\.(xml|xlsx)/g, (_name, word: string, number: string, ending: string) => `${word}${counted.indexOf(Number(number)) + 1}.${ending}`);
  const named = Object.entries(parts).map(([name, data]) => [renumber(name), /\.rels$|^\[Content/.test(name) ? strToU8(renumber(strFromU8(data))) : data] as const);
  return packParts(Object.fromEntries(named));
}

function chartXml(xml: string, chart: NativeChart | undefined): string {
  if (chart === undefined) return xml;
  let place = 0;
  const series = xml.replace(/<c:ser>.*?<\/c:ser>/gs, (text) => {
    const dash = chart.series[place]?.dash ?? 'solid';
    place += 1;
    return chart.type === 'line' ? text.replace(/<a:prstDash val="[^"]*"/, `<a:prstDash val="${dash}"`) : text;
  });
  return series.replace(new RegExp(`<a:solidFill>\\s*<a:srgbClr val="${unseen}">.*?</a:solidFill>|<a:solidFill>\\s*<a:srgbClr val="${unseen}"/>\\s*</a:solidFill>`, 'gs'), '<a:noFill/>');
}
