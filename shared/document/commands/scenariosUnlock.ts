import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { isLocked, setField } from './storedScenario.ts';

/** Takes a sign-off away, so that the scenario can be edited. */
export const scenariosUnlock: Command<{ readonly id: string }> = {
  id: 'scenarios.unlock',
  label: { en: 'Unlock scenario', zhHant: '解除情境鎖定' },
  plan(workbook, { id }) {
    const scenario = workbook.scenarios.find((each) => each.id === id);
    if (scenario === undefined) return refuse('scenarios.gone');
    return isLocked(scenario) ? setField(scenario, 'locked', undefined) : refuse('scenarios.notLocked', { name: scenario.name });
  },
  focus: ({ id }) => ({ table: 'scenarios', id, key: 'locked', scenario: id }),
};
