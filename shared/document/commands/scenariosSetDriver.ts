import type { DriverSpec } from '../../drivers/path.ts';
import { driverProblem } from '../../drivers/path.ts';
import type { DriverKey } from '../../drivers/registry.ts';
import { driver as driverByKey } from '../../drivers/registry.ts';
import { effectiveScenario, parentOf } from '../inheritance.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { setField, storedScenario } from './storedScenario.ts';

export interface SetDriverArgs {
  readonly id: string;
  readonly driver: DriverKey;
  /** null takes the path away, so that the parents' holds; so does an empty list of shocks, but where it undoes a parent's path. */
  readonly spec: DriverSpec | null;
  /** Given while a handle is dragged; see `History`. */
  readonly mergeKey?: string;
}

/** Sets the path of one driver in a scenario. */
export const scenariosSetDriver: Command<SetDriverArgs> = {
  id: 'scenarios.setDriver',
  label: { en: 'Edit shock', zhHant: '編輯衝擊' },
  plan(workbook, { id, driver, spec }) {
    const scenario = storedScenario(workbook, id);
    if ('code' in scenario) return scenario;
    const definition = driverByKey(driver as string);
    if (definition === undefined) return refuse('scenarios.unknownDriver', { driver });
    const { [driver]: _former, ...others } = scenario.drivers;
    const parent = parentOf(workbook.scenarios, scenario);
    const inherits = parent !== null && effectiveScenario(workbook.scenarios, parent).drivers[driver] !== undefined;
    if (spec === null || (!inherits && Array.isArray(spec) && spec.length === 0)) return setField(scenario, 'drivers', others);
    // Over one quarter only: paths that leave their range later on are listed by `problems.ts` and can still be edited.
    return driverProblem(spec, definition.base, 1) ?? setField(scenario, 'drivers', { ...others, [driver]: spec });
  },
  focus: ({ id, driver }) => ({ table: 'scenarios', id, key: driver, scenario: id }),
  mergeKey: ({ mergeKey }) => mergeKey,
};
