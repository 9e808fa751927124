/** What charts look at, from a workbook and a scenario, for whoever has no window: reports, the command line, workers, tests. */
import type { Language } from '../base/localized.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Workbook } from '../document/document.ts';
import { effectiveScenario } from '../document/inheritance.ts';
import type { ChartChoices } from '../document/savedChart.ts';
import { baseScenario, type Scenario } from '../drivers/scenario.ts';
import type { InputProblem } from '../engine/inputProblem.ts';
import { compileInputs } from '../engine/inputs.ts';
import { run } from '../engine/run.ts';
import type { ChartContext, ChartRun, ChartWorkbook } from './chartDefinition.ts';

export interface SourceOptions {
  readonly language: Language;
  /** The day as text; empty leaves it out. */
  readonly date: string;
  /** SHA-256 of the workbook; empty leaves it out. */
  readonly hash: string;
}

/**
 * Runs the scenario once; others are run when a chart asks for them, and once each.
 *
 * @param scenario  Base or one of the workbook's, as it is stored there
 * @returns gives the context for the choices of a chart, or why the inputs of the scenario are refused
 */
export function chartSource(workbook: Workbook, scenario: Scenario, options: SourceOptions): Result<(choices: ChartChoices) => ChartContext, readonly InputProblem[]> {
  const scenarios = allEffective(workbook);
  const runOf = runner(workbook);
  const effective = effectiveScenario(workbook.scenarios, scenario);
  const inputs = compileInputs(workbook, effective);
  if (!inputs.ok) return fail(inputs.error);
  return ok((choices) => contextOf(workbook, scenarios, scenarios.find(({ id }) => id === choices.scenarios[0]) ?? effective, runOf, choices, options));
}

/** All scenarios with what they inherit, Base first. */
export function allEffective({ scenarios }: Pick<Workbook, 'scenarios'>): readonly Scenario[] {
  return [baseScenario, ...scenarios.map((each) => effectiveScenario(scenarios, each))];
}

/** Runs scenarios of one model, each once; null where the inputs are refused. */
export function runner(model: Pick<ChartWorkbook, 'market' | 'firms' | 'contracts'>): (scenario: Scenario) => ChartRun | null {
  const done = new Map<Scenario, ChartRun | null>();
  return (scenario) => {
    const known = done.get(scenario);
    if (known !== undefined) return known;
    const inputs = compileInputs(model, scenario);
    const outcome = inputs.ok ? { scenario, result: run(inputs.value), firms: model.firms } : null;
    done.set(scenario, outcome);
    return outcome;
  };
}

/** The context of a chart about one scenario, with what was chosen for it. */
export function contextOf(
  workbook: ChartWorkbook, scenarios: readonly Scenario[], scenario: Scenario, runOf: (scenario: Scenario) => ChartRun | null, choices: ChartChoices, { language, date, hash }: SourceOptions,
): ChartContext {
  return { workbook, scenarios, run: runOf(scenario), runOf, choices, quarter: choices.quarter, selectedFirms: choices.firms, language, date, hash };
}
