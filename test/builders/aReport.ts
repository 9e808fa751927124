/** A report with one of everything, in either language, whose numbers are known. */
import type { Language } from '../../shared/base/localized.ts';
import type { SeriesFigure } from '../../shared/interchange/figure.ts';
import type { Picture, ReportCell, ReportDocument, ReportTable } from '../../shared/interchange/reportDocument.ts';
import type { Stamp } from '../../shared/interchange/stamp.ts';
import { aPng } from './aPicture.ts';

export const aStamp: Stamp = {
  model: '1', workbookHash: 'a'.repeat(64), scenario: 'base', scenarioHash: 'b'.repeat(64), seed: null, time: '2026-11-25T08:00:00Z', subject: 'memo', dataHash: 'c'.repeat(64),
};

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { title: 'Credit memo: Storm', subtitle: 'Nimbus Cloud and its lenders', line: 'Prepared for the committee', head: 'What happens', sub: 'Failures', body: 'Three firms fail by quarter 7; ', bold: 'losses reach 1,234.5 M.', item: 'Rents fall by 30%', item2: 'Refinancing is shut', key: 'Losses of lenders', remark: 'of 5,000 M lent', firm: 'Firm', cash: 'Cash (USD M)', share: 'LTV', evil: '=HYPERLINK("http://x")', figure: 'Cash of Nimbus & others', note: 'Scenario “Storm” · USD M · 2026-11-25 · model 1 · aaaaaaaaaaaa', table: 'Positions at the end', warn: 'One check has failed: the ledger.', alt: 'Line chart: cash falls from 10 to −5.25.', x: 'Quarter', foot: 'Firebreak · confidential', limit: 'Floor' },
  zhHant: { title: '授信備忘錄：風暴情境', subtitle: '雨雲運算及其債權人', line: '提報授信審議委員會', head: '發生了什麼', sub: '違約', body: '至第 7 季有三家公司違約；', bold: '損失達 1,234.5 百萬。', item: '租金下跌 30%', item2: '再融資關閉', key: '放款人損失', remark: '放款總額 5,000 百萬', firm: '公司', cash: '現金（百萬 USD）', share: '貸款成數', evil: '=HYPERLINK("http://x")', figure: '雨雲運算等公司的現金', note: '情境「風暴」｜百萬 USD｜2026年11月25日｜模型 1｜aaaaaaaaaaaa', table: '期末部位', warn: '一項檢查未通過：現金帳。', alt: '折線圖：現金由 10 降至 −5.25。', x: '季', foot: 'Firebreak・機密', limit: '下限' },
};

const number = (value: number, text = String(value)): ReportCell => ({ value, text });
const word = (text: string): ReportCell => ({ value: text, text });

/** A table of so many firms; the numbers are not round. */
export function aTable(language: Language, rows = 3): ReportTable {
  const { firm = '', cash = '', share = '', evil = '' } = words[language];
  return {
    columns: [{ label: firm, unit: 'none', isNumber: false }, { label: cash, unit: 'money', isNumber: true }, { label: share, unit: 'share', isNumber: true }],
    rows: Array.from({ length: rows }, (_, index) => [word(index === 0 ? evil : `Nimbus 雨雲 ${index}`), number(1234.5 / (index + 3), (1234.5 / (index + 3)).toFixed(1)), index === 1 ? { value: null, text: '' } : number(0.1 + 0.2, '30%')]),
  };
}

export function aFigure(language: Language, id = 'cash', type: SeriesFigure['type'] = 'line'): SeriesFigure {
  const { figure = '', x = '', limit = '' } = words[language];
  return {
    id, language, type, title: figure, caption: { workbook: 'Book', scenario: 'Storm', unit: 'USD M', date: '2026-11-25', remark: '' }, x: { kind: 'quarters', title: x, quarters: [0, 1, 2, 3] }, unit: 'money', empty: null, marked: null, marks: [], scale: null,
    series: [
      { key: 'f1', label: 'Nimbus 雨雲 & Co', values: [10, 7.125, 0.1 + 0.2, -5.25], colour: { role: 'series', index: 0 }, stroke: 'solid' },
      { key: 'f2', label: 'Bank <B>', values: [100 / 3, null, 20, 18], colour: { role: 'series', index: 1 }, stroke: 'dashed' },
    ],
    thresholds: [{ key: 'limit', label: limit, values: [1, 1, 1, 1] }],
  };
}

export function aReport(language: Language, changes: Partial<ReportDocument> = {}): ReportDocument {
  const text = (key: string) => words[language][key] ?? '';
  const labels = (key: string) => ({ caption: text(key), footnote: text('note') });
  return {
    language, title: text('title'), paper: 'a4', footer: text('foot'), logo: aPng(120, 40), stamp: aStamp,
    blocks: [
      { kind: 'title', title: text('title'), subtitle: text('subtitle'), lines: [text('line'), '2026-11-25'] },
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: text('head') },
      { kind: 'paragraph', runs: [{ text: text('body') }, { text: text('bold'), bold: true }] },
      { kind: 'list', ordered: false, items: [[{ text: text('item') }], [{ text: text('item2'), italic: true }]] },
      { kind: 'list', ordered: true, items: [[{ text: text('item') }], [{ text: text('item2') }]] },
      { kind: 'warning', runs: [{ text: text('warn') }] },
      { kind: 'keyFigures', items: [{ label: text('key'), text: '1,234.5', value: 1234.5, remark: text('remark') }, { label: text('sub'), text: '3', value: 3, remark: '' }] },
      { kind: 'heading', level: 2, text: text('sub') },
      { kind: 'figure', figure: aFigure(language), alternative: text('alt'), ...labels('figure') },
      { kind: 'table', table: aTable(language), ...labels('table') },
      { kind: 'heading', level: 1, text: text('table') },
      { kind: 'figure', figure: aFigure(language, 'failures', 'stackedBars'), alternative: text('alt'), ...labels('figure') },
      { kind: 'table', table: aTable(language, 60), ...labels('table') },
    ],
    ...changes,
  };
}

/** A drawing for each figure: a red field in the SVG, a grey one in dots, so that one sees which was shown. */
export function picturesOf({ blocks, language }: ReportDocument): ReadonlyMap<string, Picture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320" viewBox="0 0 640 320"><rect width="640" height="320" fill="#c33"/><text x="20" y="60" font-size="32" font-family="Noto Sans CJK TC, sans-serif" fill="#fff">${words[language]['head']} cash</text></svg>`;
  return new Map(blocks.flatMap((block) => (block.kind === 'figure' ? [[block.figure.id, { svg, png: aPng(640, 320), width: 16, height: 8 }] as const] : [])));
}
