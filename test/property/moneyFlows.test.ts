/** The payments of a quarter explain every firm's cash: nothing is missing from the picture of money flows, nothing is in it twice. */
import { expect, test } from 'vitest';
import { moneyFlows } from '../../shared/analysis/moneyFlows.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { forLiveCases } from '../builders/liveRun.ts';

test('opening cash, plus all that a firm receives, less all that it pays, is its closing cash', () => {
  let held = 0;
  const kinds = new Set<string>();
  forLiveCases(60, { maxFirms: 14 }, ({ model, scenario }) => {
    const inputs = compileInputs(model, scenario);
    if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
    const result = run(inputs.value);
    for (let t = 1; t <= Math.min(4, result.quarters); t += 1) {
      const flows = moneyFlows(inputs.value, t);
      for (const { kind } of flows) kinds.add(kind);
      for (let firm = 0; firm < result.firmCount; firm += 1) {
        const failed = result.failureQuarter[firm] ?? 0;
        if (failed > 0 && failed <= t) continue;
        const width = result.quarters + 1;
        const [before, after] = [result.cash[firm * width + t - 1] ?? NaN, result.cash[firm * width + t] ?? NaN];
        const [received, paid] = [flows.filter(({ to }) => to === firm), flows.filter(({ from }) => from === firm)].map((some) => some.reduce((sum, { amount }) => sum + amount, 0)) as [number, number];
        const gap = Math.abs(before + received - paid - after) / Math.max(1, before, received, paid);
        if (gap > 1e-9) throw new Error(`Quarter ${t}, firm ${firm}: ${before} + ${received} - ${paid} is not ${after}`);
        held += 1;
      }
    }
  });
  expect(held).toBeGreaterThan(500);
  expect([...kinds].toSorted()).toEqual(['call', 'costs', 'debtService', 'funding', 'injection', 'lending', 'purchase', 'rent', 'revenue', 'spot']);
});
