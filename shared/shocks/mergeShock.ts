/**
 * Shocks add up: what a shock comes to is put on top of what a scenario has.
 *
 * Displacements of a driver are added, also to a path given outright; factors of a cell are multiplied; of forced failures of a firm
 * the earliest holds. Only a value can stand against a value: such conflicts are told, and the shock's holds.
 */
import type { DriverSpec, Shock } from '../drivers/path.ts';
import { driverPath, isShocks } from '../drivers/path.ts';
import type { DriverKey } from '../drivers/registry.ts';
import { drivers } from '../drivers/registry.ts';
import type { ForcedFailure, Override, Scenario } from '../drivers/scenario.ts';
import type { ShockParts } from './shock.ts';

export interface MergedShock {
  readonly drivers: Scenario['drivers'];
  readonly overrides: readonly Override[];
  readonly failures: readonly ForcedFailure[];
  /** Overrides of the scenario that the shock replaces by values of its own. */
  readonly replaced: readonly Override[];
}

/** The longest horizon there is, for paths given outright. */
const longest = 80;

/**
 * @param inherited  the paths that hold in the scenario now, those of its parents included
 */
export function mergeShock(scenario: Pick<Scenario, 'drivers' | 'overrides' | 'failures'>, parts: ShockParts, inherited: Scenario['drivers'] = scenario.drivers): MergedShock {
  const paths: Partial<Record<DriverKey, DriverSpec>> = { ...scenario.drivers };
  for (const { key } of drivers) {
    const added = parts.drivers?.[key];
    if (added !== undefined && added.length > 0) paths[key] = addedTo(inherited[key], added);
  }
  const replaced: Override[] = [];
  const overrides = [...scenario.overrides];
  for (const given of parts.overrides ?? []) {
    const place = overrides.findIndex((each) => each.target === given.target && each.id === given.id && each.field === given.field);
    const former = overrides[place];
    if (former === undefined) overrides.push(given);
    else {
      const merged = mergedOverride(former, given);
      if (merged === given && former.value !== given.value) replaced.push(former);
      overrides[place] = merged;
    }
  }
  const failures = [...scenario.failures];
  for (const given of parts.failures ?? []) {
    const place = failures.findIndex(({ firm }) => firm === given.firm);
    const former = failures[place];
    if (former === undefined) failures.push(given);
    else if (given.quarter < former.quarter) failures[place] = given;
  }
  return { drivers: paths, overrides, failures, replaced };
}

function addedTo(spec: DriverSpec | undefined, added: readonly Shock[]): DriverSpec {
  if (spec === undefined || isShocks(spec)) return [...(spec ?? []), ...added];
  if (spec.values.length === 0) return added;
  const displacement = driverPath(added, 0, false, longest);
  return { values: Array.from({ length: longest }, (_, index) => spec.values[Math.min(index, spec.values.length - 1)]! + displacement[index + 1]!) };
}

function mergedOverride(former: Override, given: Override): Override {
  if (typeof given.scale !== 'number' || given.value !== undefined) return given;
  const { typed: _typed, ...rest } = former;
  if (typeof former.value === 'number') return { ...rest, value: former.value * given.scale };
  // A factor of a blank or of no number leaves it as it is.
  if (former.value !== undefined) return former;
  return { ...rest, scale: (former.scale ?? 1) * given.scale };
}
