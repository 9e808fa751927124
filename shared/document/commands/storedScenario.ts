/** Changing one field of a scenario, which all scenario commands share: Base has no fields to change. */
import type { Failure } from '../../base/result.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import { baseScenarioId } from '../../drivers/scenario.ts';
import type { Workbook } from '../document.ts';
import type { Patch } from '../patch.ts';
import { sameValue } from '../patch.ts';
import { refuse } from './command.ts';

/** A scenario that can be changed, or why there is none. */
export function storedScenario(workbook: Workbook, id: string): Scenario | Failure {
  if (id === baseScenarioId) return refuse('scenarios.baseIsFixed');
  const found = workbook.scenarios.find((scenario) => scenario.id === id);
  if (found === undefined) return refuse('scenarios.gone');
  return isLocked(found) ? refuse('scenarios.locked', { name: found.name }) : found;
}

/** Whether a scenario is signed off and refuses edits. */
export function isLocked({ locked }: Scenario): boolean {
  return locked !== undefined && locked !== null;
}

/** The patch that sets one field of a scenario; empty when it holds that already. */
export function setField<Key extends 'name' | 'drivers' | 'overrides' | 'failures' | 'parent' | 'locked'>(scenario: Scenario, key: Key, to: Scenario[Key]): Patch {
  const from = scenario[key];
  return sameValue(from, to) ? [] : [{ op: 'cell', table: 'scenarios', id: scenario.id, key, from, to }];
}
