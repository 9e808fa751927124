/** Claims so large that what meets them is below their rounding: the sums of those who pay in part must not be measured by them. */
import { expect, test } from 'vitest';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { run } from '../../../shared/engine/run.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { EngineModel } from '../../../shared/engine/inputs.ts';

test.each([10, 1e6, 1e12, 7.85e14, 1e15])('a ring that loses a little each time round pays nothing, beside a rent of %d as well', (rent) => {
  const model: EngineModel = {
    market: { id: 'market', quarters: 1 },
    firms: [{ id: 'f1', name: 'Tenant' }, { id: 'f3', name: 'Lessor', opex: 0.0312, debt: 26.57, lender: 'f1', failsWhenInsolvent: true }],
    contracts: [{ id: 'c', type: 'lease', from: 'f3', to: 'f1', rent, term: 4 }],
  };
  const inputs = compileInputs(model, baseScenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  const { payments, residual } = run(inputs.value);
  expect(residual).toBeLessThanOrEqual(1e-13);
  expect([payments[0], payments[2]]).toEqual([0, 0]);
});
