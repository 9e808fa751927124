/** The numbers in figures are the engine's: read here from the result document, by other code than the charts use. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cashRunway } from '../../../shared/charts/cashRunway.chart.ts';
import { chartSource } from '../../../shared/charts/chartSource.ts';
import type { ChartContext } from '../../../shared/charts/chartDefinition.ts';
import { debtLiquidity } from '../../../shared/charts/debtLiquidity.chart.ts';
import { dscr } from '../../../shared/charts/dscr.chart.ts';
import { failures } from '../../../shared/charts/failures.chart.ts';
import { losses } from '../../../shared/charts/losses.chart.ts';
import { ltv } from '../../../shared/charts/ltv.chart.ts';
import { makeFigure } from '../../../shared/charts/makeFigure.ts';
import { maturityWall } from '../../../shared/charts/maturityWall.chart.ts';
import { prices } from '../../../shared/charts/prices.chart.ts';
import { scenarioOverlay } from '../../../shared/charts/scenarioOverlay.chart.ts';
import { survival } from '../../../shared/charts/survival.chart.ts';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import { scenarioByNameOrId } from '../../../shared/document/document.ts';
import { type ChartChoices, noChoices } from '../../../shared/document/savedChart.ts';
import { type ResultDocument, toResultDocument } from '../../../shared/engine/result.ts';
import { figureTable } from '../../../shared/interchange/figureTable.ts';
import type { SeriesFigure } from '../../../shared/interchange/figure.ts';

const decoded = decodeWorkbook(readFileSync(new URL('../../../samples/ai-chain-2025.firebreak', import.meta.url), 'utf8'));
if (!decoded.ok) throw new Error('the sample is refused');
const { workbook } = decoded.value;

function storm(name = 'Perfect storm'): { readonly document: ResultDocument; readonly context: (choices?: Partial<ChartChoices>) => ChartContext } {
  const scenario = scenarioByNameOrId(workbook, name);
  if (scenario === undefined) throw new Error('no such scenario');
  const source = chartSource(workbook, scenario, { language: 'en', date: '2025-11-24', hash: '' });
  if (!source.ok) throw new Error('refused');
  const context = (choices: Partial<ChartChoices> = {}) => source.value({ ...noChoices, ...choices });
  const { run } = context();
  if (run === null) throw new Error('no run');
  return { document: toResultDocument(run.result, workbook, scenario), context };
}

const { document, context } = storm();
const idOf = (name: string) => workbook.firms.find((firm) => firm['name'] === name)?.id ?? '';
const failed = Object.entries(document.firms).filter(([, { failure }]) => failure !== null);

describe('in the storm', () => {
  test('failures and survival count the firms that the engine lists as failed', () => {
    const bars = failures.figure(context());
    for (const { t, failures: listed } of document.quarters) expect(bars.series.reduce((sum, { values }) => sum + (values[t - 1] ?? 0), 0)).toBe(listed.length);
    expect(bars.series.flatMap(({ firms = [] }) => firms).toSorted()).toEqual(failed.map(([id]) => id).toSorted());
    const all = survival.figure(context()).series.find(({ key }) => key === 'all');
    expect(all?.values.at(-1)).toBe(1 - failed.length / workbook.firms.length);
  });

  test('cash, debt, DSCR and LTV of a firm are its numbers, up to its failure', () => {
    const id = idOf('CoreWeave');
    const firm = document.firms[id];
    const firms = [id];
    const [cash] = cashRunway.figure(context({ firms })).panels;
    expect((cash as SeriesFigure).series[0]?.values).toEqual(firm?.cash);
    const [debt] = debtLiquidity.figure(context({ firms })).panels;
    expect((debt as SeriesFigure).series[0]?.values).toEqual(firm?.debt);
    expect(dscr.figure(context({ firms })).series[0]?.values).toEqual(firm?.dscr);
    expect(ltv.figure(context({ firms })).series[0]?.values).toEqual(firm?.ltv);
  });

  test('the runway is cash over the average outflow of the last four quarters', () => {
    const id = idOf('Applied Digital');
    const cash = document.firms[id]?.cash ?? [];
    const [, runway] = cashRunway.figure(context({ firms: [id] })).panels;
    expect((runway as SeriesFigure).series[0]?.values[2]).toBeCloseTo((cash[2] ?? 0) / (((cash[0] ?? 0) - (cash[2] ?? 0)) / 2), 9);
  });

  test('prices are those of the quarters', () => {
    const [rent, , factor] = prices.figure(context()).series;
    const opening = Number(workbook.market['spotRent']);
    document.quarters.forEach(({ t, rent: own, priceFactor }) => {
      expect(rent?.values[t]).toBeCloseTo(own / opening, 12);
      expect(factor?.values[t]).toBe(priceFactor);
    });
  });

  test('losses by channel are those of the quarters, and add up to the totals', () => {
    const { steps } = losses.figure(context());
    for (const { key, value, kind } of steps) if (kind === 'change') expect(value).toBeCloseTo(document.quarters.reduce((sum, quarter) => sum + quarter.losses[key as 'loan'], 0), 9);
    expect(steps.at(-1)?.value).toBeCloseTo(document.totals.lossToLenders + document.totals.lossToOthers, 6);
    expect(steps.slice(0, -1).reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(steps.at(-1)?.value ?? 0, 6);
  });

  test('scenarios are overlaid as each is run by itself, and named', () => {
    const ids = ['Base', 'Perfect storm', 'Credit freeze'].map((name) => scenarioByNameOrId(workbook, name)?.id ?? '');
    const figure = scenarioOverlay.figure(context({ scenarios: ids, parameters: { measure: 'losses' } }));
    expect(figure.series.map(({ label }) => label)).toEqual(['Base', 'Perfect storm', 'Credit freeze']);
    figure.series.forEach(({ label, values }) => {
      const { totals } = storm(label).document;
      expect(values.at(-1)).toBeCloseTo(totals.lossToLenders + totals.lossToOthers, 6);
    });
  });
});

test('principal due and principal left add up to the loans of the opening', () => {
  const loans = workbook.contracts.filter(({ type }) => type === 'loan').reduce((sum, row) => sum + Number(row['principal'] ?? 0), 0);
  const own = workbook.firms.reduce((sum, row) => sum + Number(row['debt'] ?? 0), 0);
  const base = storm('Base').context();
  const { series, caption } = maturityWall.figure(base);
  const due = series.reduce((sum, { values }) => sum + values.reduce<number>((all, value) => all + (value ?? 0), 0), 0);
  const later = Number(/never: ([\d,]+)/.exec(caption.remark)?.[1]?.replaceAll(',', ''));
  expect(due + later).toBeCloseTo(loans + own, -1);
});

test('a loan is due by its amortization, then the whole rest at its maturity', () => {
  const firms = [{ id: 'f1', name: 'Lessor', debt: 100, amortization: 0.1, maturity: 3, cash: 1000 }, { id: 'f2', name: 'Bank', kind: 'bank', cash: 100 }];
  const book = { ...workbook, market: { id: 'market', quarters: 4 }, firms, contracts: [{ id: 'c1', type: 'loan', from: 'f2', to: 'f1', principal: 40 }], scenarios: [] };
  const source = chartSource(book as never, { id: 'base', name: 'Base', drivers: {}, overrides: [], failures: [] }, { language: 'en', date: '', hash: '' });
  if (!source.ok) throw new Error('refused');
  const figure = maturityWall.figure(source.value({ ...noChoices, firms: ['f1'] }));
  expect(figure.series.map(({ label, values }) => [label, values])).toEqual([['Lessor', [10, 10, 80, 0]]]);
  expect(figure.caption.remark).toContain('never: 40.');
});

test('title, marks and a pinned scale of the choices stand on the figure and leave its numbers alone', () => {
  const marks = [
    { kind: 'event', quarter: 3, text: 'Freeze' }, { kind: 'limit', value: 2, text: 'Most' }, { kind: 'zone', quarter: 2, to: 4, text: 'Waiver' }, { kind: 'note', quarter: 1, value: 1, text: 'Own' }, { kind: 'event', quarter: 99, text: 'Beyond' },
  ] as const;
  const plain = makeFigure(failures, context());
  const figure = makeFigure(failures, context({ marks, scale: { min: 0, max: 10 } }), { id: 'g1', name: 'My title' });
  expect(figure).toMatchObject({ id: 'g1', title: 'My title', scale: { min: 0, max: 10 } });
  expect((figure as SeriesFigure).marks.map(({ kind, text }) => [kind, text])).toEqual([['event', 'Freeze'], ['limit', 'Most'], ['zone', 'Waiver'], ['note', 'Own']]);
  expect(figureTable(figure)).toEqual(figureTable(plain));
});
