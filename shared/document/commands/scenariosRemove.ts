import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';
import { storedScenario } from './storedScenario.ts';

/** Removes a scenario. Those laid over it would change, so that they must be given another parent first. */
export const scenariosRemove: Command<{ readonly id: string }> = {
  id: 'scenarios.remove',
  label: { en: 'Delete scenario', zhHant: '刪除情境' },
  plan(workbook, { id }) {
    const scenario = storedScenario(workbook, id);
    if ('code' in scenario) return scenario;
    const children = workbook.scenarios.filter(({ parent }) => parent === id);
    if (children.length > 0) return refuse('scenarios.hasChildren', { name: scenario.name, children: children.map(({ name }) => name).join(', ') });
    return removeOps(workbook, 'scenarios', (each) => each === id);
  },
  focus: () => ({ table: 'scenarios' }),
};
