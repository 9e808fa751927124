/** Same inputs, same bits, on every machine (design/reliability.md P31). */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256 } from '../../../shared/base/sha256.ts';
import type { Row } from '../../../shared/columns/define.ts';
import type { Scenario } from '../../../shared/drivers/scenario.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { toResultDocument } from '../../../shared/engine/result.ts';
import { run } from '../../../shared/engine/run.ts';

const engine = new URL('../../../shared/engine/', import.meta.url);

test('the engine uses no function whose last place depends on the machine', () => {
  for (const name of readdirSync(engine)) {
    const code = readFileSync(new URL(name, engine), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    const used = [...code.matchAll(/Math\.(\w+)/g)].map(([, used]) => used);
    expect(used.filter((each) => !['abs', 'ceil', 'floor', 'max', 'min', 'sqrt'].includes(each ?? '')), name).toEqual([]);
    expect(code.includes('**'), name).toBe(false);
    expect(/\bDate\b|toLocale|localeCompare|Intl\b/.test(code), name).toBe(false);
  }
});

/** Numbers from a fixed sequence, so that the workbook is the same everywhere. */
function sequence(): () => number {
  let seed = 20251124;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
}

/** Forty firms with every contract type, of which many fail. */
function largeModel() {
  const next = sequence();
  const id = (index: number) => `f${String(index).padStart(2, '0')}`;
  const firms = Array.from({ length: 40 }, (_, index): Row => ({
    id: id(index), name: id(index), cash: next() * 60, revenue: next() * 12, demandBeta: next(), opex: next() * 40, gpus: next() * 20_000, gpuCost: 30, gpuAge: next() * 9, debt: next() * 90,
    rate: next() * 0.1, maturity: 1 + Math.floor(next() * 9), pledged: next() * 0.8, maxLtv: 0.8, minDscr: 1.1, undrawn: next() * 10, capex: next() * 9, advanceRate: 0.5,
    lender: index > 30 ? id(index - 30) : null, vendor: index > 5 ? id(3) : null, failsWhenInsolvent: index % 7 === 0,
  }));
  const types = ['loan', 'lease', 'supply', 'equity', 'guarantee', 'tranche'];
  const contracts = Array.from({ length: 240 }, (_, index): Row => {
    const from = Math.floor(next() * 40);
    return {
      id: `c${index}`, type: types[index % 6], from: id(from), to: id((from + 1 + Math.floor(next() * 39)) % 40), principal: next() * 9, rate: 0.06, maturity: 6, amortization: 0.03, rank: 1 + (index % 3),
      units: next() * 900, rent: next(), takeOrPay: 0.7, resale: index % 4 === 1, amount: next(), lag: index % 3, outstanding: next(), addsGpus: true, stake: 0.01, injection: next() * 0.2, cap: next() * 3,
    };
  });
  return { market: { id: 'market', marketDepth: 1e5, freezeLoss: 0.1, cashKept: 0.8, inflowKept: 0.9 } as Row, firms, contracts };
}

test('a large run gives the bits that it always gave', () => {
  const model = largeModel();
  const scenario: Scenario = { ...baseScenario, drivers: { rent: [{ start: 2, depth: -0.4, ramp: 3 }], demand: [{ start: 3, depth: -0.3, hold: 4, recovery: 3 }] } };
  const inputs = compileInputs(model, scenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  const result = run(inputs.value);
  expect(result.failureQuarter.filter((t) => t > 0).length).toBeGreaterThan(10);
  // When the model's page changes, or the order in which a sum is taken, this changes with it; a change for any other reason is a defect.
  expect(sha256(JSON.stringify(toResultDocument(result, model, scenario)))).toBe('8a8a6d2c4b1a44840db4012554841795bdf0f11dc52bca1c767385ffcd6acbed');
});

test('a run leaves its inputs as they were', () => {
  const inputs = compileInputs(largeModel(), baseScenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  const before = JSON.stringify(inputs.value);
  const first = run(inputs.value);
  expect(JSON.stringify(inputs.value)).toBe(before);
  expect(run(inputs.value)).toEqual(first);
});

test('a run can be stopped between quarters', () => {
  const inputs = compileInputs(largeModel(), baseScenario);
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.error));
  let asked = 0;
  const { p } = run(inputs.value, { cancelled: () => (asked += 1) > 3 });
  expect([asked, p[3]! > 0, p[4]]).toEqual([4, true, 0]);
});
