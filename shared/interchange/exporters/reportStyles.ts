/**
 * The style sheet of reports as HTML and PDF: paper with its margins and foot, type, tables. Always light; the accent is the template's.
 *
 * Printed by a browser, the foot stands in the margin boxes of the page; our own PDF has sheets with the foot in them
 * and so has the preview
 * (`renderer/printPage/layOutSheets.ts`), in the fonts that the page brings along.
 */
import type { Language } from '../../base/localized.ts';
import { t } from '../../text/messages.ts';
import type { ReportDocument } from '../reportDocument.ts';
import { plainLook } from '../reportDocument.ts';

/** Noto Sans TC first: pages bring it along (`printFonts.ts`), so that they look the same on every machine. It is the one font of all reports, whatever the format. */
export const reportFamily =
  "'Noto Sans TC', 'Noto Sans', 'Segoe UI', -apple-system, 'Helvetica Neue', Arial, 'Microsoft JhengHei', 'PingFang TC', 'Noto Sans CJK TC', sans-serif";

/** CSS lengths of the sheet. */
const sheetSizes = { a4: ['210mm', '297mm'], letter: ['8.5in', '11in'], slides: ['13.333in', '7.5in'] } as const;
const widths = { a4: '174mm', letter: '7.1in', slides: '12.1in' } as const;
/** Top, sides, bottom. */
const margins = { a4: '0.7in 0.71in 0.75in', letter: '0.7in 0.7in 0.75in', slides: '0.55in 0.6in 0.6in' } as const;

