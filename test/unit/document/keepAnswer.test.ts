import { describe, expect, test } from 'vitest';
import { readLever } from '../../../shared/analysis/trials/lever.ts';
import { Bench } from '../../../shared/analysis/trials/bench.ts';
import { scenariosKeepAnswer, type ScenariosKeepAnswerArgs } from '../../../shared/document/commands/scenariosKeepAnswer.ts';
import { isFailure } from '../../../shared/document/commands/command.ts';
import type { Workbook } from '../../../shared/document/document.ts';
import { effectiveScenario } from '../../../shared/document/inheritance.ts';
import { applyPatch, invertPatch } from '../../../shared/document/patch.ts';
import { baseScenario, type Scenario } from '../../../shared/drivers/scenario.ts';
import { compileInputs } from '../../../shared/engine/inputs.ts';
import { run } from '../../../shared/engine/run.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';

const scenario = (id: string, given: Partial<Scenario>): Scenario => ({ ...baseScenario, id, name: id, ...given });

const workbook = aWorkbook({
  firms: [
    { id: 'f1', name: 'Lessor', cash: 40, opex: 3, debt: 100, rate: 0.08, maturity: 9 },
    { id: 'f2', name: 'Lab', kind: 'aiLab', cash: 30, funding: 5, opex: 4 },
  ],
  contracts: [{ id: 'c1', type: 'lease', from: 'f1', to: 'f2', units: 1000, rent: 2, term: 8 }],
  scenarios: [
    scenario('s1', { drivers: { rent: [{ depth: -0.2, start: 2 }] }, overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: 20 }, { target: 'firm', id: 'f2', field: 'opex', scale: 1.5 }] }),
    scenario('s2', { parent: 's1', drivers: { baseRate: [{ depth: 0.02 }] }, failures: [{ firm: 'f2', quarter: 6 }] }),
  ],
});

function kept(from: string, settings: ScenariosKeepAnswerArgs['settings'], name = 'Answer'): { readonly after: Workbook; readonly made: Scenario } {
  const patch = scenariosKeepAnswer.plan(workbook, { name, scenario: from, settings });
  if (isFailure(patch)) throw new Error(patch.code);
  const after = applyPatch(workbook, patch);
  expect(applyPatch(after, invertPatch(patch))).toEqual(workbook);
  const made = after.scenarios.at(-1);
  if (made === undefined) throw new Error('nothing was kept');
  return { after, made };
}

/** What the analysis itself proved its answer with. */
function proved(from: string, settings: ScenariosKeepAnswerArgs['settings']) {
  const before = effectiveScenario(workbook.scenarios, workbook.scenarios.find(({ id }) => id === from) ?? baseScenario);
  const bench = Bench.create(workbook, before);
  if (!bench.ok) throw new Error('refused');
  const result = bench.value.prove(settings.map(({ input, value }) => {
    const lever = readLever(input, workbook);
    if (!lever.ok) throw new Error(input);
    return { lever: lever.value, value };
  }));
  if (!result.ok) throw new Error('refused');
  return result.value;
}

const answers: readonly ScenariosKeepAnswerArgs['settings'][] = [
  [{ input: 'firm:f1.cash', value: 12.5 }],
  [{ input: 'contract:c1.rent', value: 1.25 }, { input: 'market.rentElasticity', value: 0 }],
  [{ input: 'driver:rent', value: -0.3 }],
  [{ input: 'rents:f2', value: 0.5 }],
  [{ input: 'shock:rentFall', value: 1.5 }],
  [{ input: 'multiple', value: 0.5 }],
  [{ input: 'multiple', value: 0 }],
  [{ input: 'multiple', value: 1.75 }, { input: 'firm:f2.opex', value: 9 }],
];

describe.each(['base', 's1', 's2'])('an answer about %s kept as a scenario', (from) => {
  test.each(answers.map((settings) => [settings.map(({ input, value }) => `${input} = ${String(value)}`).join(', '), settings] as const))('%s comes to what was proved, bit for bit', (_name, settings) => {
    const { after, made } = kept(from, settings);
    const inputs = compileInputs(after, effectiveScenario(after.scenarios, made));
    if (!inputs.ok) throw new Error('refused');
    expect(run(inputs.value)).toEqual(proved(from, settings));
    expect(after.firms).toBe(workbook.firms);
    expect(after.contracts).toBe(workbook.contracts);
    expect(after.market).toBe(workbook.market);
    expect(after.scenarios.slice(0, -1)).toEqual(workbook.scenarios);
  });
});

test('it is laid over the scenario asked about with what differs alone, and stands by itself where changes are taken back', () => {
  expect(kept('s2', [{ input: 'firm:f1.cash', value: 12.5 }]).made).toMatchObject({ parent: 's2', drivers: {}, overrides: [{ target: 'firm', id: 'f1', field: 'cash', value: 12.5 }], failures: [] });
  const { made } = kept('s2', [{ input: 'multiple', value: 0 }]);
  expect(made.parent).toBeUndefined();
  expect(made.failures).toEqual([]);
});

test('a name that is taken gets a number; unknown inputs and values out of their limits are refused', () => {
  expect(kept('s1', [], 's2').made.name).toBe('s2 (2)');
  expect(scenariosKeepAnswer.plan(workbook, { name: 'x', scenario: 's1', settings: [{ input: 'firm:gone.cash', value: 1 }] })).toMatchObject({ code: 'analysis.unknownFirm' });
  expect(scenariosKeepAnswer.plan(workbook, { name: 'x', scenario: 's1', settings: [{ input: 'firm:f1.cash', value: -1 }] })).toMatchObject({ code: 'analysis.outside' });
  expect(scenariosKeepAnswer.plan(workbook, { name: 'x', scenario: 'gone', settings: [] })).toMatchObject({ code: 'scenarios.gone' });
});
