/**
 * What the engine refuses, for the base and every scenario, at the speed of typing.
 *
 * Owns: asking only what can have changed. Does not own: the rules (`engine/rowChecks.ts`, `engine/overrides.ts`).
 * A row's own refusals are remembered by the row's identity, which edits of other rows leave alone; a scenario is asked only
 * about the rows that it overrides. The answer is that of `checkRows` on the whole, which a test compares it with.
 */
import type { Row } from '../columns/define.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { InputProblem } from '../engine/inputProblem.ts';
import { withOverrides } from '../engine/overrides.ts';
import { checkCells, checkContract, checkFirm, checkScenario, checkSums } from '../engine/rowChecks.ts';
import { marketTerms } from '../market/registry.ts';
import type { Workbook } from './document.ts';
import { effectiveScenario } from './inheritance.ts';
import { namedByOverrides, overlay } from './scenario.ts';

/** Refusals by row, right for one set of firms: a row refers to firms by id. Given up when firms come or go. */
interface Memory {
  readonly ids: ReadonlySet<string>;
  readonly ofRow: WeakMap<Row, readonly InputProblem[]>;
}
let memory: Memory = { ids: new Set(), ofRow: new WeakMap() };

/** Fields that sums over rows and the existence of a facility depend on (design/model.md 2.3). */
const summedFields: ReadonlySet<string> = new Set(['pledged', 'stake', 'debt', 'undrawn', 'capex', 'advanceRate', 'to']);

/** What is refused in the base. */
export function baseInputProblems(workbook: Workbook): readonly InputProblem[] {
  const { ids, ofRow } = memoryFor(workbook.firms);
  const remembered = (row: Row, check: typeof checkFirm) => {
    const known = ofRow.get(row);
    if (known !== undefined) return known;
    const found: InputProblem[] = [];
    check(row, ids, found);
    ofRow.set(row, found);
    return found;
  };
  const problems: InputProblem[] = [];
  checkCells('market', 'market', workbook.market, marketTerms, problems);
  for (const row of workbook.firms) problems.push(...remembered(row, checkFirm));
  for (const row of workbook.contracts) problems.push(...remembered(row, checkContract));
  checkSums(workbook, problems);
  checkScenario(workbook, baseScenario, ids, problems);
  return problems;
}

/** What is refused under a scenario because of it: its paths, forced failures and overrides, and what they make of rows and sums. */
export function scenarioInputProblems(workbook: Workbook, stored: Scenario): readonly InputProblem[] {
  const scenario = effectiveScenario(workbook.scenarios, stored);
  const { ids } = memoryFor(workbook.firms);
  const problems: InputProblem[] = [];
  const seen = withOverrides(namedByOverrides(workbook, scenario), scenario, problems);
  checkCells('market', 'market', seen.market, marketTerms, problems);
  for (const row of seen.firms) checkFirm(row, ids, problems);
  for (const row of seen.contracts) checkContract(row, ids, problems);
  if (scenario.overrides.some(({ field }) => summedFields.has(field))) checkSums(overlay(workbook, scenario), problems);
  checkScenario(seen, scenario, ids, problems);
  return problems;
}

function memoryFor(firms: readonly Row[]): Memory {
  if (firms.length !== memory.ids.size || !firms.every(({ id }) => memory.ids.has(id))) {
    memory = { ids: new Set(firms.map(({ id }) => id)), ofRow: new WeakMap() };
  }
  return memory;
}
