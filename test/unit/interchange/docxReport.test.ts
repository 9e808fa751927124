/** Word documents, looked at part by part; how LibreOffice shows them is in officeReaders.test.ts. */
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/base/localized.ts';
import { docxReport } from '../../../shared/interchange/exporters/docxReport.ts';
import { readStamps } from '../../../shared/interchange/stamps/registry.ts';
import { aReport, picturesOf } from '../../builders/aReport.ts';
import { packageFaults, partsOf, wordsOf } from '../../builders/officeFile.ts';

describe.each(languages)('in %s', (language) => {
  const report = aReport(language);
  const written = docxReport.write(report, picturesOf(report));

  test('each part is named, typed and led to', async () => {
    expect(packageFaults(await written)).toEqual([]);
  });

  test('every text and number of the report stands in it', async () => {
    const words = wordsOf(partsOf(await written)['word/document.xml'] ?? '');
    for (const block of report.blocks) {
      if (block.kind === 'table') for (const row of block.table.rows) for (const { text } of row) expect(words).toContain(text);
      if (block.kind === 'keyFigures') for (const { label, text, remark } of block.items) for (const each of [label, text, remark]) expect(words).toContain(each);
      if (block.kind === 'heading') expect(words).toContain(block.text);
      if (block.kind === 'paragraph' || block.kind === 'warning') for (const { text } of block.runs) expect(words).toContain(text);
      if (block.kind === 'table' || block.kind === 'figure') expect(words).toContain(block.footnote);
    }
  });

  test('captions are counted by fields, heads of tables repeat, pictures have words and a drawing', async () => {
    const parts = partsOf(await written);
    const xml = parts['word/document.xml'] ?? '';
    const [figure, table] = { en: ['Figure', 'Table'], zhHant: ['圖', '表'] }[language];
    expect([...xml.matchAll(/w:instr="(SEQ [^"]*)"/g)].map(([, code]) => code)).toEqual([`SEQ ${figure} \\* ARABIC`, `SEQ ${table} \\* ARABIC`, `SEQ ${figure} \\* ARABIC`, `SEQ ${table} \\* ARABIC`]);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(xml).toContain('svgBlip');
    const alternative = report.blocks.find((block) => block.kind === 'figure')?.alternative ?? '';
    expect(xml).toContain(`descr="${alternative}"`);
    expect(Object.keys(parts).filter((name) => name.startsWith('word/media/')).map((name) => name.slice(name.lastIndexOf('.') + 1)).toSorted()).toEqual(['png', 'png', 'svg']);
    expect(parts['word/styles.xml']).toContain('w:eastAsia="Microsoft JhengHei"');
    expect(parts['word/styles.xml']).toContain('w:eastAsia="zh-TW"');
  });

  test('it carries its stamp and one for each figure', async () => {
    const stamps = readStamps(await written);
    expect(stamps).toMatchObject({ ok: true, value: [report.stamp, { subject: 'cash', workbookHash: report.stamp.workbookHash }, { subject: 'failures' }] });
  });

  test('the same report is the same file', async () => {
    expect(Buffer.compare(await docxReport.write(report, picturesOf(report)), await written)).toBe(0);
  });
});

test('a table wider than a page comes as several, each with its first column', async () => {
  const wide = { columns: Array.from({ length: 80 }, (_, index) => ({ label: `c${index}`, unit: 'none' as const, isNumber: true })), rows: [Array.from({ length: 80 }, (_, index) => ({ value: index, text: `n${index}` }))] };
  const report = aReport('en', { blocks: [{ kind: 'table', table: wide, caption: 'wide', footnote: 'note' }] });
  const xml = partsOf(await docxReport.write(report, new Map()))['word/document.xml'] ?? '';
  for (let index = 1; index < 80; index += 1) expect(wordsOf(xml).split('\n').filter((word) => word === `n${index}`), `n${index}`).toHaveLength(1);
  expect(wordsOf(xml).split('\n').filter((word) => word === 'n0').length).toBe(xml.match(/<w:tbl>/g)?.length);
});

test('characters that no XML can hold do not spoil the file', async () => {
  const report = aReport('en', { title: 'a\u0000b\ud800c', blocks: [{ kind: 'heading', level: 1, text: 'x\u0008y\uffff' }] });
  const parts = partsOf(await docxReport.write(report, new Map()));
  expect(wordsOf(parts['word/document.xml'] ?? '')).toContain('xy');
  expect(parts['docProps/core.xml']).toContain('abc');
});

test('the accent is that of the template, and all templates have the same fonts, as in PDF', async () => {
  const report = aReport('zhHant', { look: { accent: '#23415f', bodyPoints: 10.5, titlePage: true } });
  const styled = partsOf(await docxReport.write(report, picturesOf(report)))['word/styles.xml'] ?? '';
  for (const each of ['23415F', 'Calibri', 'Microsoft JhengHei']) expect(styled).toContain(each);
  const plain = partsOf(await docxReport.write(aReport('en'), picturesOf(report)))['word/styles.xml'] ?? '';
  for (const each of ['1F5F99', 'Calibri', 'Microsoft JhengHei']) expect(plain).toContain(each);
});
