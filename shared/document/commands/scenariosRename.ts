import type { Command } from './command.ts';
import { refusedName } from './scenarioNames.ts';
import { setField, storedScenario } from './storedScenario.ts';

export const scenariosRename: Command<{ readonly id: string; readonly name: string }> = {
  id: 'scenarios.rename',
  label: { en: 'Rename scenario', zhHant: '重新命名情境' },
  plan(workbook, { id, name }) {
    const scenario = storedScenario(workbook, id);
    if ('code' in scenario) return scenario;
    return refusedName(workbook, name, id) ?? setField(scenario, 'name', name.trim());
  },
  focus: ({ id }) => ({ table: 'scenarios', id, key: 'name', scenario: id }),
};
