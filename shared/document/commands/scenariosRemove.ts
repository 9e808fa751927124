import type { Command } from './command.ts';
import { removeOps } from './command.ts';
import { storedScenario } from './storedScenario.ts';

/** Removes a scenario; nothing else in the workbook depends on it. */
export const scenariosRemove: Command<{ readonly id: string }> = {
  id: 'scenarios.remove',
  label: { en: 'Delete scenario', zhHant: '刪除情境' },
  plan(workbook, { id }) {
    const scenario = storedScenario(workbook, id);
    return 'code' in scenario ? scenario : removeOps(workbook, 'scenarios', (each) => each === id);
  },
  focus: () => ({ table: 'scenarios' }),
};
