/**
 * What is wrong with a workbook that opened.
 *
 * Owns: problems of names and notes, and the list as views and `firebreak check` show it. Does not own: what the engine
 * refuses (`engine/rowChecks.ts`, asked here for the base and every scenario), or unreadable files (`codec.ts`).
 */
import type { CellTable, TableId, Workbook } from './document.ts';
import { nameKey, rowsOf, tableOf, termOf } from './document.ts';
import type { Row } from '../columns/define.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { InputProblem } from '../engine/inputProblem.ts';
import { withOverrides } from '../engine/overrides.ts';
import { checkRows } from '../engine/rowChecks.ts';

export interface ProblemPlace {
  readonly table: TableId;
  readonly id?: string;
  /** A column, a driver, or `failures` and `name` of a scenario. */
  readonly key?: string;
  /** The scenario under which it is a problem; absent where the base has it already. */
  readonly scenario?: string;
}

export interface Problem {
  readonly place: ProblemPlace;
  /** An error makes the engine refuse or two things indistinguishable; a warning is only worth a look. */
  readonly severity: 'error' | 'warning';
  /** Its text is in `shared/text`. */
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Everything that is wrong with a workbook, the base first, then scenario by scenario. */
export function findProblems(workbook: Workbook): readonly Problem[] {
  const base = enginesProblems(workbook, baseScenario);
  const known = new Set(base.map(problemKey));
  return [
    ...nameProblems(workbook.firms, 'firms'),
    ...base.map((problem) => asProblem(problem, undefined)),
    ...scenarioNameProblems(workbook.scenarios),
    ...workbook.scenarios.flatMap((scenario) => {
      const own = enginesProblems(workbook, scenario).filter((problem) => !known.has(problemKey(problem)));
      return own.map((problem) => asProblem(problem, scenario.id));
    }),
    ...noteProblems(workbook),
  ];
}

/** What the engine refuses under a scenario. */
function enginesProblems(workbook: Workbook, scenario: Scenario): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  checkRows(withOverrides(workbook, scenario, problems), scenario, problems);
  return problems;
}

function problemKey({ target, id, field, code }: InputProblem): string {
  return JSON.stringify([target, id, field, code]);
}

function asProblem({ target, id, field, code, details }: InputProblem, scenario: string | undefined): Problem {
  const under = scenario === undefined ? {} : { scenario };
  if (target === 'scenario') return { place: { table: 'scenarios', id, key: field, ...under }, severity: 'error', code, details };
  const table = tableOf(target);
  // Stakes in a firm add up in a column that only contracts have.
  const key = termOf(table, field) === undefined ? {} : { key: field };
  return { place: { table, id, ...key, ...under }, severity: 'error', code, details };
}

/** Blank names and names that two rows share without regard to case. */
function nameProblems(rows: readonly (Row | Scenario)[], table: 'firms' | 'scenarios'): readonly Problem[] {
  const counts = new Map<string, number>();
  const nameOf = ({ name }: Row | Scenario) => (typeof name === 'string' ? name : '');
  for (const row of rows) counts.set(nameKey(nameOf(row)), (counts.get(nameKey(nameOf(row))) ?? 0) + 1);
  return rows.flatMap((row): readonly Problem[] => {
    const name = nameOf(row);
    const place = { table, id: row.id, key: 'name' };
    if (nameKey(name) === '') return [{ place, severity: 'warning', code: 'row.nameMissing', details: {} }];
    return (counts.get(nameKey(name)) ?? 0) > 1 ? [{ place, severity: 'error', code: 'row.nameTaken', details: { name } }] : [];
  });
}

function scenarioNameProblems(scenarios: readonly Scenario[]): readonly Problem[] {
  const reserved = scenarios.filter(({ name }) => nameKey(name) === nameKey(baseScenario.name));
  return [
    ...nameProblems(scenarios, 'scenarios'),
    ...reserved.map(({ id, name }): Problem => ({ place: { table: 'scenarios', id, key: 'name' }, severity: 'error', code: 'row.nameReserved', details: { name } })),
  ];
}

function noteProblems(workbook: Workbook): readonly Problem[] {
  const ids = (table: CellTable): ReadonlySet<string> => new Set(rowsOf(workbook, table).map(({ id }) => id));
  const present = { market: ids('market'), firm: ids('firms'), contract: ids('contracts') };
  return workbook.notes
    .filter(({ target, row }) => !present[target].has(row))
    .map(({ id }): Problem => ({ place: { table: 'notes', id }, severity: 'warning', code: 'note.unknownRow', details: {} }));
}
