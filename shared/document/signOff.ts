/** What a sign-off vouches for: the contents of a scenario with all that it inherits, by a hash that anyone can work out again. */
import { sha256 } from '../base/sha256.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { effectiveScenario } from './inheritance.ts';
import { jsonText } from './jsonText.ts';
import { overrideKey } from './scenario.ts';

/** SHA-256 of a scenario's effective drivers, overrides and forced failures, whatever the order in which they were entered. */
export function scenarioHash(scenarios: readonly Scenario[], scenario: Scenario): string {
  const { drivers, overrides, failures } = effectiveScenario(scenarios, scenario);
  const ordered = <Item>(items: readonly Item[], key: (item: Item) => string) => items.map((item) => ({ item, key: key(item) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
  return sha256(jsonText([
    Object.keys(drivers).toSorted().map((key) => [key, drivers[key as keyof typeof drivers]]),
    ordered(overrides, overrideKey).map(({ target, id, field, value, scale }) => ({ target, id, field, value, scale })),
    ordered(failures, jsonText),
  ]));
}
