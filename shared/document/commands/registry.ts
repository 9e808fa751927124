/** Every command that changes a workbook. What a person can start without arguments is in `appCommands.ts`. */
import type { Result } from '../../base/result.ts';
import { fail, ok } from '../../base/result.ts';
import type { Workbook } from '../document.ts';
import type { HistoryEntry } from '../history.ts';
import { cellsApplyToBase } from './cellsApplyToBase.ts';
import { analysesRemove } from './analysesRemove.ts';
import { analysesSave } from './analysesSave.ts';
import { cellsClear } from './cellsClear.ts';
import { cellsFill } from './cellsFill.ts';
import { cellsPaste } from './cellsPaste.ts';
import { cellsReplace } from './cellsReplace.ts';
import { cellsReplay } from './cellsReplay.ts';
import { cellsResetToBase } from './cellsResetToBase.ts';
import { cellsSet } from './cellsSet.ts';
import { chartsAdd } from './chartsAdd.ts';
import { chartsChange } from './chartsChange.ts';
import { chartsMove } from './chartsMove.ts';
import { chartsRemove } from './chartsRemove.ts';
import { columnsAdd } from './columnsAdd.ts';
import { columnsChange } from './columnsChange.ts';
import { columnsClearOverrides } from './columnsClearOverrides.ts';
import { columnsMove } from './columnsMove.ts';
import { columnsRemove } from './columnsRemove.ts';
import { columnsRename } from './columnsRename.ts';
import type { ArgsOf, Command } from './command.ts';
import { isFailure } from './command.ts';
import { notesSet } from './notesSet.ts';
import { reportsAdd } from './reportsAdd.ts';
import { reportsAddSection } from './reportsAddSection.ts';
import { reportsChange } from './reportsChange.ts';
import { reportsChangeSection } from './reportsChangeSection.ts';
import { reportsMoveSection } from './reportsMoveSection.ts';
import { reportsNoteExport } from './reportsNoteExport.ts';
import { reportsRemove } from './reportsRemove.ts';
import { reportsRemoveSection } from './reportsRemoveSection.ts';
import { rowsDuplicate } from './rowsDuplicate.ts';
import { rowsImport } from './rowsImport.ts';
import { rowsInsert } from './rowsInsert.ts';
import { rowsMove } from './rowsMove.ts';
import { rowsRemove } from './rowsRemove.ts';
import { scenariosAdd } from './scenariosAdd.ts';
import { scenariosApplyShock } from './scenariosApplyShock.ts';
import { scenariosCopyOverrides } from './scenariosCopyOverrides.ts';
import { scenariosDuplicate } from './scenariosDuplicate.ts';
import { scenariosKeepAnswer } from './scenariosKeepAnswer.ts';
import { scenariosLock } from './scenariosLock.ts';
import { scenariosMove } from './scenariosMove.ts';
import { scenariosRemove } from './scenariosRemove.ts';
import { scenariosRename } from './scenariosRename.ts';
import { scenariosRestore } from './scenariosRestore.ts';
import { scenariosSetDriver } from './scenariosSetDriver.ts';
import { scenariosSetFailures } from './scenariosSetFailures.ts';
import { scenariosSetParent } from './scenariosSetParent.ts';
import { scenariosUnlock } from './scenariosUnlock.ts';
import { viewsAdd } from './viewsAdd.ts';
import { recipesRemove } from './recipesRemove.ts';
import { recipesRename } from './recipesRename.ts';
import { viewsRemove } from './viewsRemove.ts';
import { viewsRename } from './viewsRename.ts';
import { viewsUpdate } from './viewsUpdate.ts';
import { workbookRename } from './workbookRename.ts';
import { workbookSetCurrency } from './workbookSetCurrency.ts';

export const commands = {
  'cells.set': cellsSet,
  'cells.clear': cellsClear,
  'cells.resetToBase': cellsResetToBase,
  'cells.applyToBase': cellsApplyToBase,
  'cells.fill': cellsFill,
  'cells.paste': cellsPaste,
  'cells.replace': cellsReplace,
  'cells.replay': cellsReplay,
  'rows.import': rowsImport,
  'rows.insert': rowsInsert,
  'rows.duplicate': rowsDuplicate,
  'rows.remove': rowsRemove,
  'rows.move': rowsMove,
  'scenarios.add': scenariosAdd,
  'scenarios.duplicate': scenariosDuplicate,
  'scenarios.rename': scenariosRename,
  'scenarios.remove': scenariosRemove,
  'scenarios.setDriver': scenariosSetDriver,
  'scenarios.setFailures': scenariosSetFailures,
  'scenarios.setParent': scenariosSetParent,
  'scenarios.move': scenariosMove,
  'scenarios.copyOverrides': scenariosCopyOverrides,
  'scenarios.applyShock': scenariosApplyShock,
  'scenarios.keepAnswer': scenariosKeepAnswer,
  'scenarios.restore': scenariosRestore,
  'scenarios.lock': scenariosLock,
  'scenarios.unlock': scenariosUnlock,
  'workbook.rename': workbookRename,
  'workbook.setCurrency': workbookSetCurrency,
  'notes.set': notesSet,
  'columns.add': columnsAdd,
  'columns.change': columnsChange,
  'columns.rename': columnsRename,
  'columns.remove': columnsRemove,
  'columns.move': columnsMove,
  'columns.clearOverrides': columnsClearOverrides,
  'analyses.save': analysesSave,
  'analyses.remove': analysesRemove,
  'charts.add': chartsAdd,
  'charts.change': chartsChange,
  'charts.move': chartsMove,
  'charts.remove': chartsRemove,
  'reports.add': reportsAdd,
  'reports.change': reportsChange,
  'reports.noteExport': reportsNoteExport,
  'reports.remove': reportsRemove,
  'reports.addSection': reportsAddSection,
  'reports.changeSection': reportsChangeSection,
  'reports.moveSection': reportsMoveSection,
  'reports.removeSection': reportsRemoveSection,
  'views.add': viewsAdd,
  'views.update': viewsUpdate,
  'views.rename': viewsRename,
  'views.remove': viewsRemove,
  'recipes.rename': recipesRename,
  'recipes.remove': recipesRemove,
} as const;

export type CommandId = keyof typeof commands;
export type CommandArgs<Id extends CommandId> = ArgsOf<(typeof commands)[Id]>;

/** Plans a command: the step to apply and to remember, or why it is refused. A step without operations changes nothing. */
export function planCommand<Id extends CommandId>(workbook: Workbook, id: Id, args: CommandArgs<Id>): Result<HistoryEntry> {
  // Safe: `args` are those of the command with this id; the union of all commands cannot express that they belong together.
  const command = commands[id] as unknown as Command<CommandArgs<Id>>;
  const planned = command.plan(workbook, args);
  if (isFailure(planned)) return fail(planned);
  const mergeKey = command.mergeKey?.(args);
  const focus = command.focus?.(args);
  return ok({ patch: planned, label: command.label, command: id, ...(mergeKey === undefined ? {} : { mergeKey }), ...(focus === undefined ? {} : { focus }) });
}
