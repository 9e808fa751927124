import { expect, test } from 'vitest';
import { figureCsv } from '../../../shared/interchange/exporters/figureCsv.ts';
import type { SeriesFigure } from '../../../shared/interchange/figure.ts';

function aFigure(given: Partial<SeriesFigure> = {}): SeriesFigure {
  return {
    id: 'cash', language: 'en', type: 'line', title: 'Cash', x: { kind: 'quarters', title: 'Quarter', quarters: [0, 1] }, unit: 'money', empty: null, marked: null, marks: [], scale: null,
    caption: { workbook: 'Chain', scenario: 'Base', unit: 'USD M', date: '2025-11-24', remark: '' },
    series: [{ key: 'a', label: 'Lessor A', values: [0.1, -1234.5678901234567], colour: { role: 'series', index: 0 }, stroke: 'solid' }],
    thresholds: [],
    ...given,
  };
}

test('a figure becomes CSV with byte order mark, provenance, and full precision', () => {
  expect(figureCsv(aFigure())).toBe('﻿Chart,Cash\r\nWorkbook,Chain\r\nScenario,Base\r\nUnit,USD M\r\nDate,2025-11-24\r\n\r\nQuarter,Lessor A\r\n0,0.1\r\n1,-1234.5678901234567\r\n');
});

test('a name that would be a formula is disarmed, and quotes and commas are quoted', () => {
  const series = ['=HYPERLINK("x")', '+1', '-1', '@sum', '\tx', ' =1', 'A, "B"'].map((label, index) => ({ key: String(index), label, values: [1, 2], colour: { role: 'series', index } as const, stroke: 'solid' as const }));
  const head = figureCsv(aFigure({ series })).split('\r\n')[6];
  expect(head).toBe(`Quarter,"'=HYPERLINK(""x"")",'+1,'-1,'@sum,"'\tx",' =1,"A, ""B"""`);
});

test('a value that does not exist is an empty cell, and limits are columns', () => {
  const figure = aFigure({
    series: [{ key: 'a', label: 'LTV', values: [null, 0.5], colour: { role: 'series', index: 0 }, stroke: 'solid' }],
    thresholds: [{ key: 'covenant', label: 'Covenant', values: [0.8, 0.8] }],
  });
  expect(figureCsv(figure).split('\r\n').slice(6, 9)).toEqual(['Quarter,LTV,Covenant', '0,,0.8', '1,0.5,0.8']);
});

test('Chinese headings are written in Chinese', () => {
  expect(figureCsv(aFigure({ language: 'zhHant' })).split('\r\n')[1]).toBe('活頁簿,Chain');
});
