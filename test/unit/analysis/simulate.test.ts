import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startAnalysis } from '../../../shared/analysis/kinds/analysisKind.ts';
import { simulate } from '../../../shared/analysis/kinds/simulate.ts';
import { finish } from '../../../shared/analysis/steps.ts';
import { isPossible, nearestCorrelations } from '../../../shared/analysis/correlationMatrix.ts';
import { quantile, shakenScenarios } from '../../../shared/analysis/simulatedPaths.ts';
import { decodeWorkbook } from '../../../shared/document/codec.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { run } from '../../../shared/engine/run.ts';

const decoded = decodeWorkbook(readFileSync(new URL('../../../samples/ai-chain-2025.firebreak', import.meta.url), 'utf8'));
if (!decoded.ok) throw new Error('the sample is refused');
const { workbook } = decoded.value;
const scenario = workbook.scenarios.find(({ name }) => name === 'Perfect storm')!;

interface Simulated {
  readonly base: number;
  readonly mean: number;
  readonly standardError: number;
  readonly firms: readonly { readonly firm: string; readonly probability: number; readonly interval: readonly [number, number] }[];
  readonly quantiles: readonly { readonly value: number }[];
  readonly convergence: readonly { readonly tries: number; readonly anyFailure: number; readonly interval: readonly [number, number] }[];
}

function simulated(parameters: Readonly<Record<string, string>>): Simulated {
  const started = startAnalysis(simulate, parameters, { model: workbook, scenario, scenarios: [scenario] });
  const answer = started.ok ? finish(started.value) : started;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.document as unknown as Simulated;
}

test('one seed gives one answer, another seed another', () => {
  expect(simulated({ tries: '40', seed: '7' })).toEqual(simulated({ tries: '40', seed: '7' }));
  expect(simulated({ tries: '40', seed: '8' }).mean).not.toBe(simulated({ tries: '40', seed: '7' }).mean);
});

test('without volatility every path is the scenario', () => {
  const inputs = compileInputs(workbook, scenario);
  if (!inputs.ok) throw new Error('refused');
  const { failureQuarter } = run(inputs.value);
  const { base, mean, firms, quantiles } = simulated({ tries: '5', volatility: '0' });
  expect(mean).toBeCloseTo(base, 6);
  for (const { value } of quantiles) expect(value).toBeCloseTo(base, 6);
  expect(firms.filter(({ probability }) => probability === 1).map(({ firm }) => firm).toSorted()).toEqual(workbook.firms.filter((_, row) => (failureQuarter[row] ?? 0) > 0).map(({ id }) => id).toSorted());
  expect(firms.filter(({ probability }) => probability !== 1 && probability !== 0)).toEqual([]);
});

test('every share lies in an interval that has a width at none and all of the paths too, and the estimate is written down on its way', () => {
  const { firms, convergence } = simulated({ tries: '40' });
  for (const { probability, interval: [low, high] } of firms) {
    expect(low).toBeLessThanOrEqual(probability);
    expect(high).toBeGreaterThanOrEqual(probability);
    expect(high - low).toBeGreaterThan(0.08);
  }
  expect(new Set(firms.map(({ probability }) => probability))).toContain(1);
  expect(convergence).toHaveLength(20);
  expect(convergence.at(-1)?.tries).toBe(40);
});

test('quantiles lie straight between neighbours', () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantile([1, 2, 4, 8], share))).toEqual([1, 1.75, 3, 8]);
});

test('a matrix of correlations moves the three as it says, and an even one spreads outcomes as one number does', () => {
  const together = simulated({ tries: '40', correlations: '1 1 1; 1 1 1; 1 1 1' });
  expect(together.quantiles).toEqual(simulated({ tries: '40', correlations: '1 1 1; 1 1 1; 1 1 1' }).quantiles);
  const next = shakenScenarios(scenario, 20, { seed: 1, volatility: 0.3, correlation: [[1, 1, -1], [1, 1, -1], [-1, -1, 1]] });
  const flat = shakenScenarios(scenario, 20, { seed: 1, volatility: 0, correlation: 0 })();
  const drawn = next();
  const move = (key: 'rent' | 'demand' | 'gpuPrice') => {
    const [values, still] = [drawn, flat].map(({ drivers }) => (drivers[key] as { readonly values: readonly number[] }).values);
    return Math.log(values![0]! / still![0]!) + 0.15 ** 2 / 2;
  };
  expect(move('demand')).toBeCloseTo(move('rent'), 9);
  expect(move('gpuPrice')).toBeCloseTo(-move('rent'), 9);
});

test('correlations that no series can have are refused with the nearest and its largest change', () => {
  const started = startAnalysis(simulate, { correlations: '1 1 0; 1 1 1; 0 1 1' }, { model: workbook, scenario, scenarios: [scenario] });
  const answer = started.ok ? finish(started.value) : started;
  if (answer.ok) throw new Error('not refused');
  expect(answer.error.code).toBe('correlation.impossible');
  expect(answer.error.details).toMatchObject({ 'row.en': 'Rent', 'column.en': 'Demand', from: 1, least: -0.414 });
  expect(isPossible(nearestCorrelations([[1, 1, 0], [1, 1, 1], [0, 1, 1]]))).toBe(true);
  expect(simulated({ tries: '5', correlations: String(answer.error.details['matrix']) }).firms.length).toBeGreaterThan(0);
});

test.each([[{ volatility: '-1' }], [{ volatility: 'x' }], [{ correlation: '2' }], [{ tries: '1' }]])('%o is refused by name', (parameters) => {
  expect(() => simulated(parameters)).toThrow(/^analysis\./);
});
