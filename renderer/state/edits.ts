/** The edits that the panels make: each is one command of the document; a refusal is said in a toast unless a panel can say it in place. */
import type { CellValue } from '../../shared/columns/define.ts';
import type { DriverSpec } from '../../shared/drivers/path.ts';
import type { DriverKey } from '../../shared/drivers/registry.ts';
import { baseScenarioId, type ForcedFailure, type Override } from '../../shared/drivers/scenario.ts';
import { cellsApplyToBase, otherOverridesOf, ownOverridesOf } from '../../shared/document/commands/cellsApplyToBase.ts';
import { cellsResetToBase } from '../../shared/document/commands/cellsResetToBase.ts';
import { cellsSet } from '../../shared/document/commands/cellsSet.ts';
import type { Command } from '../../shared/document/commands/command.ts';
import { scenariosAdd } from '../../shared/document/commands/scenariosAdd.ts';
import { scenariosDuplicate } from '../../shared/document/commands/scenariosDuplicate.ts';
import { scenariosRemove } from '../../shared/document/commands/scenariosRemove.ts';
import { scenariosRename } from '../../shared/document/commands/scenariosRename.ts';
import { scenariosSetDriver } from '../../shared/document/commands/scenariosSetDriver.ts';
import { scenariosSetFailures } from '../../shared/document/commands/scenariosSetFailures.ts';
import { workbookRename } from '../../shared/document/commands/workbookRename.ts';
import { tableOf } from '../../shared/document/document.ts';
import { nextIds } from '../../shared/document/newRows.ts';
import { currentTab } from './place.ts';
import type { CellPlace } from '../../shared/document/commands/setCells.ts';
import { language } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { chooseScenario, currentScenarioId, dispatch, scenario, workbook } from './workbook.ts';

/** @returns whether it was done */
function edit<Args>(command: Command<Args>, args: Args): boolean {
  const done = dispatch(command, args);
  if (!done.ok) showToast('error', () => explain(done.error));
  return done.ok;
}

export function renameWorkbook(name: string): void {
  edit(workbookRename, { name });
}

/** Adds a scenario, brings it to the front and opens its sheet. */
export function addScenario(): void {
  const [id = ''] = nextIds(workbook.peek(), 'scenarios', 1);
  if (!edit(scenariosAdd, { name: translate('shell.scenario.newName', { number: workbook.peek().scenarios.length + 1 }) })) return;
  chooseScenario(id);
  currentTab.value = 'scenario';
}

export function duplicateScenario(): void {
  const [id = ''] = nextIds(workbook.peek(), 'scenarios', 1);
  const { id: original, name } = scenario.peek();
  if (original === baseScenarioId) return addScenario();
  if (edit(scenariosDuplicate, { id: original, name: translate('shell.scenario.copyName', { name }) })) chooseScenario(id);
}

/** @returns why the name is refused, in words, or null */
export function renameScenario(name: string): string | null {
  const done = dispatch(scenariosRename, { id: currentScenarioId(), name });
  return done.ok ? null : explain(done.error);
}

/** Deletes the scenario in front; the one before it comes to the front. */
export function removeScenario(): void {
  const { scenarios } = workbook.peek();
  const id = currentScenarioId();
  const before = scenarios[scenarios.findIndex((each) => each.id === id) - 1]?.id ?? baseScenarioId;
  if (edit(scenariosRemove, { id })) chooseScenario(before);
}

/** @param gesture  names a drag, whose steps become one step of undo; null for an edit of its own */
export function setDriver(driver: DriverKey, spec: DriverSpec | null, gesture: string | null): void {
  edit(scenariosSetDriver, { id: currentScenarioId(), driver, spec, ...(gesture === null ? {} : { mergeKey: gesture }) });
}

export function setFailures(failures: readonly ForcedFailure[]): void {
  edit(scenariosSetFailures, { id: currentScenarioId(), failures });
}

export function clearOverride({ target, id, field }: Override): void {
  edit(cellsResetToBase, { scenarioId: currentScenarioId(), cells: [{ table: tableOf(target), id: target === 'market' ? 'market' : (id ?? ''), key: field }] });
}

/** Writes overrides of the scenario in front into the base; other scenarios that set the same cells themselves are named. */
export function applyToBase(cells: readonly CellPlace[]): void {
  const id = currentScenarioId();
  const own = ownOverridesOf(workbook.peek(), id, cells);
  const others = otherOverridesOf(workbook.peek(), id, own);
  const count = own.length;
  if (count === 0) {
    showToast('info', () => translate('apply.inherited'));
    return;
  }
  if (!edit(cellsApplyToBase, { scenarioId: id, cells })) return;
  showToast('info', () => {
    if (others.length === 0) return translate('apply.done', { count });
    const scenarios = others.map(({ name, count: own }) => translate('apply.scenario', { name, count: own })).join(language.value === 'en' ? ', ' : '、');
    return translate('apply.others', { count, scenarios });
  });
}

export function applyOverrideToBase({ target, id, field }: Override): void {
  applyToBase([{ table: tableOf(target), id: target === 'market' ? 'market' : (id ?? ''), key: field }]);
}

/** Sets a market input: in Base the workbook's own, in a scenario its override. */
export function setMarket(key: string, value: CellValue, typed: string | null): void {
  edit(cellsSet, { scenarioId: currentScenarioId(), cells: [{ table: 'market', id: 'market', key, value, typed }] });
}

export function clearMarketOverride(key: string): void {
  clearOverride({ target: 'market', field: key });
}
