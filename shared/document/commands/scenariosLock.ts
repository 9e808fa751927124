import type { ScenarioLock } from '../../drivers/scenario.ts';
import { scenarioHash } from '../signOff.ts';
import type { Command } from './command.ts';
import { setField, storedScenario } from './storedScenario.ts';

/** Signs a scenario off: it refuses edits until it is unlocked, and keeps the hash of what it came to. */
export const scenariosLock: Command<{ readonly id: string } & Omit<ScenarioLock, 'hash'>> = {
  id: 'scenarios.lock',
  label: { en: 'Sign off scenario', zhHant: '簽核情境' },
  plan(workbook, { id, by, date }) {
    const scenario = storedScenario(workbook, id);
    if ('code' in scenario) return scenario;
    const lock = { hash: scenarioHash(workbook.scenarios, scenario), ...(by === undefined ? {} : { by }), ...(date === undefined ? {} : { date }) };
    return setField(scenario, 'locked', lock);
  },
  focus: ({ id }) => ({ table: 'scenarios', id, key: 'locked', scenario: id }),
};
