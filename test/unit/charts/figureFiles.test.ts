import { expect, test } from 'vitest';
import { firmsIn, firmsOfTable, pointedFirms } from '../../../renderer/charts/pointed.ts';
import { pictureSize, usualPaper } from '../../../renderer/charts/pictureSize.ts';
import { figureClipboard } from '../../../shared/interchange/exporters/figureClipboard.ts';
import { xlsxReport } from '../../../shared/interchange/exporters/xlsxReport.ts';
import { figureReport } from '../../../shared/interchange/figureReport.ts';
import { figureTable } from '../../../shared/interchange/figureTable.ts';
import { readStamps } from '../../../shared/interchange/stamps/registry.ts';
import { aStamp } from '../../builders/aReport.ts';
import { everyFigure, everyFigureList } from '../../builders/everyFigure.ts';

test('16 cm at 300 dots an inch are 1,890 dots; a wider picture has more room and letters of the same size', () => {
  const { line } = everyFigure('en');
  const size = pictureSize(line, 'print', { width: 16, height: 9.6 });
  expect([size.width * size.scale, size.height * size.scale, size.dotsPerInch]).toEqual([1890, 1134, 300]);
  expect(pictureSize(line, 'print', { width: 24, height: 9.6 })).toEqual({ ...size, width: 945 });
  expect(pictureSize(line, 'screen', { width: 1, height: 1 })).toEqual({ width: 960, height: 540, scale: 1, dotsPerInch: 96 });
  expect(usualPaper(line)).toEqual({ width: 16, height: 9.6 });
});

test('the table on the clipboard has full precision, no formula, and where it comes from', () => {
  const { line } = everyFigure('en');
  const { text, html } = figureClipboard({ ...line, title: '=1+1', series: [{ ...line.series[0]!, label: '@a\tb', values: [0.1 + 0.2, 1, 2, null] }], thresholds: [] });
  const lines = text.split('\r\n');
  expect(lines.slice(0, 3)).toEqual(["'=1+1", "Quarter\t'@a b", '0\t0.30000000000000004']);
  expect(text).toContain('Scenario: Perfect storm');
  expect(html).toContain('<th align="right">&#39;@a\tb</th>');
  expect(html).toContain('model 1');
});

test.each(everyFigureList('zhHant').map((figure) => [figure.type, figure] as const))('%s becomes an Excel workbook with its stamp', async (_type, figure) => {
  const bytes = await xlsxReport.write(figureReport(figure, { ...aStamp, subject: figure.id }), new Map());
  expect(readStamps(bytes)).toMatchObject({ ok: true, value: expect.arrayContaining([expect.objectContaining({ subject: figure.id })]) });
});

test('what is pointed at stands for its firms: a bar of a stack for those of its quarter alone', () => {
  const { stackedBars, sankey, scatter, network } = everyFigure('en');
  const [first] = stackedBars.series;
  const figure = { ...stackedBars, series: [{ ...first!, firmsAt: [['f1'], ['f2', 'f3'], [], []] }] };
  expect(pointedFirms(figure, { dataset: 0, index: 1, raw: null })).toEqual(['f2', 'f3']);
  expect(pointedFirms(stackedBars, { dataset: 1, index: 1, raw: null })).toEqual(['b']);
  expect(pointedFirms(sankey, { dataset: 0, index: 1, raw: null })).toEqual(['cloud', 'bank']);
  expect(pointedFirms(scatter, { dataset: 1, index: 0, raw: null })).toEqual(['b']);
  expect(pointedFirms(network, { dataset: 0, index: 2, raw: null })).toEqual(['c']);
  expect(pointedFirms(stackedBars, { dataset: 9, index: 9, raw: null })).toEqual([]);
});

test.each(everyFigureList('en').map((figure) => [figure.type, figure] as const))('%s: headings of the table that select firms lie in the table, and select firms of the figure', (_type, figure) => {
  const { columns, rows } = firmsOfTable(figure);
  const table = figureTable(figure);
  for (const column of columns.keys()) expect(column).toBeLessThan(table.columns.length);
  for (const row of rows.keys()) expect(row).toBeLessThan(table.rows.length);
  for (const id of [...columns.values(), ...rows.values()].flat()) expect(firmsIn(figure).has(id)).toBe(true);
});
