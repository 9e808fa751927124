/**
 * Scenarios laid over scenarios: Base, over it Severe, over that Severe with a freeze.
 *
 * Owns: what a branch comes to with all that it inherits. A driver, a cell or a firm's forced failure that the branch sets is its
 * own; everything else is its parent's, so that a change there reaches it. A factor scales what the parent makes of the cell.
 * The engine refuses a scenario that still has a parent, hence whoever runs one asks here first.
 */
import type { Override, Scenario } from '../drivers/scenario.ts';
import { baseScenarioId } from '../drivers/scenario.ts';
import { tableOf, termOf } from './document.ts';
import { overrideKey } from './scenario.ts';

type Scenarios = readonly Scenario[];

/** The stored scenario that this one is laid over; null where that is the workbook itself or is missing. */
export function parentOf(scenarios: Scenarios, { parent }: Scenario): Scenario | null {
  return hasParent(parent) ? (scenarios.find(({ id }) => id === parent) ?? null) : null;
}

function hasParent(parent: Scenario['parent']): parent is string {
  return typeof parent === 'string' && parent !== '' && parent !== baseScenarioId;
}

/** The scenario and its parents, nearest first; null where one is missing or the line leads back to itself. */
export function lineOf(scenarios: Scenarios, scenario: Scenario): Scenarios | null {
  const line = [scenario];
  for (let at = scenario; hasParent(at.parent);) {
    const parent = parentOf(scenarios, at);
    if (parent === null || line.some(({ id }) => id === parent.id)) return null;
    line.push(parent);
    at = parent;
  }
  return line;
}

/** What was worked out last for a scenario, and from which line. */
const remembered = new WeakMap<Scenario, { readonly line: Scenarios; readonly effective: Scenario }>();

/**
 * The scenario with all that it inherits and without a parent, for the engine and for views; the same object as long as nothing in
 * its line changes. Where the line is broken it is given back as it is, which the engine refuses.
 */
export function effectiveScenario(scenarios: Scenarios, scenario: Scenario): Scenario {
  if (scenario.parent === undefined || scenario.parent === null) return scenario;
  const line = lineOf(scenarios, scenario);
  if (line === null) return scenario;
  const known = remembered.get(scenario);
  if (known !== undefined && known.line.length === line.length && known.line.every((each, place) => each === line[place])) return known.effective;
  const { parent: _parent, ...own } = scenario;
  const layered = line.toReversed().reduce(laidOver);
  const effective = { ...own, drivers: layered.drivers, overrides: layered.overrides, failures: layered.failures };
  remembered.set(scenario, { line, effective });
  return effective;
}

function laidOver(parent: Scenario, child: Scenario): Scenario {
  const inherited = new Map(parent.overrides.map((override) => [overrideKey(override), override]));
  const own = new Set(child.overrides.map(overrideKey));
  const failing = new Set(child.failures.map(({ firm }) => firm));
  return {
    ...child,
    drivers: { ...parent.drivers, ...child.drivers },
    overrides: [
      ...parent.overrides.filter((override) => !own.has(overrideKey(override))),
      ...child.overrides.map((override) => scaled(override, inherited.get(overrideKey(override)))),
    ],
    failures: [...parent.failures.filter(({ firm }) => !failing.has(firm)), ...child.failures],
  };
}

/** A factor of what the parent makes of the cell; an override by value stands as it is. */
function scaled(override: Override, inherited: Override | undefined): Override {
  if (override.value !== undefined || typeof override.scale !== 'number' || inherited === undefined) return override;
  const { scale, ...rest } = override;
  if (inherited.value === undefined) return typeof inherited.scale === 'number' ? { ...rest, scale: inherited.scale * scale } : override;
  const value = inherited.value ?? termOf(tableOf(override.target), override.field)?.default ?? null;
  // A factor of something that is no number is refused as it would be over the base.
  return typeof value === 'number' ? { ...rest, value: value * scale } : value === null ? { ...rest, value } : override;
}
