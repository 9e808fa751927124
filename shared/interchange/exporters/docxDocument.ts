/**
 * A report as a Word document, written so that it can be edited: headings, lists and captions are Word's own, tables repeat their
 * head on each page, and figures are drawings with a picture of dots for programs that cannot draw them.
 */
import {
  AlignmentType, convertMillimetersToTwip, Document, Footer, HeadingLevel, ImageRun, LevelFormat, Packer, PageBreak, PageNumber, Paragraph, SimpleField, TabStopType, TextRun as Run,
} from 'docx';
import type { Level, Table } from 'docx';
import { strToU8 } from 'fflate/browser';
import { t } from '../../text/messages.ts';
import type { Labels, Picture, ReportBlock, ReportDocument, TextRun } from '../reportDocument.ts';
import { embedStamps } from '../stamps/registry.ts';
import { reportStamps } from '../stamps/reportStamps.ts';
import { docxStyles } from './docxStyles.ts';
import { docxTables, keyFiguresTable } from './docxTable.ts';
import { imageSize } from './imageSize.ts';
import { tidyPackage } from './officePackage.ts';
import { officeLook, withUnits, xmlSafe } from './officeTexts.ts';

/** @param pictures  each with dots: Word shows them where it cannot draw */
export async function writeDocx(report: ReportDocument, pictures: ReadonlyMap<string, Picture>): Promise<Uint8Array> {
  const file = new Document({
    title: xmlSafe(report.title),
    creator: 'Firebreak',
    lastModifiedBy: 'Firebreak',
    styles: docxStyles(officeLook(report)),
    numbering: { config: [numbering('bullet', LevelFormat.BULLET, '•'), numbering('ordered', LevelFormat.DECIMAL, '%1.')] },
    sections: [{ properties: { page: page(report.paper) }, footers: { default: footer(report) }, children: blocksOf(report, pictures) }],
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(file));
  return embedStamps(tidyPackage(bytes, report.stamp.time, [{ part: /^word\/document\.xml$/, change: numberedDrawings }]), reportStamps(report));
}

/** The library counts drawings through all documents that it has ever written. */
function numberedDrawings(xml: string): string {
  let number = 0;
  return xml.replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${(number += 1)}"`);
}

const margin = 20;
const papers = { a4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 }, slides: { width: 210, height: 297 } } as const;

function page(paper: ReportDocument['paper']): { readonly size: { readonly width: number; readonly height: number }; readonly margin: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>> } {
  const twips = convertMillimetersToTwip(margin);
  const { width, height } = papers[paper];
  return { size: { width: convertMillimetersToTwip(width), height: convertMillimetersToTwip(height) }, margin: { top: twips, bottom: twips, left: twips, right: twips } };
}

/** Millimetres between the margins. */
function textWidthOf(paper: ReportDocument['paper']): number {
  return papers[paper].width - 2 * margin;
}

function numbering(reference: string, format: Level['format'], text: string): { readonly reference: string; readonly levels: readonly Level[] } {
  return { reference, levels: [{ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 425, hanging: 283 } } } }] };
}

