import { baseScenarioId } from '../../drivers/scenario.ts';
import { lineOf } from '../inheritance.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { setField, storedScenario } from './storedScenario.ts';

/** Lays a scenario over another one, or over the workbook itself (`base`). Cells that it sets stay its own. */
export const scenariosSetParent: Command<{ readonly id: string; readonly parent: string }> = {
  id: 'scenarios.setParent',
  label: { en: 'Set parent scenario', zhHant: '設定上層情境' },
  plan(workbook, { id, parent }) {
    const scenario = storedScenario(workbook, id);
    if ('code' in scenario) return scenario;
    if (parent === baseScenarioId) return setField(scenario, 'parent', undefined);
    const over = workbook.scenarios.find((each) => each.id === parent);
    if (over === undefined) return refuse('scenarios.gone');
    const isCycle = over === scenario || lineOf(workbook.scenarios, over)?.includes(scenario) === true;
    if (isCycle) return refuse('scenarios.parentCycle', { name: scenario.name, parent: over.name });
    return setField(scenario, 'parent', parent);
  },
  focus: ({ id }) => ({ table: 'scenarios', id, key: 'parent', scenario: id }),
};
