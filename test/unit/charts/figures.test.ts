import { expect, test } from 'vitest';
import { cash } from '../../../shared/charts/cash.chart.ts';
import type { ChartContext } from '../../../shared/charts/chartDefinition.ts';
import { contextOf as plainContext, runner } from '../../../shared/charts/chartSource.ts';
import { failures } from '../../../shared/charts/failures.chart.ts';
import { ltv } from '../../../shared/charts/ltv.chart.ts';
import { prices } from '../../../shared/charts/prices.chart.ts';
import { charts } from '../../../shared/charts/registry.ts';
import { noChoices } from '../../../shared/document/savedChart.ts';
import type { Row } from '../../../shared/columns/define.ts';
import { baseScenario, type Scenario } from '../../../shared/drivers/scenario.ts';
import { modelVersion } from '../../../shared/engine/modelVersion.ts';
import { type Figure, xLabels } from '../../../shared/interchange/figure.ts';

/** A lessor that cannot pay in quarter 2, a bank that can, and a lab without debt. */
const firms: readonly Row[] = [
  { id: 'f1', name: 'Lessor', kind: 'neocloud', cash: 100, opex: 60, gpus: 1000, gpuCost: 40, gpuLife: 20, debt: 20, lender: 'f2', pledged: 1, maxLtv: 0.8, rate: 0.08 },
  { id: 'f2', name: 'Bank', kind: 'bank', cash: 500 },
  { id: 'f3', name: 'Lab', kind: 'aiLab', cash: 50 },
];

function contextOf(given: Partial<ChartContext> = {}, scenario: Scenario = baseScenario, rows: readonly Row[] = firms, quarters = 4): ChartContext {
  const workbook = { name: 'Chain', currency: 'USD', market: { id: 'market', quarters, spotRent: 0 }, firms: rows, contracts: [] };
  const context = plainContext(workbook, [baseScenario], scenario, runner(workbook), noChoices, { language: 'en', date: '2025-11-24', hash: 'abcdef0123456789' });
  if (context.run === null) throw new Error('refused');
  return { ...context, quarter: 2, ...given };
}

test('failures are counted by quarter and kind; kinds without one are left out', () => {
  const figure = failures.figure(contextOf());
  expect(figure.x).toMatchObject({ kind: 'quarters', quarters: [1, 2, 3, 4] });
  expect(figure.series.map(({ label, values }) => [label, values])).toEqual([['Neocloud', [0, 1, 0, 0]]]);
});

test('without a failure the chart says so', () => {
  const context = contextOf();
  const nobody = { ...context, run: context.run === null ? null : { ...context.run, result: { ...context.run.result, failureQuarter: new Int32Array(3) } } };
  expect(failures.figure(nobody).empty).toBe('No firm fails in this scenario.');
});

test('prices are shares of the opening, on one axis', () => {
  const fall: Scenario = { ...baseScenario, drivers: { gpuPrice: [{ start: 1, depth: -0.5 }] } };
  const figure = prices.figure(contextOf({}, fall));
  const price = figure.series.find(({ key }) => key === 'gpuPrice');
  expect(price?.values).toEqual([1, 0.5, 0.5, 0.5, 0.5]);
});

test('the cash of a failed firm ends at its failure, which is marked', () => {
  const figure = cash.figure(contextOf({ selectedFirms: ['f1', 'f3'] }));
  const [lessor, lab] = figure.series;
  expect(lessor?.failsAt).toBe(2);
  expect(lessor?.values.slice(2)).toEqual([0, null, null]);
  expect(lab?.values).toEqual([50, 50, 50, 50, 50]);
});

test('with nothing selected the first to fail are shown, and the chart says so', () => {
  const figure = cash.figure(contextOf());
  expect(figure.series.map(({ key }) => key)).toEqual(['f1']);
  expect(figure.caption.remark).toContain('No firm is selected');
});

test('more firms than can be told apart are cut, and the chart says so', () => {
  const many = Array.from({ length: 12 }, (_, index): Row => ({ ...firms[1], id: `g${index}`, name: `G${index}` }));
  const figure = cash.figure(contextOf({ selectedFirms: many.map(({ id }) => id) }, baseScenario, many, 2));
  expect(figure.series).toHaveLength(8);
  expect(figure.caption.remark).toBe('The first 8 of 12 selected firms.');
});

test('the LTV of the selected firm stands against its covenant', () => {
  const figure = ltv.figure(contextOf({ selectedFirms: ['f3', 'f1'] }));
  expect(figure.title).toBe('Loan-to-value of Lessor');
  expect(figure.series[0]?.values[0]).toBeCloseTo(0.5);
  expect(figure.thresholds[0]?.values[0]).toBe(0.8);
});

test('of several selected firms, one with a covenant is shown first', () => {
  const two: readonly Row[] = [{ ...firms[0], id: 'g1', name: 'No covenant', maxLtv: 0 }, { ...firms[0], id: 'g2', name: 'Covenant' }, { ...firms[1], id: 'f2' }];
  expect(ltv.figure(contextOf({ selectedFirms: ['g1', 'g2'] }, baseScenario, two, 2)).title).toBe('Loan-to-value of Covenant');
});

test('no two lines have the same colour or, next to each other in the palette, the same stroke', () => {
  const many = Array.from({ length: 8 }, (_, index): Row => ({ ...firms[1], id: `g${index}`, name: `G${index}` }));
  const { series } = cash.figure(contextOf({ selectedFirms: many.map(({ id }) => id) }, baseScenario, many, 2));
  expect(new Set(series.map(({ colour }) => JSON.stringify(colour))).size).toBe(8);
  expect(series.slice(0, 4).every(({ stroke }, index) => stroke !== series[index + 4]?.stroke)).toBe(true);
});

test('a firm without GPU loans has no LTV, and the chart says why', () => {
  expect(ltv.figure(contextOf({ selectedFirms: ['f3'] })).empty).toBe('Lab has no loan secured on GPUs, so it has no loan-to-value.');
});

test('every chart says in both languages where it comes from, and is empty without a result', () => {
  for (const chart of charts) {
    for (const language of ['en', 'zhHant'] as const) {
      const figure = chart.figure(contextOf({ language }));
      expect(figure.caption).toMatchObject({ workbook: 'Chain', scenario: { en: 'Base', zhHant: '基準' }[language], date: '2025-11-24', model: modelVersion, hash: 'abcdef0123456789' });
      expect([chart.label[language], chart.help[language], figure.caption.unit].every((text) => text !== '')).toBe(true);
      expect(chart.figure(contextOf({ language, run: null })).empty).not.toBeNull();
    }
  }
});

test('every series of a figure has a value or a gap for each quarter', () => {
  for (const chart of charts) {
    const figure: Figure = chart.figure(contextOf({ selectedFirms: ['f1', 'f2'] }));
    for (const part of figure.type === 'multiples' ? figure.panels : [figure]) {
      if (!('series' in part)) continue;
      for (const { values } of [...part.series, ...part.thresholds]) expect(values).toHaveLength(xLabels(part.x).length);
    }
  }
});
