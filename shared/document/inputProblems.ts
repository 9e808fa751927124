/**
 * What the engine refuses, for the base and every scenario, at the speed of typing.
 *
 * Owns: asking only what can have changed. Does not own: the rules (`engine/rowChecks.ts`, `engine/overrides.ts`).
 * A row's own refusals are remembered as long as it is the same row, which edits of other rows leave it; a scenario is asked only
 * about the rows that it overrides. A million rows are looked through in steps. The answer is that of `checkRows` on the whole, which a test compares it with.
 */
import type { Row } from '../columns/define.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { InputProblem } from '../engine/inputProblem.ts';
import { withOverrides } from '../engine/overrides.ts';
import { checkCells, checkContract, checkFirm, checkScenario, checkSums, createSums } from '../engine/rowChecks.ts';
import { marketTerms } from '../market/registry.ts';
import type { Workbook } from './document.ts';
import { type FileSteps, finishFile, rowsAtOnce } from './fileSteps.ts';
import { effectiveScenario } from './inheritance.ts';
import { namedByOverrides, overlay } from './scenario.ts';

/** The rows that were looked through last, and the refusals of those that have any, right for one set of firms: a row refers to firms by id. */
interface Memory {
  readonly ids: ReadonlySet<string>;
  readonly firms: Checked;
  readonly contracts: Checked;
}
interface Checked {
  readonly rows: readonly Row[];
  readonly refused: ReadonlyMap<Row, readonly InputProblem[]>;
}
const nothing: Checked = { rows: [], refused: new Map() };
let memory: Memory = { ids: new Set(), firms: nothing, contracts: nothing };

/** Fields that sums over rows and the existence of a facility depend on (design/model.md 2.3). */
const summedFields: ReadonlySet<string> = new Set(['pledged', 'stake', 'debt', 'undrawn', 'capex', 'advanceRate', 'to']);

/** What is refused in the base. */
export function baseInputProblems(workbook: Workbook): readonly InputProblem[] {
  return finishFile(baseInputSteps(workbook));
}

/** The same in steps. */
export function* baseInputSteps(workbook: Workbook): FileSteps<readonly InputProblem[]> {
  const { ids, firms: before, contracts: beforeContracts } = memoryFor(workbook.firms);
  const problems: InputProblem[] = [];
  checkCells('market', 'market', workbook.market, marketTerms, problems);
  const firms = yield* checkTable(before, workbook.firms, (row, found) => checkFirm(row, ids, found), problems);
  const contracts = yield* checkTable(beforeContracts, workbook.contracts, (row, found) => checkContract(row, ids, found), problems);
  memory = { ids, firms, contracts };
  const sums = createSums();
  yield* inSteps(workbook.firms, sums.addFirm);
  yield* inSteps(workbook.contracts, sums.addContract);
  yield* inSteps(workbook.firms, (row) => sums.check(row, problems));
  checkScenario(workbook, baseScenario, ids, problems);
  return problems;
}

/** Asks about the rows that are not those of before: rows that come, go or change leave the ones above and below as they were. */
function* checkTable(before: Checked, rows: readonly Row[], check: (row: Row, found: InputProblem[]) => void, problems: InputProblem[]): FileSteps<Checked> {
  if (rows === before.rows) {
    for (const found of before.refused.values()) problems.push(...found);
    return before;
  }
  const refused = new Map<Row, readonly InputProblem[]>();
  const moved = rows.length - before.rows.length;
  for (const [index, row] of rows.entries()) {
    const isKnown = row === before.rows[index] || row === before.rows[index - moved];
    const found: readonly InputProblem[] = isKnown ? (before.refused.get(row) ?? none) : foundIn(row, check);
    if (found.length > 0) {
      refused.set(row, found);
      problems.push(...found);
    }
    if (index % rowsAtOnce === rowsAtOnce - 1) yield { kind: 'pause', done: index, total: rows.length };
  }
  return { rows, refused };
}

function* inSteps(rows: readonly Row[], act: (row: Row) => void): FileSteps<void> {
  for (const [index, row] of rows.entries()) {
    act(row);
    if (index % rowsAtOnce === rowsAtOnce - 1) yield { kind: 'pause', done: index, total: rows.length };
  }
}

const none: readonly InputProblem[] = [];

function foundIn(row: Row, check: (row: Row, found: InputProblem[]) => void): readonly InputProblem[] {
  const found: InputProblem[] = [];
  check(row, found);
  return found;
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
  const { rows } = memory.firms;
  const isSame = firms === rows || (firms.length === memory.ids.size && firms.every((row, index) => row === rows[index] || memory.ids.has(row.id)));
  if (!isSame) memory = { ids: new Set(firms.map(({ id }) => id)), firms: nothing, contracts: nothing };
  return memory;
}
