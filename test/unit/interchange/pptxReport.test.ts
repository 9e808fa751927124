/** PowerPoint decks, looked at part by part; how LibreOffice shows them is in officeReaders.test.ts. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/base/localized.ts';
import { pptxReport } from '../../../shared/interchange/exporters/pptxReport.ts';
import { slidesOf } from '../../../shared/interchange/exporters/slides.ts';
import { readStamps } from '../../../shared/interchange/stamps/registry.ts';
import { aFigure, aReport, aTable, picturesOf } from '../../builders/aReport.ts';
import { packageFaults, partsOf, wordsOf } from '../../builders/officeFile.ts';

const labels = { alternative: 'words', caption: 'caption', footnote: 'note' } as const;

describe.each(languages)('in %s', (language) => {
  const report = aReport(language);
  const written = pptxReport.write(report, picturesOf(report));

  test('each part is named, typed and led to, in the workbooks inside charts too, and it carries its stamps', async () => {
    const file = await written;
    expect(packageFaults(file)).toEqual([]);
    const inner = Object.entries(unzipSync(file)).filter(([name]) => name.startsWith('ppt/embeddings/'));
    expect(inner).toHaveLength(1);
    for (const [, bytes] of inner) expect(packageFaults(bytes)).toEqual([]);
    expect(readStamps(file)).toMatchObject({ ok: true, value: [report.stamp, { subject: 'cash' }, { subject: 'failures' }] });
  });

  test('every text of the report stands on a slide, with its font for Chinese and its language', async () => {
    const parts = partsOf(await written);
    const slides = Object.entries(parts).filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml).join('');
    const words = wordsOf(slides);
    for (const block of report.blocks) {
      if (block.kind === 'table') for (const row of block.table.rows) for (const { text } of row) expect(words).toContain(text);
      if (block.kind === 'keyFigures') for (const { label, text, remark } of block.items) for (const each of [label, text, remark]) expect(words).toContain(each);
      if (block.kind === 'heading') expect(words).toContain(block.text);
      if (block.kind === 'paragraph' || block.kind === 'warning') for (const { text } of block.runs) expect(words).toContain(text);
      if (block.kind === 'table' || block.kind === 'figure') expect(words).toContain(block.footnote);
    }
    expect(slides).toContain('<a:ea typeface="Microsoft JhengHei"');
    expect(slides).toContain(`lang="${{ en: 'en-US', zhHant: 'zh-TW' }[language]}"`);
    expect(parts['ppt/slideMasters/slideMaster1.xml'] ?? '').toContain('type="slidenum"');
  });

  test('a chart can be edited and says what it shows; what PowerPoint cannot draw is a picture that does', async () => {
    const parts = partsOf(await written);
    const chart = parts['ppt/charts/chart1.xml'] ?? '';
    expect(chart).toContain('<c:lineChart>');
    expect((chart.match(/<c:ser>.*?<\/c:ser>/gs) ?? []).map((series) => /<a:prstDash val="([^"]*)"/.exec(series)?.[1])).toEqual(['solid', 'dash', 'dash']);
    expect(chart).toContain('<c:v>0.30000000000000004</c:v>');
    const slides = Object.entries(parts).filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml).join('');
    const alternative = report.blocks.find((block) => block.kind === 'figure')?.alternative ?? '';
    expect(slides.split(`descr="${alternative}"`).length - 1).toBe(2);
  });

  test('the same report is the same file', async () => {
    expect(Buffer.compare(await pptxReport.write(report, picturesOf(report)), await written)).toBe(0);
  });
});

test('a storyboard is one slide a round: what fails beside what it costs', () => {
  const round = (number: number) => [
    { kind: 'heading', level: 1, text: `Round ${number}` } as const,
    { kind: 'list', ordered: false, items: [[{ text: 'A fails: payment' }], [{ text: 'B fails: covenant' }]] } as const,
    { kind: 'figure', figure: aFigure('en', `round${number}`), ...labels } as const,
  ];
  const slides = slidesOf(aReport('en', { blocks: [...round(1), ...round(2), ...round(3)] }));
  expect(slides.map((slide) => (slide.kind === 'content' ? slide.title : slide.kind))).toEqual(['Round 1', 'Round 2', 'Round 3']);
});

test('nothing is lost where it finds no room: long texts, lists, tables of many rows and columns go on', async () => {
  const sentences = Array.from({ length: 120 }, (_, index) => `Sentence ${index} is here.`).join(' ');
  const items = Array.from({ length: 40 }, (_, index) => [{ text: `Item ${index}.` }]);
  const table = aTable('en', 70);
  const wide = { columns: Array.from({ length: 30 }, (_, index) => ({ label: `c${index}`, unit: 'none' as const, isNumber: true })), rows: [Array.from({ length: 30 }, (_, index) => ({ value: index, text: `n${index}` }))] };
  const file = await pptxReport.write(aReport('en', { blocks: [{ kind: 'paragraph', runs: [{ text: sentences }] }, { kind: 'list', ordered: true, items }, { kind: 'table', table, ...labels }, { kind: 'table', table: wide, ...labels }] }), new Map());
  expect(packageFaults(file)).toEqual([]);
  const words = Object.entries(partsOf(file)).filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => wordsOf(xml)).join('\n');
  for (let index = 0; index < 120; index += 1) expect(words).toContain(`Sentence ${index} is here.`);
  for (let index = 0; index < 40; index += 1) expect(words).toContain(`Item ${index}.`);
  for (const row of table.rows) expect(words).toContain(String(row[1]?.text));
  for (let index = 0; index < 30; index += 1) expect(words).toContain(`n${index}`);
});

test('the accent is that of the template, and all templates have the same fonts, as in PDF', async () => {
  const report = aReport('zhHant', { look: { accent: '#23415f', bodyPoints: 10.5, titlePage: true } });
  const styled = partsOf(await pptxReport.write(report, picturesOf(report)))['ppt/slides/slide2.xml'] ?? '';
  for (const each of ['23415F', 'Calibri', 'Microsoft JhengHei']) expect(styled).toContain(each);
  const plain = partsOf(await pptxReport.write(aReport('en'), picturesOf(report)))['ppt/slides/slide2.xml'] ?? '';
  for (const each of ['1F5F99', 'Calibri', 'Microsoft JhengHei']) expect(plain).toContain(each);
});
