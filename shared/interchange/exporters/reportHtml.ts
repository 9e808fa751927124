/**
 * A report as one HTML file: inline SVG, one style sheet, no script, nothing from elsewhere. Also what the PDF is printed from.
 *
 * Owns: the markup of blocks and its escaping. Does not own: the style sheet (`reportStyles.ts`) or printing (`main/exports/printPdf.ts`). No text of a workbook becomes markup: everything goes through `escaped`.
 */
import { strToU8 } from 'fflate/browser';
import type { Language } from '../../base/localized.ts';
import { unitLabel } from '../../base/units.ts';
import { t } from '../../text/messages.ts';
import { dataUrlOf } from '../dataUrl.ts';
import { escapeMarkup as escaped } from '../stamps/markupText.ts';
import type { Picture, ReportBlock, ReportCell, ReportColumn, ReportDocument, TextRun } from '../reportDocument.ts';
import { plainLook } from '../reportDocument.ts';
import { reportStyles } from './reportStyles.ts';

/** Nothing may load and nothing may run, wherever the file is opened. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src 'self' data:; base-uri 'none'; form-action 'none'";

/** @param pictures by the figure's id; a figure without one shows its words */
export function reportHtml(report: ReportDocument, pictures: ReadonlyMap<string, Picture>): Uint8Array {
  return strToU8(htmlText(report, pictures));
}

