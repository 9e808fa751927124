/** Copying between scenarios: which two are held against each other, and a copy that waits for a person to look at its conflicts. */
import { signal } from '@preact/signals-core';
import { type CopyConflict, copyConflicts, type CopyOverridesArgs, scenariosCopyOverrides } from '../../shared/document/commands/scenariosCopyOverrides.ts';
import { scenariosSetDriver } from '../../shared/document/commands/scenariosSetDriver.ts';
import { scenariosSetFailures } from '../../shared/document/commands/scenariosSetFailures.ts';
import { scenarioById } from '../../shared/document/document.ts';
import { effectiveScenario } from '../../shared/document/inheritance.ts';
import type { DriverKey } from '../../shared/drivers/registry.ts';
import { baseScenarioId, type Scenario } from '../../shared/drivers/scenario.ts';
import { nameOfScenario } from './branches.ts';
import { edit } from './edits.ts';
import { showToast } from './toasts.ts';
import { translate } from './translate.ts';
import { scenario, workbook } from './workbook.ts';

/** The two scenarios whose differences are listed; the view puts the one in front beside its parent when it opens. */
export const differenceSides = signal<{ readonly a: string; readonly b: string }>({ a: baseScenarioId, b: baseScenarioId });

/** Holds the scenario in front against what it is laid over. */
export function differFromParent(): void {
  const { id, parent } = scenario.peek();
  const over = scenarioById(workbook.peek(), parent ?? baseScenarioId)?.id ?? baseScenarioId;
  differenceSides.value = { a: over, b: id };
}

/** A copy that would replace values of its target, waiting to be confirmed. */
export const waitingCopy = signal<{ readonly args: CopyOverridesArgs; readonly conflicts: readonly CopyConflict[] } | null>(null);

/** Copies at once where nothing stands against it; otherwise shows first what would be replaced. */
export function offerCopy(args: CopyOverridesArgs): void {
  const conflicts = copyConflicts(workbook.peek(), args);
  if (conflicts.length > 0) waitingCopy.value = { args, conflicts };
  else copy(args);
}

/** The person has seen the conflicts: all is copied, or only what stands against nothing. */
export function settleCopy(choice: 'replace' | 'others' | 'none'): void {
  const waiting = waitingCopy.peek();
  waitingCopy.value = null;
  if (waiting === null || choice === 'none') return;
  const { args, conflicts } = waiting;
  const against = new Set(conflicts.map(({ table, id, key }) => JSON.stringify([table, id, key])));
  copy(choice === 'replace' ? { ...args, confirmed: true } : { ...args, cells: args.cells.filter(({ table, id, key }) => !against.has(JSON.stringify([table, id, key]))) });
}

function copy(args: CopyOverridesArgs): void {
  if (edit(scenariosCopyOverrides, args)) showToast('success', () => translate('differ.copied', { count: args.cells.length, to: nameOfScenario(args.to) }));
}

/** Gives one scenario the path that a driver takes in another; an undisturbed one where that has none. */
export function copyDriver(driver: DriverKey, from: Scenario, to: Scenario): void {
  edit(scenariosSetDriver, { id: to.id, driver, spec: effectiveScenario(workbook.peek().scenarios, from).drivers[driver] ?? [] });
}

/** Makes a firm fail in one scenario when it is made to in another, or takes the scenario's own forced failure away. */
export function copyFailure(firm: string, from: Scenario, to: Scenario): void {
  const given = effectiveScenario(workbook.peek().scenarios, from).failures.filter((each) => each.firm === firm);
  edit(scenariosSetFailures, { id: to.id, failures: [...to.failures.filter((each) => each.firm !== firm), ...given] });
}
