/** Applying a shock of the library, and moving it by its sliders as long as nothing else was done since: all of that is one step of undo. */
import { batch, computed, signal } from '@preact/signals-core';
import type { Failure } from '../../shared/base/result.ts';
import { scenariosAdd } from '../../shared/document/commands/scenariosAdd.ts';
import { scenariosApplyShock } from '../../shared/document/commands/scenariosApplyShock.ts';
import type { HistoryEntry } from '../../shared/document/history.ts';
import { nextIds } from '../../shared/document/newRows.ts';
import { overlay } from '../../shared/document/scenario.ts';
import { baseScenarioId, type Scenario } from '../../shared/drivers/scenario.ts';
import type { ShockDefinition, ShockParts, ShockSettings } from '../../shared/shocks/shock.ts';
import { localized } from './translate.ts';
import { chooseScenario, dispatch, effective, history, scenarioId, undo, workbook } from './workbook.ts';

export type ShockChoice = ShockSettings;

/** A shock that was applied just now, and that its sliders still move. */
export interface AppliedShock {
  readonly shock: string;
  readonly scenario: string;
  readonly mergeKey: string;
  /** What stood on top of the history then: its own step, or the one before where it came to nothing. */
  readonly top: HistoryEntry | undefined;
  /** What it came to, worked out on the scenario without it. */
  readonly parts: ShockParts;
  /** The paths that held before it. */
  readonly before: Scenario['drivers'];
}

const last = signal<AppliedShock | null>(null);
let serial = 0;

/** The shock that was applied just now; null as soon as anything else is done, undone or saved. */
export const appliedShock = computed<AppliedShock | null>(() => (last.value !== null && history.value.done.at(-1) === last.value.top ? last.value : null));

/**
 * Puts a shock into the scenario in front, Base getting a new one for it; what was applied just now is moved instead of added again.
 *
 * @param confirmed  replace values of the scenario that stand against those of the shock
 * @returns why it is refused, or null
 */
export function applyShock(definition: ShockDefinition, { intensity, start, ramp, firm }: ShockChoice, confirmed: boolean): Failure | null {
  return batch(() => {
    const before = appliedShock.peek();
    const isMoved = before?.shock === definition.key && before.scenario === scenarioId.peek();
    if (isMoved) {
      if (before.top?.mergeKey === before.mergeKey) undo();
    } else if (scenarioId.peek() === baseScenarioId) {
      const [id = ''] = nextIds(workbook.peek(), 'scenarios', 1);
      const added = dispatch(scenariosAdd, { name: localized(definition.label) });
      if (!added.ok) return added.error;
      chooseScenario(id);
    }
    if (!isMoved) serial += 1;
    const mergeKey = isMoved ? before.mergeKey : `shock-${serial}`;
    const id = scenarioId.peek();
    const former = effective.peek();
    const parts = definition.build({ intensity, start, ramp, firm }, overlay(workbook.peek(), former));
    const done = dispatch(scenariosApplyShock, { id, shock: definition.key, intensity, start, ramp, ...(firm === null ? {} : { firm }), confirmed, mergeKey });
    if (!done.ok) return done.error;
    last.value = { shock: definition.key, scenario: id, mergeKey, top: history.peek().done.at(-1), parts, before: former.drivers };
    return null;
  });
}
