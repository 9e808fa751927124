import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandId } from '../../shared/document/commands/registry.ts';
import { commands, planCommand } from '../../shared/document/commands/registry.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import { baseInputProblems, scenarioInputProblems } from '../../shared/document/inputProblems.ts';
import { applyPatch } from '../../shared/document/patch.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { InputProblem } from '../../shared/engine/inputProblem.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { arbCommands } from '../builders/arbCommands.ts';
import { arbWorkbook } from '../builders/arbWorkbook.ts';

const sorted = (problems: readonly InputProblem[]) => problems.map((problem) => JSON.stringify(problem)).toSorted();

/** The slow way: the engine looks at everything. */
function refusals(workbook: Workbook, scenario: Scenario): readonly InputProblem[] {
  const compiled = compileInputs(workbook, scenario);
  return compiled.ok ? [] : compiled.error;
}

/** Overrides that make pledges and stakes add up to more than the whole, or a facility come into being. */
const arbHeavyScenario = (workbook: Workbook): fc.Arbitrary<Scenario> => {
  const firm = fc.record({ target: fc.constant('firm' as const), id: fc.constantFrom(...workbook.firms.map(({ id }) => id)), field: fc.constantFrom('pledged', 'debt', 'undrawn'), value: fc.constantFrom(0, 0.6, 1) });
  const contract = fc.record({ target: fc.constant('contract' as const), id: fc.constantFrom('gone', ...workbook.contracts.map(({ id }) => id)), field: fc.constantFrom('pledged', 'stake', 'to'), value: fc.constantFrom(0.6, 1, 'f1', null) });
  return fc.array(fc.oneof(firm, contract), { maxLength: 5 }).map((overrides) => ({ ...baseScenario, id: 's9', name: 'Heavy', overrides }));
};

/** Numbers that the model refuses, put into random cells. */
const arbSpoilt = arbWorkbook().chain((workbook) =>
  fc.array(fc.record({ row: fc.nat(workbook.firms.length - 1), key: fc.constantFrom('cash', 'pledged', 'lender', 'maturity', 'rate'), value: fc.constantFrom(-1, 2, 0.5, 'f1', 'gone', null) }), { maxLength: 3 }).map((changes) => {
    const firms = [...workbook.firms];
    for (const { row, key, value } of changes) firms[row] = { ...firms[row]!, [key]: value } as (typeof firms)[number];
    return { ...workbook, firms };
  }),
).chain((workbook) => arbHeavyScenario(workbook).map((heavy): Workbook => ({ ...workbook, scenarios: [...workbook.scenarios, heavy] })));

test('the quick list agrees with what the engine refuses, after every edit', () => {
  const ids = Object.keys(commands) as CommandId[];
  fc.assert(
    fc.property(arbSpoilt, fc.array(fc.record({ id: fc.constantFrom(...ids), seed: fc.nat(1_000_000) }), { maxLength: 6 }), (first, steps) => {
      let workbook: Workbook = first;
      for (const { id, seed } of [null, ...steps].map((step) => step ?? { id: null, seed: 0 })) {
        if (id !== null && workbook.firms.length > 0) {
          const [args] = fc.sample(arbCommands[id](workbook) as fc.Arbitrary<never>, { seed, numRuns: 1 });
          const planned = planCommand(workbook, id, args as never);
          if (planned.ok) workbook = applyPatch(workbook, planned.value.patch);
        }
        const base = refusals(workbook, baseScenario);
        expect(sorted(baseInputProblems(workbook))).toEqual(sorted(base));
        const inBase = new Set(sorted(base));
        for (const scenario of workbook.scenarios) {
          const own = (problems: readonly InputProblem[]) => sorted(problems).filter((each) => !inBase.has(each));
          expect(own(scenarioInputProblems(workbook, scenario))).toEqual(own(refusals(workbook, effectiveScenario(workbook.scenarios, scenario))));
        }
      }
    }),
    { numRuns: 300 },
  );
});
