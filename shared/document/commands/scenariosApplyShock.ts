import { shock as shockByKey } from '../../shocks/registry.ts';
import { mergeShock } from '../../shocks/mergeShock.ts';
import { effectiveScenario } from '../inheritance.ts';
import { overlay } from '../scenario.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { setField, storedScenario } from './storedScenario.ts';

export interface ApplyShockArgs {
  readonly id: string;
  /** Its key in the library (`shared/shocks`). */
  readonly shock: string;
  /** 1 where left out: the shock as it is described. */
  readonly intensity?: number;
  readonly start?: number;
  readonly ramp?: number;
  /** The firm that it is about, where it is about one. */
  readonly firm?: string;
  /** Replace values of the scenario that stand against those of the shock. */
  readonly confirmed?: boolean;
  /** Given while its sliders are moved; see `History`. */
  readonly mergeKey?: string;
}

/** Puts a shock of the library on top of a scenario: its paths, overrides and forced failures are the scenario's own from then on. */
export const scenariosApplyShock: Command<ApplyShockArgs> = {
  id: 'scenarios.applyShock',
  label: { en: 'Apply shock', zhHant: '套用衝擊' },
  plan(workbook, args) {
    const scenario = storedScenario(workbook, args.id);
    if ('code' in scenario) return scenario;
    const definition = shockByKey(args.shock);
    if (definition === undefined) return refuse('shocks.unknown', { shock: args.shock });
    const { intensity = 1, start = definition.start, ramp = definition.ramp } = args;
    if (!(intensity >= 0 && intensity <= 10)) return refuse('shocks.badIntensity', { value: intensity });
    if (!Number.isInteger(start) || start < 1 || !Number.isInteger(ramp) || ramp < 0) return refuse('shocks.badQuarters', { start, ramp });
    const effective = effectiveScenario(workbook.scenarios, scenario);
    const model = overlay(workbook, effective);
    const firm = args.firm ?? definition.firm?.(model) ?? null;
    if (definition.firm !== undefined && !workbook.firms.some(({ id }) => id === firm)) return refuse('shocks.noFirm', { shock: definition.key });
    const merged = mergeShock(scenario, definition.build({ intensity, start, ramp, firm }, model), effective.drivers);
    if (merged.replaced.length > 0 && args.confirmed !== true) {
      return refuse('scenarios.conflicts', { count: merged.replaced.length, cells: merged.overrides.length, name: scenario.name });
    }
    return [...setField(scenario, 'drivers', merged.drivers), ...setField(scenario, 'overrides', merged.overrides), ...setField(scenario, 'failures', merged.failures)];
  },
  focus: ({ id }) => ({ table: 'scenarios', id, scenario: id }),
  mergeKey: ({ mergeKey }) => mergeKey,
};
