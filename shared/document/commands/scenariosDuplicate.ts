import { baseScenarioId } from '../../drivers/scenario.ts';
import { scenarioById } from '../document.ts';
import { effectiveScenario } from '../inheritance.ts';
import { freeName, nextIds } from '../newRows.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { takenScenarioNames } from './scenarioNames.ts';

/**
 * Copies a scenario to right below it, with the id `nextIds(workbook, 'scenarios', 1)`. A copy of Base is an empty scenario.
 * A copy can be edited although the original is signed off; a `flat` one holds all that the original inherits and has no parent:
 * the present state as it is.
 */
export const scenariosDuplicate: Command<{ readonly id: string; readonly name?: string; readonly flat?: boolean }> = {
  id: 'scenarios.duplicate',
  label: { en: 'Duplicate scenario', zhHant: '複製情境' },
  plan(workbook, { id, name, flat }) {
    const original = scenarioById(workbook, id);
    if (original === undefined) return refuse('scenarios.gone');
    const { locked: _lock, ...copied } = flat === true ? effectiveScenario(workbook.scenarios, original) : original;
    const [newId = ''] = nextIds(workbook, 'scenarios', 1);
    const index = id === baseScenarioId ? 0 : workbook.scenarios.indexOf(original) + 1;
    const wanted = name === undefined || name.trim() === '' ? original.name : name.trim();
    return [{ op: 'insert', table: 'scenarios', index, row: { ...copied, id: newId, name: freeName(wanted, takenScenarioNames(workbook)) } }];
  },
  focus: ({ id }) => ({ table: 'scenarios', id }),
};
