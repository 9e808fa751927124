/** Excel workbooks of reports, looked at part by part; how LibreOffice shows them is in officeReaders.test.ts. */
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/base/localized.ts';
import { xlsxReport } from '../../../shared/interchange/exporters/xlsxReport.ts';
import { checkArchive } from '../../../shared/interchange/importers/archiveGuard.ts';
import { readExcel } from '../../../shared/interchange/importers/excelReader.ts';
import { readStamps } from '../../../shared/interchange/stamps/registry.ts';
import { aFigure, aReport, aTable, picturesOf } from '../../builders/aReport.ts';
import { packageFaults, partsOf } from '../../builders/officeFile.ts';

async function cellsOf(file: Uint8Array, sheet: string): Promise<readonly (readonly string[])[]> {
  const parts = checkArchive(file);
  if (!parts.ok) throw new Error(parts.error.code);
  const table = await readExcel(parts.value, sheet);
  if (!table.ok) throw new Error(table.error.code);
  return table.value.rows;
}

describe.each(languages)('in %s', (language) => {
  const report = aReport(language);
  const written = xlsxReport.write(report, picturesOf(report));
  const [figure, table] = { en: ['Figure', 'Table'], zhHant: ['圖', '表'] }[language];

  test('each part is named, typed and led to, and it carries its stamps', async () => {
    expect(packageFaults(await written)).toEqual([]);
    expect(readStamps(await written)).toMatchObject({ ok: true, value: [report.stamp, { subject: 'cash' }, { subject: 'failures' }] });
  });

  test('numbers keep every digit, and texts that look like formulas are texts', async () => {
    const rows = await cellsOf(await written, `${table}2`);
    const data = aTable(language, 60).rows.map((row) => row.map(({ value }) => value));
    const read = rows.slice(4, 64).map((row) => row.map((cell, column) => (column === 2 && cell.endsWith('%') ? Number(cell.slice(0, -1)) / 100 : column === 0 ? cell : cell === '' ? null : Number(cell))));
    expect(read.map((row) => [row[0], row[1]])).toEqual(data.map((row) => [row[0], row[1]]));
    const sheets = Object.entries(partsOf(await written)).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets.some(([, xml]) => xml.includes('<f>'))).toBe(false);
    expect(sheets.some(([, xml]) => xml.includes('<v>0.30000000000000004</v>'))).toBe(true);
  });

  test('a text that looks like a formula stays one when it is edited', async () => {
    const parts = partsOf(await written);
    const styles = [...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/.exec(parts['xl/styles.xml'] ?? '')?.[1] ?? '').matchAll(/<xf [^>]*>/g)].map(([style]) => style);
    const sheet = Object.values(parts).find((xml) => xml.includes('<worksheet') && (xml.match(/<row /g)?.length ?? 0) > 60) ?? '';
    const styleOf = (cell: string): string => styles[Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1])] ?? '';
    expect(styleOf('A5')).toContain('quotePrefix="1"');
    expect(styleOf('A6')).toContain('numFmtId="0"');
    expect(styleOf('A6')).not.toContain('quotePrefix');
  });

  test('a figure has its data and a chart over them, or a picture where Excel has no such chart', async () => {
    const parts = partsOf(await written);
    const charts = Object.entries(parts).filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name));
    expect(charts).toHaveLength(1);
    const xml = charts[0]?.[1] ?? '';
    expect(xml).toContain('lineChart');
    expect([...xml.matchAll(/<c:ser>/g)]).toHaveLength(3);
    expect(xml.replaceAll('&apos;', "'")).toMatch(new RegExp(`<c:f>'?${figure}1'?!\\$B\\$5:\\$B\\$8</c:f>`));
    expect(xml).toContain('<c:v>0.30000000000000004</c:v>');
    expect(Object.keys(parts).filter((name) => name.startsWith('xl/media/'))).toHaveLength(1);
  });

  test('the same report is the same file', async () => {
    expect(Buffer.compare(await xlsxReport.write(report, picturesOf(report)), await written)).toBe(0);
  });
});

test('sources of inputs are comments of their cells', async () => {
  const source = '10-K, 2026-02-01 <p. 4>';
  const table = aTable('en', 1);
  const noted = { ...table, rows: [table.rows[0]?.map((cell, column) => (column === 1 ? { ...cell, note: source } : cell)) ?? []] };
  const file = await xlsxReport.write(aReport('en', { blocks: [{ kind: 'table', table: noted, caption: 'a', footnote: 'b' }] }), new Map());
  expect(packageFaults(file)).toEqual([]);
  expect(Object.entries(partsOf(file)).find(([name]) => /comments\d*\.xml$/.test(name))?.[1]).toContain('10-K, 2026-02-01 &lt;p. 4&gt;');
});

test('a waterfall hangs its bars by a series that is not drawn, also across zero', async () => {
  const { id, language, title, caption, unit, empty } = aFigure('en', 'losses');
  const figure = { id, language, title, caption, unit, empty, type: 'waterfall' as const, steps: [{ key: 'a', label: 'A', value: 10, kind: 'total' as const }, { key: 'b', label: 'B', value: -14, kind: 'change' as const }, { key: 'c', label: 'C', value: 9, kind: 'change' as const }, { key: 'd', label: 'D', value: 5, kind: 'total' as const }] };
  const file = await xlsxReport.write(aReport('en', { blocks: [{ kind: 'figure', figure, alternative: 'x', caption: 'a', footnote: 'b' }] }), new Map());
  expect(packageFaults(file)).toEqual([]);
  const rows = await cellsOf(file, 'Figure1');
  // Step, amount, sum; then start, total, rise above and below zero, fall above and below zero.
  expect(rows.slice(3, 8).map((row) => row.slice(4))).toEqual([
    ['Starts at', 'Total', 'Rise', 'Rise', 'Fall', 'Fall'],
    ['0', '10', '0', '0', '0', '0'],
    ['0', '0', '0', '0', '10', '-4'],
    ['0', '0', '5', '-4', '0', '0'],
    ['0', '5', '0', '0', '0', '0'],
  ]);
});
