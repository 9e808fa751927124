/** Whether a command of the program can be done now, and which were used last. Doing it is `panels/runAppCommand.ts`. */
import { signal } from '@preact/signals-core';
import { appCommand, type AppCommandId, type Need } from '../../shared/document/commands/appCommands.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { failedFirms, resultCell } from './explained.ts';
import { currentFile } from './files.ts';
import { activeCell, inputAt } from './inspect.ts';
import { type SheetNeed, sheetNeeds, sheetPort } from './sheetPort.ts';
import { canGoBack, canGoForward } from './journey.ts';
import { formulaShown, isOpen, traceShown } from './view.ts';
import { canRedo, canUndo, scenarioId, workbook } from './workbook.ts';

const met: { readonly [N in Need]: () => boolean } = {
  workbook: () => isOpen.value,
  file: () => currentFile.value.handle !== null,
  sheet: () => sheetPort.value !== null,
  undo: () => canUndo.value,
  redo: () => canRedo.value,
  cell: () => inputAt(activeCell.value) !== null,
  firm: () => workbook.value.firms.length > 0,
  resultCell: () => resultCell.value !== null || formulaShown.value,
  tracedCell: () => activeCell.value !== null || traceShown.value,
  wayBack: () => canGoBack.value,
  wayForward: () => canGoForward.value,
  failure: () => failedFirms.value.length > 0,
  scenario: () => scenarioId.value !== baseScenarioId,
  ...Object.fromEntries(sheetNeeds.map((need) => [need, () => sheetPort.value?.meets(need) === true])) as { readonly [N in SheetNeed]: () => boolean },
};

/** The first need of a command that is not met; null when it can be done. Its reason is the text `need.*`. */
export function missingNeed(id: AppCommandId): Need | null {
  return appCommand(id).needs?.find((need) => !met[need]()) ?? null;
}

const mostRecent = 8;

/** The commands chosen in the palette, the last one first; kept for as long as the window is open. */
export const recentCommands = signal<readonly AppCommandId[]>([]);

export function rememberCommand(id: AppCommandId): void {
  recentCommands.value = [id, ...recentCommands.value.filter((each) => each !== id)].slice(0, mostRecent);
}
