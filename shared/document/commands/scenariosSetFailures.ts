import type { ForcedFailure } from '../../drivers/scenario.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { setField, storedScenario } from './storedScenario.ts';

/** Sets the firms that a scenario makes fail, and when. */
export const scenariosSetFailures: Command<{ readonly id: string; readonly failures: readonly ForcedFailure[] }> = {
  id: 'scenarios.setFailures',
  label: { en: 'Edit forced failures', zhHant: '編輯強制違約' },
  plan(workbook, { id, failures }) {
    const scenario = storedScenario(workbook, id);
    if ('code' in scenario) return scenario;
    const firms = new Set(workbook.firms.map((firm) => firm.id));
    for (const { firm, quarter } of failures) {
      if (!firms.has(firm)) return refuse('input.unknownFirm', { value: firm });
      if (!Number.isInteger(quarter) || quarter < 1) return refuse('input.failureQuarter', { value: quarter });
    }
    return setField(scenario, 'failures', failures);
  },
  focus: ({ id }) => ({ table: 'scenarios', id, key: 'failures', scenario: id }),
};
