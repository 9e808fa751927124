/** The edits that the panels make: each is one command of the document; a refusal is said in a toast unless a panel can say it in place. */
import type { CellValue } from '../../shared/columns/define.ts';
import type { DriverSpec } from '../../shared/drivers/path.ts';
import type { DriverKey } from '../../shared/drivers/registry.ts';
import { baseScenarioId, type ForcedFailure, type Override } from '../../shared/drivers/scenario.ts';
import { cellsApplyToBase, otherOverridesOf, ownOverridesOf } from '../../shared/document/commands/cellsApplyToBase.ts';
import { cellsClear } from '../../shared/document/commands/cellsClear.ts';
import { cellsResetToBase } from '../../shared/document/commands/cellsResetToBase.ts';
import { cellsSet } from '../../shared/document/commands/cellsSet.ts';
import type { Command } from '../../shared/document/commands/command.ts';
import type { CellPlace } from '../../shared/document/commands/setCells.ts';
import type { NewRow } from '../../shared/document/commands/newRowOps.ts';
import { rowsInsert } from '../../shared/document/commands/rowsInsert.ts';
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
import { language } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain, translate } from './translate.ts';
import { chooseScenario, currentScenarioId, dispatch, scenario, workbook } from './workbook.ts';

/** Does a command and tells why it is refused. @returns whether it was done */
export function edit<Args>(command: Command<Args>, args: Args): boolean {
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

/** Sets one cell by the very commands of the grid: in Base the row, in a scenario its override; blank clears it. */
export function setCell(place: CellPlace, value: CellValue, typed: string | null): void {
  if (value === null) edit(cellsClear, { scenarioId: currentScenarioId(), cells: [place] });
  else edit(cellsSet, { scenarioId: currentScenarioId(), cells: [{ ...place, value, typed }] });
}

/** Takes the override of a cell out of the scenario in front. */
export function clearCellOverride(place: CellPlace): void {
  edit(cellsResetToBase, { scenarioId: currentScenarioId(), cells: [place] });
}

/** Adds a contract at the end of its sheet. @returns its id, or why it is refused, in words */
export function addContract(row: NewRow): { readonly id: string } | { readonly refused: string } {
  const [id = ''] = nextIds(workbook.peek(), 'contracts', 1);
  const done = dispatch(rowsInsert, { table: 'contracts', index: workbook.peek().contracts.length, rows: [row] });
  return done.ok ? { id } : { refused: explain(done.error) };
}
