import { expect, test } from 'vitest';
import { figureSvg } from '../../../renderer/charts/figureSvg.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import type { SavedReport } from '../../../shared/document/savedReport.ts';
import { htmlText, inlineSvg } from '../../../shared/interchange/exporters/reportHtml.ts';
import type { Picture } from '../../../shared/interchange/reportDocument.ts';
import { buildReport } from '../../../shared/reports/buildReport.ts';
import { sectionKinds } from '../../../shared/reports/sections/registry.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const hostile = `<img src=x onerror=alert(1)>"'&</style></script><script>alert(2)</script>`;

/** Two firms of which one fails, with markup in every text. */
const workbook: Workbook = aWorkbook({
  name: hostile,
  firms: [{ id: 'f1', name: hostile, cash: 1, opex: 50, debt: 100, lender: 'f2' }, { id: 'f2', name: `B ${hostile}`, cash: 500, notes: hostile }],
  notes: [{ id: 'n1', target: 'firm', row: 'f1', field: 'cash', text: hostile, source: hostile, date: hostile }],
  scenarios: [{ id: 's1', name: hostile, drivers: {}, overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: 2 }], failures: [] }],
  analyses: [{ id: 'a1', name: hostile, kind: 'headroom', scenario: 's1', parameters: {} }],
});

const report: SavedReport = {
  id: 'p1', name: hostile, template: 'committee', scenario: 's1', paper: 'a4', languages: ['en'], footer: hostile, logo: `data:image/png;base64,${hostile}`,
  sections: sectionKinds.map(({ id, parameters }, index) => ({ id: `s${index}`, kind: id, parameters: Object.fromEntries(parameters.filter(({ kind, isSpoken }) => isSpoken === true && (kind === 'text' || kind === 'longText')).map(({ key }) => [`${key}.en`, hostile])) })),
};

function pictures(document: ReturnType<typeof buildReport>): ReadonlyMap<string, Picture> {
  return new Map(document.blocks.flatMap((block) => (block.kind === 'figure' ? [[block.figure.id, { svg: figureSvg(block.figure), png: null, width: 16, height: 9 }] as const] : [])));
}

test('no text of a workbook becomes markup (P24)', () => {
  for (const language of ['en', 'zhHant'] as const) {
    const document = buildReport(report, { workbook }, language, '2026-11-25T00:00:00Z');
    const html = htmlText(document, pictures(document));
    expect(html).toContain('&lt;script&gt;');
    expect(html.match(/<script|<img|<iframe|<object|<link|<base/i)).toBeNull();
    // Every tag of the page is one that the exporter writes, without a handler.
    const tags = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map(([, name]) => name));
    const known = ['html', 'head', 'meta', 'title', 'style', 'body', 'main', 'footer', 'header', 'h1', 'h2', 'h3', 'p', 'strong', 'em', 'b', 'small', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'div', 'figure', 'figcaption', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'span', 'svg', 'defs', 'clipPath', 'path', 'text', 'g', 'rect'];
    expect([...tags].filter((name) => !known.includes(name ?? ''))).toEqual([]);
    const bare = html.replace(/>[^<]*</g, '><').replace(/"[^"]*"/g, '""');
    expect(bare.match(/\son\w+\s*=/i)).toBeNull();
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  }
});

test('one file that loads nothing and runs nothing', () => {
  const document = buildReport(report, { workbook }, 'en', '');
  const html = htmlText(document, pictures(document));
  expect(html).toContain(`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src 'self' data:; base-uri 'none'; form-action 'none'"`);
  expect(html.match(/<svg /g)?.length).toBe(document.blocks.filter(({ kind }) => kind === 'figure').length);
  // What is left of the page without its texts: attributes and the style sheet.
  const bare = html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '').replace(/>[^<{]*</g, '><').replace(/(?:aria-label|content)="[^"]*"/g, '');
  expect(bare.match(/https?:|url\((?!#)|@import|\ssrc=/g)).toBeNull();
});

test('ids of several pictures do not meet', () => {
  const svg = '<?xml version="1.0"?>\n<svg xmlns="x" width="10" height="5" viewBox="0 0 10 5"><clipPath id="clip1"/><path clip-path="url(#clip1)"/><use href="#clip1"/></svg>';
  expect(inlineSvg(svg, 'f7-')).toBe('<svg xmlns="x" viewBox="0 0 10 5" aria-hidden="true"><clipPath id="f7-clip1"/><path clip-path="url(#f7-clip1)"/><use href="#f7-clip1"/></svg>');
});

test('the page is in the language of the report, and says what a picture shows', () => {
  const document = buildReport(report, { workbook }, 'zhHant', '2026-11-25T00:00:00Z');
  const html = htmlText(document, new Map());
  expect(html).toContain('<html lang="zh-Hant-TW">');
  for (const word of ['圖 1：', '表 1：', '2026年11月25日', '資料來源']) expect(html).toContain(word);
});