/** A text as a string of CSS in which no sign can end the string or the style sheet, or look like anything else. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** "Page 1 of 9" with the browser's counters. */
function pageNumber(language: Language): string {
  return t(language, 'reportFile.pageOf', { page: '#page', pages: '#pages' })
    .split(/(#pages?)/)
    .map((part) => (part === '#page' ? 'counter(page)' : part === '#pages' ? 'counter(pages)' : cssString(part)))
    .join(' ');
}

function pageRule({ paper, footer, language }: ReportDocument): string {
  const foot = `font: 8pt ${reportFamily}; color: #535e6b; vertical-align: top; padding-top: 0.14in;`;
  return `@page { size: ${sheetSizes[paper].join(' ')}; margin: ${margins[paper]};
  @bottom-left { content: ${cssString(footer)}; text-align: left; ${foot} }
  @bottom-right { content: ${pageNumber(language)}; text-align: right; white-space: nowrap; ${foot} } }`;
}

/** Sheets as large as the paper, a hair less so that none spills onto the next. */
function sheetRules({ paper }: ReportDocument): string {
  const [width, height] = sheetSizes[paper];
  const [above, beside, below] = margins[paper].split(' ');
  return `
.sheet { position: relative; width: ${width}; height: calc(${height} - 2px); padding: ${margins[paper]}; overflow: hidden; background: #fff; }
.sheet:not(:last-of-type) { break-after: page; }
.sheetBody { height: calc(${height} - 2px - ${above} - ${below}); } .sheetBody > :first-child { margin-top: 0; } .goesOn table { margin-bottom: 0; }
.sheetBody > .title.page { padding-top: calc(${height} * 0.2); }
.sheetFoot { position: absolute; left: ${beside}; right: ${beside}; bottom: calc(${below} * 0.45); display: flex; justify-content: space-between; gap: 2em; font: 8pt ${reportFamily}; color: var(--muted); } .sheetFoot > :last-child { white-space: nowrap; }
.sheet.tall { height: auto; min-height: calc(${height} - 2px); overflow: visible; } .sheet.tall .sheetBody { height: auto; }`;
}

/** Where a report's page is shown: as a page of a browser, which may print it, or at once on the sheets of its paper. */
export type ReportMedium = 'browser' | 'sheets';

/** Accent and sizes come from templates, never from a workbook; the foot is a person's own words. */
export function reportStyles(report: ReportDocument, medium: ReportMedium = 'browser'): string {
  const { paper, language, look: { accent, bodyPoints } = plainLook } = report;
  const size = `${bodyPoints}pt`;
  return `
:root, :host { color-scheme: light; --accent: ${accent}; --ink: #14191f; --muted: #535e6b; --line: #cdd4dc; }
${pageRule(report)}
* { box-sizing: border-box; }
html { background: #eef1f4; }
body { margin: 0; color: var(--ink); font: ${size}/1.5 ${reportFamily}; font-variant-numeric: tabular-nums; text-rendering: geometricPrecision; -webkit-print-color-adjust: exact; print-color-adjust: exact; line-break: ${language === 'en' ? 'auto' : 'strict'};${language === 'en' ? " font-feature-settings: 'palt';" : ''} }
main { width: ${widths[paper]}; max-width: 100%; margin: 8mm auto; padding: 12mm; background: #fff; box-sizing: content-box; }
body > footer { width: ${widths[paper]}; max-width: 100%; margin: 0 auto 8mm; padding: 0 12mm; color: var(--muted); font-size: 0.85em; }
h1, h2, h3 { margin: 1.2em 0 0.45em; line-height: 1.25; color: var(--accent); break-after: avoid; break-inside: avoid; }
h1 { font-size: 2em; } h2 { font-size: 1.45em; border-bottom: 1.5pt solid var(--accent); padding-bottom: 0.15em; } h3 { font-size: 1.15em; }
p, ul, ol { margin: 0 0 0.7em; orphans: 3; widows: 3; overflow-wrap: anywhere; }
li { margin: 0.15em 0; }
.title { margin: 0 0 1.4em; border-bottom: 2pt solid var(--accent); padding-bottom: 0.8em; break-inside: avoid; }
.title h1 { margin: 0 0 0.2em; } .title .subtitle { margin: 0 0 0.5em; font-size: 1.2em; color: var(--muted); } .title .line { margin: 0; color: var(--muted); font-size: 0.92em; }
.logo { display: block; max-height: 16mm; max-width: 60mm; margin: 0 0 5mm; }
.keyFigures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0; margin: 0 0 1.2em; border-top: 0.75pt solid var(--line); break-inside: avoid; }
.keyFigures.of4 { grid-template-columns: repeat(4, 1fr); }
.keyFigures > div { padding: 0.55em 0.9em 0.55em 0; border-bottom: 0.75pt solid var(--line); }
.keyFigures dt { color: var(--muted); font-size: 0.88em; } .keyFigures dd { margin: 0; }
.keyFigures b { display: block; font-size: 1.7em; line-height: 1.25; color: var(--accent); } .keyFigures small { display: block; color: var(--muted); font-size: 0.82em; line-height: 1.35; }
figure { margin: 0 0 1.4em; }
figure.chart { break-inside: avoid; }
figcaption { font-weight: 600; margin: 0 0 0.35em; break-after: avoid; } figure.chart figcaption { margin: 0.35em 0 0.1em; break-after: auto; break-before: avoid; }
.picture svg { display: block; width: 100%; height: auto; } .picture text { font-family: ${reportFamily}; }
.footnote { margin: 0.3em 0 0; color: var(--muted); font-size: 0.78em; line-height: 1.35; break-before: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 0.88em; line-height: 1.35; } table.wide { --beside: 0.28em; font-size: 0.68em; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { padding: 0.28em var(--beside, 0.5em); text-align: start; vertical-align: top; border-bottom: 0.5pt solid var(--line); overflow-wrap: anywhere; min-width: 6.2em; } th { overflow-wrap: break-word; } th:first-child, td:first-child { min-width: 8em; } th.number, td.number { min-width: 0; }
th { vertical-align: bottom; border-bottom: 1pt solid var(--ink); font-weight: 600; } th:first-child, td:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
.number { text-align: end; } td.number { white-space: nowrap; } .unit { display: block; font-weight: 400; color: var(--muted); font-size: 0.85em; }
.warning { border: 1.5pt solid #b1241c; border-left-width: 5pt; background: #fdf0ef; color: #7d1711; padding: 0.6em 0.8em; break-inside: avoid; }
.alternative { color: var(--muted); }
body.slides .keyFigures b { font-size: 2.1em; } body.slides table { font-size: 0.74em; } body.slides table.wide { font-size: 0.6em; } body.slides th, body.slides td { padding-top: 0.2em; padding-bottom: 0.2em; } body.slides .picture svg { max-height: 4.7in; }
@media ${medium === 'sheets' ? 'all' : 'print'} {
  html { background: none; } main { width: auto; margin: 0; padding: 0; } body > footer { display: none; }
  .pageBreak, .title.page { break-after: page; }
  .title.page { border: 0; padding-top: 24vh; } .title.page h1 { font-size: 2.6em; } .title.page .lines { margin-top: 2em; }
  body.slides h2 { break-before: page; margin-top: 0; } body.slides .pageBreak + h2, body.slides .title.page + h2, body.slides .warning + h2 { break-before: auto; }
}
${sheetRules(report)}
@media ${medium === 'sheets' ? 'not all' : 'screen'} { .pageBreak { border-top: 1pt dashed var(--line); margin: 2em 0; } }
`;
}
