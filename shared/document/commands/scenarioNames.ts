/** Rules of scenario names, which adding, duplicating and renaming share. */
import type { Failure } from '../../base/result.ts';
import { baseScenario } from '../../drivers/scenario.ts';
import type { Workbook } from '../document.ts';
import { nameKey } from '../document.ts';
import { takenNames } from '../newRows.ts';
import { refuse } from './command.ts';

/** Names that a new scenario cannot have; Base and its Chinese name belong to the undisturbed one. */
export function takenScenarioNames(workbook: Workbook): Set<string> {
  return takenNames([baseScenario, { name: '基準' }, ...workbook.scenarios]);
}

/** Why a scenario cannot be called so; null when it can. `exceptId` is the scenario that is being renamed. */
export function refusedName(workbook: Workbook, name: string, exceptId: string): Failure | null {
  if (name.trim() === '') return refuse('scenarios.nameMissing');
  const others = { ...workbook, scenarios: workbook.scenarios.filter(({ id }) => id !== exceptId) };
  return takenScenarioNames(others).has(nameKey(name)) ? refuse('scenarios.nameTaken', { name }) : null;
}