function footer({ footer: text, paper }: ReportDocument): Footer {
  const right = convertMillimetersToTwip(textWidthOf(paper));
  return new Footer({
    children: [new Paragraph({
      style: 'Footer',
      tabStops: [{ type: TabStopType.RIGHT, position: right }],
      children: [new Run({ children: [xmlSafe(text), '\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
    })],
  });
}

/** What is counted while blocks are written. */
interface Counts {
  figure: number;
  table: number;
  list: number;
}

function blocksOf(report: ReportDocument, pictures: ReadonlyMap<string, Picture>): readonly (Paragraph | Table)[] {
  const counts: Counts = { figure: 0, table: 0, list: 0 };
  return report.blocks.flatMap((block) => blockParts(block, report, pictures, counts));
}

function blockParts(block: ReportBlock, report: ReportDocument, pictures: ReadonlyMap<string, Picture>, counts: Counts): readonly (Paragraph | Table)[] {
  const width = textWidthOf(report.paper);
  switch (block.kind) {
    case 'title':
      return [...logoOf(report), styled('Title', block.title), ...(block.subtitle === '' ? [] : [styled('Subtitle', block.subtitle)]), ...block.lines.map((line) => styled('TitleLine', line))];
    case 'heading':
      return [new Paragraph({ heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, children: [new Run(xmlSafe(block.text))] })];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.runs) })];
    case 'list':
      counts.list += 1;
      return block.items.map((item) => new Paragraph({ style: 'ListParagraph', numbering: { reference: block.ordered ? 'ordered' : 'bullet', level: 0, instance: counts.list }, children: runs(item) }));
    case 'keyFigures':
      return [keyFiguresTable(block.items, width), spacer()];
    case 'table':
      counts.table += 1;
      return [caption(block, report, 'table', counts.table), ...docxTables(withUnits(block.table, report), width), styled('Source', block.footnote)];
    case 'figure': {
      counts.figure += 1;
      const picture = pictures.get(block.figure.id);
      const drawn = picture === undefined ? [] : [new Paragraph({ style: 'Picture', children: [drawing(picture, block.alternative, block.caption, width, counts.figure)] })];
      return [...drawn, caption(block, report, 'figure', counts.figure), styled('Source', block.footnote)];
    }
    case 'warning':
      return [new Paragraph({ style: 'Warning', children: runs(block.runs) })];
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function styled(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: lines(text) });
}

/** A text whose line breaks stay line breaks. */
function lines(text: string): readonly Run[] {
  return xmlSafe(text).split('\n').map((line, index) => new Run({ text: line, ...(index === 0 ? {} : { break: 1 }) }));
}

function runs(parts: readonly TextRun[]): readonly Run[] {
  return parts.map(({ text, bold = false, italic = false }) => new Run({ text: xmlSafe(text), bold, italics: italic }));
}

/** Word needs a paragraph between two tables, or it joins them. */
function spacer(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 120 }, children: [] });
}

/** Word's own caption: a field counts it, so that the list of figures and cross-references find it. */
function caption({ caption: text }: Labels, { language }: ReportDocument, kind: 'figure' | 'table', number: number): Paragraph {
  const [before, after] = t(language, kind === 'figure' ? 'office.figureCaption' : 'office.tableCaption', { caption: xmlSafe(text) }).split('{number}');
  return new Paragraph({
    style: 'Caption',
    // Above a table and below a figure: either way it stays with what follows, the table or the footnote.
    keepNext: true,
    children: [new Run(before ?? ''), new SimpleField(`SEQ ${t(language, kind === 'figure' ? 'office.figureWord' : 'office.tableWord')} \\* ARABIC`, String(number)), new Run(after ?? '')],
  });
}

const dotsPerMillimetre = 96 / 25.4;

function drawing(picture: Picture, alternative: string, name: string, widest: number, number: number): ImageRun {
  const width = Math.min(picture.width * 10, widest);
  const size = { width: width * dotsPerMillimetre, height: (width * picture.height * dotsPerMillimetre) / picture.width };
  if (picture.png === null) throw new Error('Bug: a Word document needs pictures made of dots');
  return new ImageRun({
    type: 'svg',
    data: strToU8(picture.svg),
    transformation: size,
    fallback: { type: 'png', data: picture.png },
    altText: { name: `Figure ${number}`, title: xmlSafe(name), description: xmlSafe(alternative) },
  });
}

const tallestLogo = 18;

function logoOf({ logo, paper }: ReportDocument): readonly Paragraph[] {
  const size = logo === null ? null : imageSize(logo);
  if (logo === null || size === null) return [];
  const scale = Math.min((tallestLogo * dotsPerMillimetre) / size.height, (textWidthOf(paper) * dotsPerMillimetre) / size.width);
  return [new Paragraph({ children: [new ImageRun({ type: size.type, data: logo, transformation: { width: size.width * scale, height: size.height * scale }, altText: { name: 'Logo', title: 'Logo', description: 'Logo' } })] })];
}
