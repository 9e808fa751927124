import type { Language } from '../../shared/base/localized.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { tableOf, termOf } from '../../shared/document/document.ts';
import { placeText } from '../../shared/document/placeText.ts';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import type { Scenario } from '../../shared/drivers/scenario.ts';
import type { InputProblem } from '../../shared/engine/inputs.ts';
import { describe, t } from '../../shared/text/messages.ts';

/** Why the model refuses a workbook under a scenario: the first reason with its place, and how many more there are. */
export function refusalText(workbook: Workbook, scenario: Scenario, problems: readonly InputProblem[], language: Language): string {
  const [first, ...others] = problems;
  const text = first === undefined ? '' : problemText(workbook, scenario, first, language);
  return others.length === 0 ? text : t(language, 'cli.moreProblems', { text, count: others.length });
}

function problemText(workbook: Workbook, scenario: Scenario, { target, id, field, code, details }: InputProblem, language: Language): string {
  const table = target === 'scenario' ? 'scenarios' : tableOf(target);
  // Stakes in a firm add up in a column that only contracts have.
  const key = table === 'scenarios' || termOf(table, field) !== undefined ? { key: field } : {};
  const under = scenario.id === baseScenario.id || target === 'scenario' ? {} : { scenario: scenario.id };
  return `${placeText(workbook, { table, id, ...key, ...under }, language)}: ${describe(language, { code, details })}`;
}
