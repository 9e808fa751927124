/** Making recorded steps again on a workbook, by the commands that a person would use: the first that does not fit ends it. */
import type { CellValue, Row } from '../columns/define.ts';
import type { Failure, Result } from '../base/result.ts';
import { failure, ok } from '../base/result.ts';
import { baseScenario, type Scenario } from '../drivers/scenario.ts';
import { cellsResetToBase } from './commands/cellsResetToBase.ts';
import { isFailure } from './commands/command.ts';
import { type CellPlace, planCells } from './commands/setCells.ts';
import { columnOf, nameKey, rowsOf, type Workbook } from './document.ts';
import { applyPatch, type Patch, rowById } from './patch.ts';
import { partiesOf, type RecordedStep, type StepCell, type StepValue } from './recordedSteps.ts';
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
  const outcomes = steps.map((step): StepOutcome => {
    if (!isComplete) return { step, result: 'notReached', reason: null, cell: null };
    const made = makeStep(workbook, step, checksOldValues);
    if (!made.ok) {
      isComplete = false;
      return { step, result: 'refused', ...made.error };
    }
    workbook = made.value.workbook;
    patch.push(made.value.patch);
    return { step, result: made.value.patch.length === 0 ? 'same' : 'made', reason: null, cell: null };
  });
  return { outcomes, patch: patch.flat(), workbook, isComplete };
}

interface Refusal {
  readonly reason: Failure;
  readonly cell: StepCell | null;
}

/** A step as a whole, or nothing of it: cell after cell, since one may lean on what another has set. */
function makeStep(before: Workbook, { cells }: RecordedStep, checksOldValues: boolean): Result<{ readonly workbook: Workbook; readonly patch: Patch }, Refusal> {
  let workbook = before;
  const patches: Patch[] = [];
  const found: Found[] = [];
  for (const cell of cells) {
    const place = findCell(before, cell, checksOldValues);
    if (!place.ok) return { ok: false, error: { reason: place.error, cell } };
    found.push(place.value);
  }
  for (const { scenarioId, place, value } of found) {
    const patch = value === undefined ? cellsResetToBase.plan(workbook, { scenarioId, cells: [place] }) : planCells(workbook, scenarioId, [{ ...place, value }]);
    if (isFailure(patch)) return { ok: false, error: { reason: patch, cell: cells[patches.length] ?? null } };
    workbook = applyPatch(workbook, patch);
    patches.push(patch);
  }
  return ok({ workbook, patch: patches.flat() });
}

interface Found {
  readonly scenarioId: string;
  readonly place: CellPlace;
  /** undefined takes the override out. */
  readonly value: CellValue | undefined;
}

function findCell(workbook: Workbook, cell: StepCell, checksOldValues: boolean): Result<Found> {
  const scenario = cell.scenario === undefined ? baseScenario : workbook.scenarios.find(({ name }) => nameKey(name) === nameKey(cell.scenario ?? ''));
  if (scenario === undefined) return failure('steps.noScenario', { name: cell.scenario ?? '' });
  const row = findRow(workbook, cell);
  if (!row.ok) return row;
  const term = columnOf(workbook, cell.table, cell.column);
  if (term === undefined) return failure('steps.noColumn', { column: cell.column });
  const value = (given: StepValue | undefined): Result<CellValue | undefined> => {
    if (term.kind !== 'firm' || typeof given !== 'string') return ok(given);
    const firm = firmsNamed(workbook, given);
    return firm[0] === undefined ? failure('steps.noFirm', { name: given }) : ok(firm[0].id as string);
  };
  const to = value(cell.to);
  if (!to.ok) return to;
  const place = { table: cell.table, id: row.value, key: cell.column };
  if (checksOldValues) {
    const from = value(cell.from);
    const now = heldBy(workbook, scenario, place);
    if (!from.ok || !Object.is(from.value, now)) return failure('steps.otherValue', { recorded: shown(cell.from), now: shown(now) });
  }
  return ok({ scenarioId: scenario.id, place, value: to.value });
}

function shown(value: CellValue | undefined): string {
  return value === undefined || value === null ? '—' : String(value);
}

/** What the base, or the scenario itself, says of a cell. */
function heldBy(workbook: Workbook, scenario: Scenario, { table, id, key }: CellPlace): CellValue | undefined {
  if (scenario.id !== baseScenario.id) return overriddenCells(scenario).get(cellKey(table, id, key))?.value;
  return (rowById<Row>(rowsOf(workbook, table), id)?.[key] ?? null) as CellValue;
}

function findRow(workbook: Workbook, { table, firm = '', contract }: StepCell): Result<string> {
  if (table === 'market') return ok(String(rowsOf(workbook, 'market')[0]?.['id'] ?? 'market'));
  if (table === 'firms') {
    const [found, other] = firmsNamed(workbook, firm);
    if (found === undefined) return failure('steps.noFirm', { name: firm });
    return other === undefined ? ok(found['id'] as string) : failure('steps.twoFirms', { name: firm });
  }
  const { type = '', from = '', to = '' } = contract ?? {};
  const found = rowsOf(workbook, 'contracts').filter((row) => {
    const parties = partiesOf(workbook, row);
    return parties.type === type && nameKey(parties.from) === nameKey(from) && nameKey(parties.to) === nameKey(to);
  });
  if (found.length > 1) return failure('steps.twoContracts', { type, from, to, count: found.length });
  return found[0] === undefined ? failure('steps.noContract', { type, from, to }) : ok(found[0]['id'] as string);
}

function firmsNamed(workbook: Workbook, name: string): readonly Row[] {
  return rowsOf(workbook, 'firms').filter((row) => nameKey(String(row['name'] ?? row['id'])) === nameKey(name));
}
