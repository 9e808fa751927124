/** Does what the menus, a shortcut, the palette or a button asks for; what cannot be done now is told with its reason. */
import { assertNever } from '../../shared/base/assert.ts';
import { appCommand, type AppCommandId, type SheetCommandId } from '../../shared/document/commands/appCommands.ts';
import { toggleCascade } from '../state/cascade.ts';
import { missingNeed } from '../state/commandState.ts';
import { changeLock, keepPresentState, showScenarioView } from '../state/branches.ts';
import { desktop } from '../state/desktop.ts';
import { addScenario, duplicateScenario, removeScenario } from '../state/edits.ts';
import { toggleAutopsy } from '../state/explained.ts';
import { beginTableExport } from '../state/exporting.ts';
import { newWorkbook, openSample, openWorkbook, save, saveAs } from '../state/files.ts';
import { chooseImport } from '../state/importing.ts';
import { activeCell, draftedContract, editedNote } from '../state/inspect.ts';
import { goBack, goForward } from '../state/journey.ts';
import { currentTab, type Tab } from '../state/place.ts';
import { chooseSteps } from '../state/replaying.ts';
import { saveReplication } from '../state/replicating.ts';
import { showReview } from '../state/review.ts';
import { differFromParent } from '../state/scenarioCopies.ts';
import { sheetPort } from '../state/sheetPort.ts';
import { showToast } from '../state/toasts.ts';
import { openTrace } from '../state/trace.ts';
import { translate } from '../state/translate.ts';
import { columnDialog } from '../state/userColumns.ts';
import { formulaShown, historyShown, openDialog, problemsShown, toggleCharts, togglePanel } from '../state/view.ts';
import { chooseFigure } from '../state/verifying.ts';
import { askToSet, askWithCell } from '../state/whatIf.ts';
import { redo, scenario, undo } from '../state/workbook.ts';
import { toggleSidePanel } from './inspector/focusSheet.ts';

export function runAppCommand(id: AppCommandId): void {
  // Letters being typed are taken back before the workbook's steps, and are selected before its cells.
  if (inTextField() && textCommand(id)) return;
  const missing = missingNeed(id);
  if (missing !== null) {
    showToast('info', () => translate(`need.${missing}`));
    return;
  }
  if (isSheetCommand(id)) sheetPort.peek()?.perform(id);
  else run(id);
}

function isSheetCommand(id: AppCommandId): id is SheetCommandId {
  return appCommand(id).sheet === true;
}

/** @returns whether it is a command about the text being typed */
function textCommand(id: AppCommandId): boolean {
  if (id !== 'edit.undo' && id !== 'edit.redo' && id !== 'edit.selectAll') return false;
  document.execCommand(id === 'edit.undo' ? 'undo' : id === 'edit.redo' ? 'redo' : 'selectAll');
  return true;
}

function run(id: Exclude<AppCommandId, SheetCommandId>): void {
  switch (id) {
    case 'file.new':
      return void newWorkbook();
    case 'file.open':
      return void openWorkbook();
    case 'file.openSample':
      return void openSample();
    case 'file.save':
      finishTyping();
      return void save();
    case 'file.saveAs':
      finishTyping();
      return void saveAs();
    case 'file.import':
      finishTyping();
      return void chooseImport();
    case 'file.recipes':
      openDialog.value = 'recipes';
      return;
    case 'file.exportTable':
      finishTyping();
      return beginTableExport();
    case 'file.verify':
      finishTyping();
      return void chooseFigure();
    case 'file.nameVersion':
      finishTyping();
      openDialog.value = 'nameVersion';
      return;
    case 'file.versions':
      openDialog.value = 'versions';
      return;
    case 'file.recover':
      openDialog.value = 'recovery';
      return;
    case 'edit.undo':
      return undo();
    case 'edit.redo':
      return redo();
    case 'edit.cut':
      return void desktop().call('clipboard:perform', 'cut');
    case 'edit.copy':
      return void desktop().call('clipboard:perform', 'copy');
    case 'edit.paste':
      return void desktop().call('clipboard:perform', 'paste');
    case 'edit.goToFirm':
      openDialog.value = 'goToFirm';
      return;
    case 'edit.replaySteps':
      finishTyping();
      return void chooseSteps();
    case 'edit.note':
      finishTyping();
      editedNote.value = activeCell.peek();
      return;
    case 'edit.author':
      openDialog.value = 'author';
      return;
    case 'columns.add':
      showTab('firms');
      columnDialog.value = { kind: 'new' };
      return;
    case 'columns.overrides':
      columnDialog.value = { kind: 'overrides' };
      return;
    case 'view.firms':
      return showTab('firms');
    case 'view.contracts':
      return showTab('contracts');
    case 'view.exposures':
      return showTab('exposures');
    case 'view.back':
      return goBack();
    case 'view.forward':
      return goForward();
    case 'view.inspector':
      return toggleSidePanel('record');
    case 'view.sources':
      return toggleSidePanel('notes');
    case 'contracts.add': {
      const place = activeCell.peek();
      draftedContract.value = place?.table === 'firms' ? { to: place.id } : {};
      return;
    }
    case 'view.market':
      return showTab('market');
    case 'view.scenario':
      return showTab('scenario');
    case 'view.whatIf':
      return showTab('whatIf');
    case 'view.reports':
      return showTab('reports');
    case 'explain.whatIf':
      return askWithCell(activeCell.peek());
    case 'view.charts':
      return toggleCharts();
    case 'view.problems':
      return togglePanel(problemsShown);
    case 'edit.history':
      return togglePanel(historyShown);
    case 'scenario.add':
      return addScenario();
    case 'scenario.duplicate':
      return duplicateScenario();
    case 'scenario.rename':
      openDialog.value = 'renameScenario';
      return;
    case 'scenario.present':
      return keepPresentState(scenario.peek());
    case 'scenario.signOff':
      return changeLock(scenario.peek());
    case 'scenario.library':
      return showScenarioView('library');
    case 'scenario.compare':
      return showScenarioView('compare');
    case 'scenario.differences':
      differFromParent();
      return showScenarioView('differences');
    case 'scenario.remove':
      return removeScenario();
    case 'explain.failure':
      return toggleAutopsy();
    case 'explain.replicate':
      finishTyping();
      return void saveReplication(new Date());
    case 'explain.headroom':
      return showReview('headroom');
    case 'explain.checks':
      return showReview('checks');
    case 'explain.fragility':
      return showReview('fragility');
    case 'explain.bridge':
      return showReview('bridge');
    case 'explain.formula':
      return togglePanel(formulaShown);
    case 'explain.precedents':
      return openTrace('precedents');
    case 'explain.dependents':
      return openTrace('dependents');
    case 'explain.setAnswer':
      return askToSet(activeCell.peek());
    case 'explain.cascade':
      return toggleCascade();
    case 'help.palette':
      openDialog.value = 'palette';
      return;
    case 'help.shortcuts':
      openDialog.value = 'shortcuts';
      return;
    case 'help.about':
      openDialog.value = 'about';
      return;
    default:
      return assertNever(id);
  }
}

function showTab(tab: Tab): void {
  currentTab.value = tab;
}

/** What is being typed counts as entered before a file is written or the workbook is left. */
export function finishTyping(): void {
  if (document.activeElement instanceof HTMLElement && inTextField()) document.activeElement.blur();
}

/** Whether a key belongs to text being typed: there, undo takes back letters and not the last edit of the workbook. */
function inTextField(): boolean {
  const element = document.activeElement;
  return (element instanceof HTMLInputElement && element.type === 'text' && element.dataset['standby'] === undefined) || element instanceof HTMLTextAreaElement;
}