/** The same as text. */
export function htmlText(report: ReportDocument, pictures: ReadonlyMap<string, Picture>): string {
  const { language, title } = report;
  const lang = language === 'en' ? 'en' : 'zh-Hant-TW';
  return [
    '<!doctype html>', `<html lang="${lang}">`, '<head>', '<meta charset="utf-8">', `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width">', `<meta name="generator" content="Firebreak">`,
    `<title>${escaped(title)}</title>`, `<style>${reportStyles(report)}</style>`, '</head>',
    bodyText(report, pictures), '</html>', '',
  ].join('\n');
}

/** What is in the page, without its styles: each block an element of `main`, in their order. */
export function bodyText(report: ReportDocument, pictures: ReadonlyMap<string, Picture>): string {
  const { language, footer, paper } = report;
  const pageOf = t(language, 'reportFile.pageOf', { page: '{page}', pages: '{pages}' });
  return [`<body class="${paper}">`, '<main>', ...blocksOf(report, pictures), '</main>', `<footer data-page="${escaped(pageOf)}">${escaped(footer)}</footer>`, '</body>'].join('\n');
}

function blocksOf(report: ReportDocument, pictures: ReadonlyMap<string, Picture>): readonly string[] {
  const counted = { figure: 0, table: 0 };
  const hasTitlePage = (report.look ?? plainLook).titlePage;
  return report.blocks.map((block, place) => {
    switch (block.kind) {
      case 'title':
        return `<header class="title${hasTitlePage ? ' page' : ''}">${logoOf(report.logo)}<h1>${escaped(block.title)}</h1>${block.subtitle === '' ? '' : `<p class="subtitle">${escaped(block.subtitle)}</p>`}${block.lines.map((line) => `<p class="line">${escaped(line)}</p>`).join('')}</header>`;
      case 'heading':
        return `<h${block.level + 1}>${escaped(block.text)}</h${block.level + 1}>`;
      case 'paragraph':
        return `<p>${runsOf(block.runs)}</p>`;
      case 'list':
        return `<${block.ordered ? 'ol' : 'ul'}>${block.items.map((item) => `<li>${runsOf(item)}</li>`).join('')}</${block.ordered ? 'ol' : 'ul'}>`;
      case 'keyFigures':
        return `<dl class="keyFigures${block.items.length === 4 ? ' of4' : ''}">${block.items.map(({ label, text, remark }) => `<div><dt>${escaped(label)}</dt><dd><b>${escaped(text)}</b>${remark === '' ? '' : `<small>${escaped(remark)}</small>`}</dd></div>`).join('')}</dl>`;
      case 'table':
        counted.table += 1;
        return tableOf(block, counted.table, report);
      case 'figure':
        counted.figure += 1;
        return figureOf(block, counted.figure, place, report.language, pictures);
      case 'warning':
        return `<p class="warning" role="note">${runsOf(block.runs)}</p>`;
      case 'pageBreak':
        return breaks(report.blocks, place) ? '<div class="pageBreak"></div>' : '';
    }
  });
}

/** The break before the first block of a page; two of them in turn, or one at the start, break once. */
function breaks(blocks: readonly ReportBlock[], place: number): boolean {
  return blocks.slice(0, place).some(({ kind }) => kind !== 'pageBreak') && blocks[place - 1]?.kind !== 'pageBreak';
}

/** The blocks that are elements of the page, in the order of these. */
export function markedBlocks({ blocks }: ReportDocument): readonly ReportBlock[] {
  return blocks.filter(({ kind }, place) => kind !== 'pageBreak' || breaks(blocks, place));
}

function runsOf(runs: readonly TextRun[]): string {
  return runs.map(({ text, bold, italic }) => {
    const inner = italic === true ? `<em>${escaped(text)}</em>` : escaped(text);
    return bold === true ? `<strong>${inner}</strong>` : inner;
  }).join('');
}

type BlockOf<Kind extends ReportBlock['kind']> = Extract<ReportBlock, { readonly kind: Kind }>;

function tableOf({ table, caption, footnote }: BlockOf<'table'>, number: number, report: ReportDocument): string {
  const { language } = report;
  const wide = table.columns.length > 8 ? ' class="wide"' : '';
  const head = table.columns.map((column) => `<th scope="col"${classOf(column)}>${escaped(column.label)}${unitOf(column, report)}</th>`).join('');
  const rows = table.rows.map((row) => `<tr>${row.map((cell, place) => cellOf(cell, table.columns[place])).join('')}</tr>`).join('\n');
  return `<figure class="table"><figcaption>${escaped(t(language, 'reportFile.tableNumber', { number, caption }))}</figcaption><table${wide}><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table><p class="footnote">${escaped(footnote)}</p></figure>`;
}

/** The currency stands in the footnote; a unit that is the same in all columns is not repeated by whoever makes the table. */
function unitOf({ unit }: ReportColumn, { language, currency = '' }: ReportDocument): string {
  const words = unit === 'none' || unit === 'share' ? '' : unitLabel(unit, language, currency).trim();
  return words === '' ? '' : ` <span class="unit">${escaped(words)}</span>`;
}

function classOf(column: ReportColumn | undefined): string {
  return column?.isNumber === true ? ' class="number"' : '';
}

function cellOf(cell: ReportCell, column: ReportColumn | undefined): string {
  return `<td${classOf(column)}>${escaped(cell.text)}</td>`;
}

function figureOf({ figure, alternative, caption, footnote }: BlockOf<'figure'>, number: number, place: number, language: Language, pictures: ReadonlyMap<string, Picture>): string {
  const picture = pictures.get(figure.id);
  const drawn = picture === undefined ? `<p class="alternative">${escaped(alternative)}</p>` : `<div class="picture" role="img" aria-label="${escaped(alternative)}">${inlineSvg(picture.svg, `f${place}-`)}</div>`;
  return `<figure class="chart">${drawn}<figcaption>${escaped(t(language, 'reportFile.figureNumber', { number, caption }))}</figcaption><p class="footnote">${escaped(footnote)}</p></figure>`;
}

/** A picture inside the page: ids are made its own, since those of several pictures would meet. */
export function inlineSvg(svg: string, prefix: string): string {
  return svg
    .replace(/^\s*<\?xml[^>]*\?>\s*/, '')
    .replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
    .replace(/\bhref="#([^"]+)"/g, `href="#${prefix}$1"`)
    .replace(/^<svg ([^>]*)>/, (_all, attributes: string) => `<svg ${attributes.replace(/\b(?:width|height)="[^"]*"\s*/g, '').trim()} aria-hidden="true">`);
}

function logoOf(logo: Uint8Array | null): string {
  if (logo === null) return '';
  return `<img class="logo" alt="" src="${dataUrlOf(logo) ?? ''}">`;
}
