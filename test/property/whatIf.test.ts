/** Laws of what-if analyses on made-up chains: every answer that names a value is what a run of its own gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalysisRequest } from '../../shared/analysis/kinds/analysisKind.ts';
import { startAnalysis } from '../../shared/analysis/kinds/analysisKind.ts';
import { analysisKind } from '../../shared/analysis/kinds/registry.ts';
import { readOutcome } from '../../shared/analysis/readOutcome.ts';
import { finish } from '../../shared/analysis/steps.ts';
import { readLever, scenarioWith } from '../../shared/analysis/trials/lever.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { EngineModel } from '../../shared/engine/inputs.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { standardWorkbook } from '../bench/standardWorkbook.ts';

const arbSeed = fc.integer({ min: 1, max: 100_000 });
const arbDepth = fc.double({ min: -0.6, max: 0.6, noNaN: true });
const arbScenario = fc.record({ rent: arbDepth, opex: arbDepth, cash: fc.double({ min: 0, max: 2, noNaN: true }) }).map(({ rent, opex, cash }): Scenario => ({
  id: 's', name: 'S', drivers: { rent: [{ start: 2, depth: rent }], opex: [{ start: 1, depth: opex, ramp: 3 }] }, overrides: [{ target: 'firm', id: 'f000001', field: 'cash', scale: cash }], failures: [],
}));
const arbCase = fc.record({ model: arbSeed.map((seed) => standardWorkbook(6, seed)), scenario: arbScenario });

function answer(kind: string, request: AnalysisRequest, model: EngineModel, scenario: Scenario, other: Scenario = scenario): { readonly [field: string]: unknown } {
  const started = startAnalysis(analysisKind(kind)!, request, { model, scenario, scenarios: [baseScenario, other] });
  const done = started.ok ? finish(started.value) : started;
  if (!done.ok) throw new Error(done.error.code);
  return done.value.document;
}

/** The outcome of a run from nothing with inputs set. */
function direct(model: EngineModel, scenario: Scenario, outcome: string, settings: readonly (readonly [string, number])[]): number | null {
  const read = readOutcome(outcome, model);
  const levers = settings.map(([name, value]) => {
    const lever = readLever(name, model);
    if (!lever.ok) throw new Error(lever.error.code);
    return { lever: lever.value, value };
  });
  const inputs = compileInputs(model, scenarioWith(model, scenario, levers));
  if (!read.ok) throw new Error(read.error.code);
  return inputs.ok ? read.value.read(run(inputs.value)) : null;
}

/** Of the tests that also count how often a case is of interest: so that the count is no matter of luck. */
const seed = 20261125;

test('a cell of a table is a direct run, bit for bit', () => {
  fc.assert(fc.property(arbCase, fc.constantFrom('firm:f000002.cash', 'firm:f000003.debt', 'market.fireSaleImpact', 'driver:demand', 'multiple'), ({ model, scenario }, input) => {
    const span = input === 'driver:demand' ? ['-0.5', '0.5'] : input === 'multiple' ? ['0', '2'] : ['0', '3'];
    const { values, cells } = answer('grid', { input, from: span[0]!, to: span[1]!, steps: '4', outcome: 'losses' }, model, scenario) as { values: number[]; cells: (number | null)[] };
    expect(cells).toEqual(values.map((value) => direct(model, scenario, 'losses', [[input, value]])));
  }), { numRuns: 25 });
});

test('what goal seek finds is proved, and the target lies between both of its sides', () => {
  let found = 0;
  fc.assert(fc.property(arbCase, ({ model, scenario }) => {
    const base = direct(model, scenario, 'losses', []) ?? 0;
    const target = base * 0.9;
    const { solutions } = answer('seek', { input: 'driver:opex', from: '-0.9', to: '0.9', steps: '13', outcome: 'losses', target: String(target) }, model, scenario) as { solutions: { x: number; outcome: number; verified: boolean; below: { value: number }; above: { value: number } }[] };
    for (const { x, outcome, verified, below, above } of solutions) {
      found += 1;
      expect(verified).toBe(true);
      expect(direct(model, scenario, 'losses', [['driver:opex', x]])).toBe(outcome);
      expect(Math.sign(below.value - target)).not.toBe(Math.sign(above.value - target));
    }
  }), { numRuns: 25, seed });
  expect(found).toBeGreaterThan(5);
});

test('the parts of a bridge add up to the difference', () => {
  fc.assert(fc.property(arbCase, ({ model, scenario }) => {
    const { parts, interaction, difference, from, to } = answer('bridge', { with: 'S' }, model, baseScenario, scenario) as { parts: { alone: number }[]; interaction: number; difference: number; from: { value: number }; to: { value: number } };
    const sum = parts.reduce((total, { alone }) => total + alone, interaction);
    expect(Math.abs(sum - difference)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(difference)));
    expect(to.value - from.value).toBe(difference);
  }), { numRuns: 25 });
});

test('a reverse stress test brackets what it finds, and both sides are proved', () => {
  let found = 0;
  fc.assert(fc.property(arbCase, ({ model, scenario }) => {
    const base = direct(model, scenario, 'failures', [['multiple', 0]]) ?? 0;
    const wanted = base + 1;
    const { smallest, below, bracket, verified } = answer('reverse', { input: 'multiple', from: '0', to: '3', steps: '13', failures: String(wanted) }, model, scenario) as { smallest: number | null; below: number | null; bracket: number | null; verified: boolean };
    expect(verified).toBe(true);
    if (smallest === null || below === null) return;
    found += 1;
    expect(direct(model, scenario, 'failures', [['multiple', smallest]])).toBeGreaterThanOrEqual(wanted);
    expect(direct(model, scenario, 'failures', [['multiple', below]])).toBeLessThan(wanted);
    expect(bracket).toBeLessThanOrEqual(1e-9);
  }), { numRuns: 100, seed });
  expect(found).toBeGreaterThan(3);
});

test('all checks hold on made-up chains', () => {
  fc.assert(fc.property(arbCase, ({ model, scenario }) => {
    const { flag, checks } = answer('checks', {}, model, scenario) as { flag: string; checks: { check: string; severity: string; found: string[] }[] };
    expect(checks.filter(({ severity, found }) => severity === 'error' && found.length > 0)).toEqual([]);
    expect(flag).not.toBe('failed');
  }), { numRuns: 15 });
});

test('a rescue that is enough saves the firm, and less does not', () => {
  let found = 0;
  fc.assert(fc.property(arbCase, ({ model, scenario }) => {
    const inputs = compileInputs(model, scenario);
    if (!inputs.ok) return;
    const failed = run(inputs.value).failureQuarter.findIndex((t) => t > 0);
    if (failed < 0) return;
    const firm = model.firms[failed]!;
    const { rescues } = answer('rescue', { firm: firm.id, steps: '9' }, model, scenario) as { rescues: { help: string; smallest: number | null; below: number | null; verified: boolean }[] };
    for (const { smallest, verified } of rescues) if (smallest !== null) expect(verified).toBe(true);
    const cash = rescues.find(({ help }) => help === 'cash');
    if (cash === undefined || cash.smallest === null || cash.below === null) return;
    found += 1;
    const held = Number(firm['cash'] ?? 0) * (firm.id === 'f000001' ? (scenario.overrides[0]?.scale ?? 1) : 1);
    expect(direct(model, scenario, `${firm.id}.failureQuarter`, [[`firm:${firm.id}.cash`, held + cash.smallest]])).toBeNull();
  }), { numRuns: 15, seed });
  expect(found).toBeGreaterThan(2);
});
