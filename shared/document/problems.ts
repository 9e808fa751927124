/**
 * What is wrong with a workbook that opened.
 *
 * Owns: problems of names and notes, and the list as views and `firebreak check` show it. Does not own: what the engine
 * refuses (`inputProblems.ts`), or unreadable files (`codec.ts`).
 */
import type { Row } from '../columns/define.ts';
import { driver, drivers } from '../drivers/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { InputProblem } from '../engine/inputProblem.ts';
import { validateCell } from '../columns/kinds/registry.ts';
import { checkColumns } from '../rules/checkColumns.ts';
import { builtInColumn, ruleNameKey } from '../rules/ruleScope.ts';
import { userColumnId } from '../rules/userColumn.ts';
import type { CellTable, TableId, Workbook } from './document.ts';
import { nameKey, rowsOf, tableOf, termOf } from './document.ts';
import { type FileSteps, finishFile, rowsAtOnce } from './fileSteps.ts';
import { baseInputSteps, scenarioInputProblems } from './inputProblems.ts';
import { scenarioHash } from './signOff.ts';

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
  return finishFile(problemSteps(workbook));
}

/** The same in steps: the rows of the base take them, all else is short. */
export function* problemSteps(workbook: Workbook): FileSteps<readonly Problem[]> {
  const names = yield* nameSteps(workbook.firms, 'firms');
  const base = yield* baseInputSteps(workbook);
  const known = new Set(base.map(problemKey));
  return [
    ...names,
    ...base.map((problem) => asProblem(problem, undefined)),
    ...scenarioNameProblems(workbook.scenarios),
    ...signOffProblems(workbook.scenarios),
    ...strangeDrivers(workbook.scenarios),
    ...workbook.scenarios.flatMap((scenario) => {
      const own = scenarioInputProblems(workbook, scenario).filter((problem) => !known.has(problemKey(problem)));
      return own.map((problem) => asProblem(problem, scenario.id));
    }),
    ...noteProblems(workbook),
    ...columnProblems(workbook),
  ];
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
function* nameSteps(rows: readonly (Row | Scenario)[], table: 'firms' | 'scenarios'): FileSteps<readonly Problem[]> {
  const counts = new Map<string, number>();
  const keys: string[] = [];
  for (const [index, { name }] of rows.entries()) {
    const key = typeof name === 'string' ? nameKey(name) : '';
    keys.push(key);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (index % rowsAtOnce === rowsAtOnce - 1) yield { kind: 'pause', done: index, total: rows.length };
  }
  const problems: Problem[] = [];
  for (const [index, { id, name }] of rows.entries()) {
    const key = keys[index] ?? '';
    const place = { table, id, key: 'name' };
    if (key === '') problems.push({ place, severity: 'warning', code: 'row.nameMissing', details: {} });
    else if ((counts.get(key) ?? 0) > 1) problems.push({ place, severity: 'error', code: 'row.nameTaken', details: { name: String(name) } });
  }
  return problems;
}

function scenarioNameProblems(scenarios: readonly Scenario[]): readonly Problem[] {
  const reserved = scenarios.filter(({ name }) => nameKey(name) === nameKey(baseScenario.name));
  return [
    ...finishFile(nameSteps(scenarios, 'scenarios')),
    ...reserved.map(({ id, name }): Problem => ({ place: { table: 'scenarios', id, key: 'name' }, severity: 'error', code: 'row.nameReserved', details: { name } })),
  ];
}

/** Sign-offs of what a scenario no longer comes to. */
function signOffProblems(scenarios: readonly Scenario[]): readonly Problem[] {
  return scenarios.flatMap((scenario): readonly Problem[] => {
    if (scenario.locked === undefined || scenario.locked === null) return [];
    const found = scenarioHash(scenarios, scenario);
    const { hash: signed } = scenario.locked;
    if (signed === found) return [];
    return [{ place: { table: 'scenarios', id: scenario.id, key: 'locked' }, severity: 'warning', code: 'scenarios.signOffChanged', details: { signed: String(signed).slice(0, 8), found: found.slice(0, 8) } }];
  });
}

/** Paths of what is no driver here: kept for whoever knows it, and most likely a slip of the pen. */
function strangeDrivers(scenarios: readonly Scenario[]): readonly Problem[] {
  const known = drivers.map(({ key }) => key).join(', ');
  return scenarios.flatMap(({ id, drivers: paths }) => Object.keys(paths).filter((key) => driver(key) === undefined)
    .map((key): Problem => ({ place: { table: 'scenarios', id, key }, severity: 'warning', code: 'scenarios.strangeDriver', details: { driver: key, drivers: known } })));
}

function noteProblems(workbook: Workbook): readonly Problem[] {
  if (workbook.notes.length === 0) return [];
  const ids = (table: CellTable): ReadonlySet<string> => new Set(rowsOf(workbook, table).map(({ id }) => id));
  const present = { market: ids('market'), firm: ids('firms'), contract: ids('contracts') };
  return workbook.notes
    .filter(({ target, row }) => !present[target].has(row))
    .map(({ id }): Problem => ({ place: { table: 'notes', id }, severity: 'warning', code: 'note.unknownRow', details: {} }));
}

/** Columns of the person's own: names that rules could not tell apart, rules that an edit elsewhere has broken, values that do not fit. */
function columnProblems(workbook: Workbook): readonly Problem[] {
  const { columns, currency, firms } = workbook;
  if (columns.length === 0) return [];
  const checked = checkColumns(columns, currency);
  const names = columns.map(({ name }) => ruleNameKey(name));
  const problems = checked.list.flatMap(({ column: { id, name }, error }, index): readonly Problem[] => [
    ...(names.indexOf(ruleNameKey(name)) !== index || builtInColumn(name) !== undefined
      ? [{ place: { table: 'columns', id, key: 'name' }, severity: 'error', code: 'columns.nameTaken', details: { name } } as const]
      : []),
    ...(error === null ? [] : [{ place: { table: 'columns', id, key: 'formula' }, severity: 'warning', code: error.code, details: error.details } as const]),
  ]);
  for (const firm of firms) {
    for (const key of Object.keys(firm)) {
      const own = userColumnId(key);
      const term = own === null ? undefined : checked.byId.get(own)?.term;
      const error = term === undefined ? null : validateCell(firm[key], term);
      if (error !== null) problems.push({ place: { table: 'firms', id: firm.id, key }, severity: 'warning', ...error });
    }
  }
  return problems;
}
