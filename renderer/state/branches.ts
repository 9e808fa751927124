/** Scenarios as branches: their tree, their sign-offs, and the edits of the tree. What each command does is in `shared/document/commands`. */
import { computed, signal } from '@preact/signals-core';
import { scenariosAdd } from '../../shared/document/commands/scenariosAdd.ts';
import { scenariosDuplicate } from '../../shared/document/commands/scenariosDuplicate.ts';
import { scenariosLock } from '../../shared/document/commands/scenariosLock.ts';
import { scenariosMove } from '../../shared/document/commands/scenariosMove.ts';
import { scenariosSetParent } from '../../shared/document/commands/scenariosSetParent.ts';
import { scenariosUnlock } from '../../shared/document/commands/scenariosUnlock.ts';
import { isLocked } from '../../shared/document/commands/storedScenario.ts';
import { scenarioById } from '../../shared/document/document.ts';
import { lineOf, parentOf } from '../../shared/document/inheritance.ts';
import { nextIds } from '../../shared/document/newRows.ts';
import { placeAfterStep, type ScenarioPlace, type ScenarioStep, scenarioTree } from '../../shared/document/scenarioTree.ts';
import { scenarioHash } from '../../shared/document/signOff.ts';
import { baseScenarioId, type Scenario } from '../../shared/drivers/scenario.ts';
import { edit } from './edits.ts';
import { currentTab, type ScenarioView, scenarioView } from './place.ts';
import { announce, showToast } from './toasts.ts';
import { translate } from './translate.ts';
import { chooseScenario, scenario, workbook } from './workbook.ts';

/** Opens the scenario sheet at one of its views. */
export function showScenarioView(view: ScenarioView): void {
  scenarioView.value = view;
  currentTab.value = 'scenario';
}

const scenarios = computed(() => workbook.value.scenarios);

/** All scenarios but Base, children below their parents. */
export const branches = computed(() => scenarioTree(scenarios.value));

/** The name to show: Base has one of its own in each language. */
export function scenarioName({ id, name }: Pick<Scenario, 'id' | 'name'>): string {
  return id === baseScenarioId ? translate('shell.base') : name;
}

export function nameOfScenario(id: string): string {
  return scenarioName(scenarioById(workbook.value, id) ?? { id, name: id });
}

/** The parent of the scenario in front, where that is not the workbook itself. */
export const parentScenario = computed(() => parentOf(scenarios.value, scenario.value));

export const isLockedInFront = computed(() => isLocked(scenario.value));

/** The scenarios that this one may be laid over: all but itself and those laid over it. */
export function possibleParents(of: Scenario): readonly Scenario[] {
  return branches.value.map(({ scenario: each }) => each).filter((each) => lineOf(scenarios.value, each)?.includes(of) !== true);
}

export function setParent(id: string, parent: string): void {
  edit(scenariosSetParent, { id, parent });
}

/** By id of each signed-off scenario, the hash of what it comes to now; equal to the one signed while nothing has changed. */
export const signOffs = computed<ReadonlyMap<string, string>>(() => new Map(scenarios.value.filter(isLocked).map((each) => [each.id, scenarioHash(scenarios.value, each)])));

/** Whether what was signed off is no longer what the scenario comes to. */
export function changedSinceSignOff({ id, locked }: Scenario): boolean {
  const hash = signOffs.value.get(id);
  return hash !== undefined && hash !== locked?.hash;
}

/** The scenario that is being signed off in the dialog. */
export const signingOff = signal<string | null>(null);

/** Adds a scenario over another one (`base`: over the workbook), brings it to the front and opens its inputs. */
export function addScenarioOver(parent: string): void {
  const [id = ''] = nextIds(workbook.peek(), 'scenarios', 1);
  if (!edit(scenariosAdd, { name: translate('shell.scenario.newName', { number: workbook.peek().scenarios.length + 1 }), parent })) return;
  chooseScenario(id);
  showScenarioView('inputs');
}

/** A scenario of its own that holds all that this one comes to now. */
export function keepPresentState(of: Scenario): void {
  const [id = ''] = nextIds(workbook.peek(), 'scenarios', 1);
  if (!edit(scenariosDuplicate, { id: of.id, name: translate('branch.presentName', { name: scenarioName(of) }), flat: true })) return;
  chooseScenario(id);
}

export function moveScenario(id: string, place: ScenarioPlace): void {
  if (!edit(scenariosMove, { id, ...place })) return;
  const branch = branches.peek().find(({ scenario: { id: each } }) => each === id);
  if (branch === undefined) return;
  announce(translate('branch.moved', { name: branch.scenario.name, parent: nameOfScenario(branch.parent), place: branch.siblings.indexOf(id) + 1, count: branch.siblings.length }));
}

export function stepScenario(id: string, step: ScenarioStep): void {
  const place = placeAfterStep(branches.peek(), id, step);
  if (place === null) showToast('info', () => translate('branch.noStep', { name: nameOfScenario(id) }));
  else moveScenario(id, place);
}

/** @param by  who signs; empty: nobody is named */
export function signOff(id: string, by: string, date: string): boolean {
  return edit(scenariosLock, { id, ...(by === '' ? {} : { by }), ...(date === '' ? {} : { date }) });
}

export function unlockScenario(id: string): void {
  edit(scenariosUnlock, { id });
}

/** Asks for a sign-off, or takes one away: the dialog stands over the scenario sheet. */
export function changeLock(of: Scenario): void {
  if (isLocked(of)) return unlockScenario(of.id);
  showScenarioView('inputs');
  signingOff.value = of.id;
}
