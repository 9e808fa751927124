import { freeName, nextIds } from '../newRows.ts';
import type { Command } from './command.ts';
import { takenScenarioNames } from './scenarioNames.ts';

/** Adds an empty scenario at the end. Its id is `nextIds(workbook, 'scenarios', 1)`; a name that is taken gets a number. */
export const scenariosAdd: Command<{ readonly name: string }> = {
  id: 'scenarios.add',
  label: { en: 'Add scenario', zhHant: '新增情境' },
  plan(workbook, { name }) {
    const [id = ''] = nextIds(workbook, 'scenarios', 1);
    const row = { id, name: freeName(name.trim() === '' ? 'Scenario' : name.trim(), takenScenarioNames(workbook)), drivers: {}, overrides: [], failures: [] };
    return [{ op: 'insert', table: 'scenarios', index: workbook.scenarios.length, row }];
  },
  focus: () => ({ table: 'scenarios' }),
};
