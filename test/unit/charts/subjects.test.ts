/** Charts of flows, debt, chance and analogues show the numbers of the engine and of their sources. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startAnalysis } from '../../../shared/analysis/kinds/analysisKind.ts';
import { tornado } from '../../../shared/analysis/kinds/tornado.ts';
import { lossesOf } from '../../../shared/analysis/outcomes/outcome.ts';
import { finish } from '../../../shared/analysis/steps.ts';
import { languages } from '../../../shared/base/localized.ts';
import { chartSource } from '../../../shared/charts/chartSource.ts';
import { flowParts } from '../../../shared/charts/flowFigure.ts';
import { makeFigure } from '../../../shared/charts/makeFigure.ts';
import { chartById, type ChartId } from '../../../shared/charts/registry.ts';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import { type ChartChoices, noChoices } from '../../../shared/document/savedChart.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { run } from '../../../shared/engine/run.ts';
import { lossKinds } from '../../../shared/engine/state.ts';
import type { Figure, FigureOf, FigureType } from '../../../shared/interchange/figure.ts';
import { colourOf, darkPalette, lightPalette } from '../../../shared/interchange/palette.ts';

const decoded = decodeWorkbook(readFileSync(new URL('../../../samples/ai-chain-2025.firebreak', import.meta.url), 'utf8'));
if (!decoded.ok) throw new Error('the sample is refused');
const { workbook } = decoded.value;
const scenario = workbook.scenarios.find(({ name }) => name === 'Perfect storm')!;
const inputs = compileInputs(workbook, scenario);
if (!inputs.ok) throw new Error('the storm is refused');
const result = run(inputs.value);

function figureOf(id: ChartId, choices: Partial<ChartChoices> = {}, language: (typeof languages)[number] = 'en'): Figure {
  const source = chartSource(workbook, scenario, { language, date: '2025-11-24', hash: 'abc' });
  if (!source.ok) throw new Error('refused');
  return makeFigure(chartById(id)!, source.value({ ...noChoices, ...choices }));
}

function typed<Type extends FigureType>(figure: Figure, type: Type): FigureOf<Type> {
  expect(figure.type).toBe(type);
  expect(figure.empty).toBeNull();
  return figure as FigureOf<Type>;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

test('the flows of losses add up to the losses of the run', () => {
  const { flows } = typed(figureOf('lossFlows'), 'sankey');
  expect(total(flows.map(({ value }) => value))).toBeCloseTo(lossesOf(result, lossKinds), 6);
});

test('the areas of the debt add up to the debt at opening', () => {
  const { leaves } = typed(figureOf('debtTreemap'), 'treemap');
  expect(total(leaves.map(({ value }) => value))).toBeCloseTo(total(Array.from({ length: result.firmCount }, (_, firm) => result.debt[firm * (result.quarters + 1)] ?? 0)), 6);
  expect(leaves.every(({ path }) => path.length === 3)).toBe(true);
});

test('rents of a quarter are in the flows between kinds of firm, and more with outside', () => {
  const inside = typed(figureOf('moneyFlows', { quarter: 1 }), 'sankey');
  const all = typed(figureOf('moneyFlows', { quarter: 1, parameters: { scope: 'all', by: 'firm' } }), 'sankey');
  expect(inside.flows.some(({ kind }) => kind === 'Lease rent')).toBe(true);
  expect(inside.flows.some(({ kind }) => kind === 'Operating costs')).toBe(false);
  expect(all.caption.remark).toMatch(/smaller flows, [\d,]+ in all, not drawn/);
});

test('money that is paid for different things has different colours', () => {
  const { flows } = typed(figureOf('moneyFlows', { quarter: 12 }), 'sankey');
  expect(flows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Purchases', 'Guarantee calls']));
  for (const palette of [lightPalette, darkPalette]) {
    const colours = new Map(flows.map(({ kind, colour }) => [kind, colourOf(palette, colour)]));
    expect(new Set(colours.values()).size).toBe(colours.size);
  }
});

describe('a circle of flows', () => {
  const kind = { key: 'rent', label: 'Rent', colour: { role: 'muted' } } as const;
  const nodes = ['vendor', 'lab', 'lessor'].map((key) => ({ key, label: key, firms: [key], colour: { role: 'muted' } as const }));
  const circle = [{ from: 'vendor', to: 'lab', value: 10, kind }, { from: 'lab', to: 'lessor', value: 9, kind }, { from: 'lessor', to: 'vendor', value: 8, kind }];

  test('is unrolled: what comes back ends in a second node of its payee', () => {
    const { flows, nodes: shown } = flowParts({ language: 'en' }, nodes, circle);
    expect(flows.map(({ from, to, value }) => [from, to, value])).toEqual([['vendor', 'lab', 10], ['lab', 'lessor', 9], ['lessor', 'vendor↻', 8]]);
    expect(shown.map(({ label }) => label)).toEqual(['vendor', '↻ vendor', 'lab', 'lessor']);
  });

  test('does not depend on the order in which it is told', () => {
    const one = flowParts({ language: 'en' }, nodes, circle);
    expect(flowParts({ language: 'en' }, nodes, circle.toReversed())).toEqual(one);
  });

  test('a party that pays itself does not pay nobody', () => {
    expect(flowParts({ language: 'en' }, nodes, [{ from: 'lab', to: 'lab', value: 1, kind }]).flows.map(({ from, to }) => [from, to])).toEqual([['lab', 'lab↻']]);
  });
});

test('the tornado is the one of the analysis', () => {
  const figure = typed(figureOf('tornado', { parameters: { outcome: 'losses', inputs: 'drivers' } }), 'tornado');
  const started = startAnalysis(tornado, { outcome: 'losses', input: 'driver:demand,driver:rent,driver:gpuPrice,driver:life,driver:baseRate,driver:funding,driver:opex,driver:capex,driver:credit' }, { model: workbook, scenario, scenarios: [scenario] });
  const answer = started.ok ? finish(started.value) : started;
  if (!answer.ok) throw new Error('refused');
  const { base, bars } = answer.value.document as { base: number; bars: readonly { input: string; outcomeLow: number; outcomeHigh: number }[] };
  expect(figure.base).toBe(base);
  expect(figure.bars.map(({ key, low, high }) => [key, low, high])).toEqual(bars.map(({ input, outcomeLow, outcomeHigh }) => [input, outcomeLow, outcomeHigh]));
});

test('the framed cell of the heat map is the scenario as it is', () => {
  const { here, values } = typed(figureOf('heatMap', { parameters: { outcome: 'losses' } }), 'heatMap');
  expect(values[here?.row ?? -1]?.[here?.column ?? -1]).toBe(lossesOf(result, lossKinds));
});

test('the fan is the same for the same seed, its bands lie within one another, and no path starts with a loss', () => {
  const figure = typed(figureOf('fan'), 'fan');
  expect(typed(figureOf('fan'), 'fan')).toEqual(figure);
  const [wide, narrow] = figure.bands;
  figure.median.forEach((median, place) => {
    const order = [wide?.low[place], narrow?.low[place], median, narrow?.high[place], wide?.high[place]].map((value) => value ?? NaN);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
  expect(figure.median[0]).toBe(0);
  expect(figure.lines[0]?.values.at(-1)).toBe(lossesOf(result, lossKinds));
});

test('analogues stand at 100 in the index year, between their published points on straight lines, and name their sources', () => {
  const figure = typed(figureOf('analogues'), 'line');
  const labels = figure.x.kind === 'categories' ? figure.x.labels : [];
  const of = (key: string, label: string) => figure.series.find((each) => each.key === key)?.values[labels.indexOf(label)];
  for (const { key } of figure.series) expect(of(key, '2025')).toBeCloseTo(100, 9);
  // 2006 is 2026 here: 183.48 over 171.78 of 2005.
  expect(of('housePrice', '2026')).toBeCloseTo((100 * 183.48) / 171.78, 9);
  expect(figure.caption.source).toContain('S&P/Case-Shiller');
});

test.each(languages)('the network marks who has failed by the quarter, in %s', (language) => {
  const { nodes } = typed(figureOf('exposureNetwork', { quarter: 3 }, language), 'network');
  const failed = workbook.firms.filter((_, row) => (result.failureQuarter[row] ?? 0) > 0 && (result.failureQuarter[row] ?? 0) <= 3).map(({ id }) => id);
  expect(nodes.filter((node) => node.failed).map(({ key }) => key).toSorted()).toEqual(failed.toSorted());
});

test('small multiples have one panel for each chosen firm', () => {
  const firms = workbook.firms.slice(0, 3).map(({ id }) => id);
  const { panels } = typed(figureOf('smallMultiples', { firms }), 'multiples');
  expect(panels.map(({ title }) => title)).toEqual(workbook.firms.slice(0, 3).map(({ name }) => name));
  expect(typed(figureOf('smallMultiples', { parameters: { by: 'scenario' } }), 'multiples').panels).toHaveLength(Math.min(9, workbook.scenarios.length + 1));
});
