/** Does what the menu, a shortcut or a button asks for. */
import type { AppCommandId } from '../../shared/document/commands/appCommands.ts';
import { assertNever } from '../../shared/base/assert.ts';
import { addScenario, duplicateScenario, removeScenario } from '../state/edits.ts';
import { newWorkbook, openSample, openWorkbook, save, saveAs } from '../state/files.ts';
import { currentTab, type Tab } from '../state/place.ts';
import { chartsShown, isOpen, openDialog, requestRows, stepSearch } from '../state/view.ts';
import { redo, undo } from '../state/workbook.ts';

/** Commands that make sense on the start page too. */
const always: ReadonlySet<AppCommandId> = new Set(['file.new', 'file.open', 'file.openSample', 'help.shortcuts', 'help.about']);

export function runAppCommand(id: AppCommandId): void {
  if (!isOpen.value && !always.has(id)) return;
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
    case 'edit.undo':
      return inTextField() ? void document.execCommand('undo') : undo();
    case 'edit.redo':
      return inTextField() ? void document.execCommand('redo') : redo();
    case 'edit.find':
      return focusSearch();
    case 'edit.findNext':
      return stepSearch(1);
    case 'edit.findPrevious':
      return stepSearch(-1);
    case 'rows.add':
    case 'rows.duplicate':
    case 'rows.moveUp':
    case 'rows.moveDown':
    case 'rows.remove':
      return requestRows(id);
    case 'view.firms':
      return showTab('firms');
    case 'view.contracts':
      return showTab('contracts');
    case 'view.market':
      return showTab('market');
    case 'view.scenario':
      return showTab('scenario');
    case 'view.charts':
      chartsShown.value = !chartsShown.value;
      return;
    case 'scenario.add':
      return addScenario();
    case 'scenario.duplicate':
      return duplicateScenario();
    case 'scenario.rename':
      openDialog.value = 'renameScenario';
      return;
    case 'scenario.remove':
      return removeScenario();
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

function focusSearch(): void {
  const field = document.getElementById('search');
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
