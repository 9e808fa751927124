/** What what-if analyses cost on the standard work of 100 firms, 1,000 contracts and 20 quarters. Prints seconds; asserts nothing about time. */
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { startAnalysis } from '../../shared/analysis/kinds/analysisKind.ts';
import { analysisKind } from '../../shared/analysis/kinds/registry.ts';
import { finish } from '../../shared/analysis/steps.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { standardWorkbook } from './standardWorkbook.ts';

const model = standardWorkbook(100);
const fifty = { from: '-0.5', to: '0.5', steps: '50', from2: '1', to2: '50', steps2: '50' };

const work = [
  ['a table of 50 x 50: an input against another', 'grid', { ...fifty, input: 'market.fireSaleImpact', from: '0', to: '1', input2: 'firm:f000001.cash' }],
  ['a table of 50 x 50: a path against an input', 'grid', { ...fifty, input: 'driver:rent', input2: 'firm:f000001.cash' }],
  ['every firm in turn', 'each', {}],
  ['all checks', 'checks', {}],
  ['headroom with cures', 'headroom', {}],
  ['reverse stress over rents', 'reverse', { input: 'driver:rent', from: '-0.5', to: '0.5', failures: '40' }],
] as const;

test.each(work)('%s', (name, kind, parameters) => {
  const begun = performance.now();
  const started = startAnalysis(analysisKind(kind)!, parameters, { model, scenario: baseScenario, scenarios: [baseScenario] });
  const done = started.ok ? finish(started.value) : started;
  expect(done.ok).toBe(true);
  console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(2)} s`);
});
