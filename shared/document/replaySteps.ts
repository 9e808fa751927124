/** Making recorded steps again on a workbook, by the commands that a person would use: the first that does not fit ends it. */
import type { CellValue, Row } from '../columns/define.ts';
import type { Failure, Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';
import { baseScenario } from '../drivers/scenario.ts';
import { cellsResetToBase } from './commands/cellsResetToBase.ts';
import { isFailure } from './commands/command.ts';
import { type CellPlace, planCells, refusedValue } from './commands/setCells.ts';
import { columnOf, nameKey, rowsOf, type Workbook } from './document.ts';
import { applyPatch, type Op, type Patch, rowById } from './patch.ts';
import { type ContractParties, partiesOf, type RecordedStep, recordedValue, type StepCell, type StepValue } from './recordedSteps.ts';
import { cellKey, overriddenCells } from './scenario.ts';

export interface StepOutcome {
  readonly step: RecordedStep;
  /** `same`: every cell holds the value already. */
  readonly result: 'made' | 'same' | 'refused' | 'notReached';
  readonly reason: Failure | null;
  /** The cell that does not fit; null where the whole step is refused. */
  readonly cell: StepCell | null;
}

export interface StepReplay {
  readonly outcomes: readonly StepOutcome[];
  /** Of all steps before the first that does not fit: one step of undo. */
  readonly patch: Patch;
  readonly workbook: Workbook;
  readonly isComplete: boolean;
}

/** @param checksOldValues  whether a cell must hold what it held when the step was recorded */
export function replayRecorded(before: Workbook, steps: readonly RecordedStep[], checksOldValues: boolean): StepReplay {
  let workbook = before;
  let isComplete = true;
  const patch: Patch[] = [];
  let rows = rowsByName(before);
  const outcomes = steps.map((step): StepOutcome => {
    if (!isComplete) return { step, result: 'notReached', reason: null, cell: null };
    const made = makeStep(workbook, rows, step, checksOldValues);
    if (!made.ok) {
      isComplete = false;
      return { step, result: 'refused', ...made.error };
    }
    workbook = made.value.workbook;
    patch.push(made.value.patch);
    if (made.value.patch.some(renames)) rows = rowsByName(workbook);
    return { step, result: made.value.patch.length === 0 ? 'same' : 'made', reason: null, cell: null };
  });
  return { outcomes, patch: patch.flat(), workbook, isComplete };
}

interface Refusal {
  readonly reason: Failure;
  readonly cell: StepCell | null;
}

/** A step as a whole, or nothing of it. Its names are those before it. */
function makeStep(before: Workbook, rows: RowsByName, { cells }: RecordedStep, checksOldValues: boolean): Result<{ readonly workbook: Workbook; readonly patch: Patch }, Refusal> {
  let workbook = before;
  const patches: Patch[] = [];
  const found: Found[] = [];
  for (const cell of cells) {
    const place = findCell(before, rows, cell);
    if (!place.ok) return { ok: false, error: { reason: place.error, cell } };
    found.push(place.value);
  }
  for (const run of runsOf(found)) {
    const made = makeRun(workbook, run, checksOldValues);
    if (!made.ok) return made;
    workbook = made.value.workbook;
    patches.push(made.value.patch);
  }
  return ok({ workbook, patch: patches.flat() });
}

interface Found {
  readonly cell: StepCell;
  readonly scenarioId: string;
  readonly place: CellPlace;
  /** What the cell held; a failure where its firm is not there. */
  readonly from: Result<CellValue | undefined>;
  /** undefined takes the override out. */
  readonly value: CellValue | undefined;
}

/** Cells of one scenario, each once, that can be set together: a fill of thousands is one change and not thousands. */
function runsOf(found: readonly Found[]): readonly (readonly Found[])[] {
  const runs: Found[][] = [];
  let run: Found[] = [];
  let seen = new Set<string>();
  for (const each of found) {
    const key = cellKey(each.place.table, each.place.id, each.place.key);
    if (run[0]?.scenarioId !== each.scenarioId || seen.has(key)) {
      run = [];
      seen = new Set();
      runs.push(run);
    }
    run.push(each);
    seen.add(key);
  }
  return runs;
}

function makeRun(before: Workbook, run: readonly Found[], checksOldValues: boolean): Result<{ readonly workbook: Workbook; readonly patch: Patch }, Refusal> {
  const refused = (reason: Failure, { cell }: Found) => ({ ok: false, error: { reason, cell } }) as const;
  const [first] = run;
  if (first === undefined) return ok({ workbook: before, patch: [] });
  const { scenarioId } = first;
  const other = checksOldValues ? otherValue(before, run) : null;
  if (other !== null) return refused(other.reason, other.found);
  const edits = run.flatMap(({ place, value }) => (value === undefined ? [] : [{ ...place, value }]));
  const set = planCells(before, scenarioId, edits);
  if (isFailure(set)) return refused(set, run.find(({ place, value }) => value !== undefined && refusedValue(before, place.table, place.key, value) !== null) ?? first);
  const workbook = applyPatch(before, set);
  const reset = cellsResetToBase.plan(workbook, { scenarioId, cells: run.flatMap(({ place, value }) => (value === undefined ? [place] : [])) });
  return isFailure(reset) ? refused(reset, first) : ok({ workbook: applyPatch(workbook, reset), patch: [...set, ...reset] });
}

/** The first cell that does not hold what it held when it was recorded. */
function otherValue(workbook: Workbook, run: readonly Found[]): { readonly reason: Failure; readonly found: Found } | null {
  const scenario = workbook.scenarios.find(({ id }) => id === run[0]?.scenarioId);
  const overridden = scenario === undefined ? null : overriddenCells(scenario);
  for (const found of run) {
    const { place: { table, id, key }, from, cell } = found;
    // What the base, or the scenario itself, says of the cell.
    const now = overridden === null ? ((rowById<Row>(rowsOf(workbook, table), id)?.[key] ?? null) as CellValue) : overridden.get(cellKey(table, id, key))?.value;
    if (from.ok && Object.is(from.value, now)) continue;
    return { found, reason: { code: 'steps.otherValue', details: { recorded: shown(cell.from), now: shown(now === undefined ? undefined : recordedValue(workbook, table, key, now)) } } };
  }
  return null;
}

function findCell(workbook: Workbook, rows: RowsByName, cell: StepCell): Result<Found> {
  const scenario = cell.scenario === undefined ? baseScenario : workbook.scenarios.find(({ name }) => nameKey(name) === nameKey(cell.scenario ?? ''));
  if (scenario === undefined) return failure('steps.noScenario', { name: cell.scenario ?? '' });
  const row = findRow(workbook, rows, cell);
  if (!row.ok) return row;
  const term = columnOf(workbook, cell.table, cell.column);
  if (term === undefined) return failure('steps.noColumn', { column: cell.column });
  const value = (given: StepValue | undefined): Result<CellValue | undefined> => (term.kind !== 'firm' || typeof given !== 'string' ? ok(given) : findFirm(rows, given));
  const to = value(cell.to);
  return to.ok ? ok({ cell, scenarioId: scenario.id, place: { table: cell.table, id: row.value, key: cell.column }, from: value(cell.from), value: to.value }) : to;
}

function shown(value: StepValue | undefined): string {
  return value === undefined || value === null ? '—' : String(value);
}

function findRow(workbook: Workbook, rows: RowsByName, { table, firm = '', contract }: StepCell): Result<string> {
  if (table === 'market') return ok(String(rowsOf(workbook, 'market')[0]?.['id'] ?? 'market'));
  if (table === 'firms') return findFirm(rows, firm);
  const { type = '', from = '', to = '' } = contract ?? {};
  const [found, ...others] = rows.contracts().get(partiesKey({ type, from, to })) ?? [];
  if (others.length > 0) return failure('steps.twoContracts', { type, from, to, count: others.length + 1 });
  return found === undefined ? failure('steps.noContract', { type, from, to }) : ok(found);
}

function findFirm(rows: RowsByName, name: string): Result<string> {
  const [found, other] = rows.firms().get(nameKey(name)) ?? [];
  if (found === undefined) return failure('steps.noFirm', { name });
  return other === undefined ? ok(found) : failure('steps.twoFirms', { name });
}

type Ids = ReadonlyMap<string, readonly string[]>;

/** Ids of firms by name, and of contracts by type and parties; each made when it is first asked for. */
interface RowsByName {
  readonly firms: () => Ids;
  readonly contracts: () => Ids;
}

function rowsByName(workbook: Workbook): RowsByName {
  let [firms, contracts]: (Ids | null)[] = [null, null];
  return {
    firms: () => (firms ??= idsBy(workbook.firms, (row) => nameKey(String(row['name'] ?? row.id)))),
    contracts: () => (contracts ??= idsBy(workbook.contracts, (row) => partiesKey(partiesOf(workbook, row)))),
  };
}

/** Whether rows are called otherwise from now on. */
function renames(op: Op): boolean {
  return op.op === 'cell' && (op.table === 'firms' ? op.key === 'name' : op.table === 'contracts' && (op.key === 'type' || op.key === 'from' || op.key === 'to'));
}

function idsBy(rows: readonly Row[], keyOf: (row: Row) => string): Ids {
  const ids = new Map<string, string[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const same = ids.get(key);
    if (same === undefined) ids.set(key, [row.id]);
    else same.push(row.id);
  }
  return ids;
}

function partiesKey({ type, from, to }: ContractParties): string {
  return JSON.stringify([type, nameKey(from), nameKey(to)]);
}
