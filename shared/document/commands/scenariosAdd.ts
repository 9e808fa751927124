import { baseScenarioId } from '../../drivers/scenario.ts';
import { scenarioById } from '../document.ts';
import { freeName, nextIds } from '../newRows.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { takenScenarioNames } from './scenarioNames.ts';

/**
 * Adds an empty scenario at the end, or one that is laid over another. Its id is `nextIds(workbook, 'scenarios', 1)`; a name that
 * is taken gets a number.
 */
export const scenariosAdd: Command<{ readonly name: string; readonly parent?: string }> = {
  id: 'scenarios.add',
  label: { en: 'Add scenario', zhHant: '新增情境' },
  plan(workbook, { name, parent }) {
    if (parent !== undefined && scenarioById(workbook, parent) === undefined) return refuse('scenarios.gone');
    const over = parent === undefined || parent === baseScenarioId ? {} : { parent };
    const [id = ''] = nextIds(workbook, 'scenarios', 1);
    const row = { id, name: freeName(name.trim() === '' ? 'Scenario' : name.trim(), takenScenarioNames(workbook)), ...over, drivers: {}, overrides: [], failures: [] };
    return [{ op: 'insert', table: 'scenarios', index: workbook.scenarios.length, row }];
  },
  focus: () => ({ table: 'scenarios' }),
};
