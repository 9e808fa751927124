import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { arbModel, arbScenario } from '../builders/arbitraries.ts';

const withScenario = (span: 'any' | 'plausible') =>
  arbModel({ span }).chain((model) => arbScenario(model.firms.map(({ id }) => id)).map((scenario) => ({ model, scenario })));

test.each(['plausible', 'any'] as const)('what each term allows, the engine accepts (%s)', (span) => {
  fc.assert(fc.property(withScenario(span), ({ model, scenario }) => {
    for (const each of [baseScenario, scenario]) {
      const inputs = compileInputs(model, each);
      expect(inputs.ok ? [] : inputs.error).toEqual([]);
    }
  }));
});
