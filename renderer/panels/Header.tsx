import { appCommand } from '../../shared/document/commands/appCommands.ts';
import { Icon } from '../controls/Icon.tsx';
import { Button } from '../controls/Button.tsx';
import { MenuButton } from '../controls/MenuButton.tsx';
import { canRedo, canUndo, dirty, redo, redoLabel, undo, undoLabel } from '../state/workbook.ts';
import { currentFile, openWorkbook, save, saving } from '../state/files.ts';
import { localized, translate } from '../state/translate.ts';
import { historyShown } from '../state/view.ts';
import { keysOf } from './shortcuts.ts';
import { moreEntries } from './moreEntries.ts';
import { CheckFlag } from './CheckFlag.tsx';
import { ScenarioPicker } from './ScenarioPicker.tsx';
import { runAppCommand } from './runAppCommand.ts';
import { WorkbookName } from './WorkbookName.tsx';

/** The line over the sheets: what is open, in which scenario, whether it is safe, and how to step back. */
export function Header() {
  return (
    <header class="header">
      <WorkbookName />
      <SaveState />
      <span class="headerLine" />
      <ScenarioPicker />
      <span class="headerLine" />
      <UndoRedo />
      <span class="grow" />
      <Button kind="quiet" testId="openFind" title={`${localized(appCommand('edit.find').label)} ${keysOf('edit.find')}`} onClick={() => runAppCommand('edit.find')}>
        <Icon name="search" />
        <span class="wideOnly">{translate('find.find')}</span>
      </Button>
      <CheckFlag />
      <Button testId="open" title={`${translate('shell.open')} ${keysOf('file.open')}`} onClick={() => void openWorkbook()}>
        <Icon name="open" />
        <span class="wideOnly">{translate('shell.open')}</span>
      </Button>
      <Button testId="save" kind="primary" title={`${translate('shell.save')} ${keysOf('file.save')}`} disabled={saving.value} onClick={() => void save()}>
        <Icon name="save" />
        {translate('shell.save')}
      </Button>
      <MenuButton label={translate('shell.more')} entries={moreEntries()} testId="more">
        <Icon name="more" />
      </MenuButton>
    </header>
  );
}

function SaveState() {
  const key = saving.value ? 'shell.saving' : dirty.value ? 'shell.unsaved' : currentFile.value.handle === null ? 'shell.neverSaved' : 'shell.saved';
  return (
    <span class={`saveState ${dirty.value ? 'unsaved' : ''}`} data-testid="saveState" data-dirty={dirty.value}>
      {translate(key)}
    </span>
  );
}

function UndoRedo() {
  const undoing = undoLabel.value;
  const redoing = redoLabel.value;
  return (
    <span class="group">
      <Button
        kind="quiet icon"
        testId="undo"
        label={translate('shell.undo')}
        title={undoing === null ? translate('shell.nothingToUndo') : translate('shell.undoNamed', { label: localized(undoing), keys: keysOf('edit.undo') })}
        disabled={!canUndo.value}
        onClick={undo}
      >
        <Icon name="undo" />
      </Button>
      <Button
        kind="quiet icon"
        testId="redo"
        label={translate('shell.redo')}
        title={redoing === null ? translate('shell.nothingToRedo') : translate('shell.redoNamed', { label: localized(redoing), keys: keysOf('edit.redo') })}
        disabled={!canRedo.value}
        onClick={redo}
      >
        <Icon name="redo" />
      </Button>
      <Button kind="quiet icon" testId="openHistory" label={translate('history.open')} title={`${translate('history.open')} ${keysOf('edit.history')}`} pressed={historyShown.value} onClick={() => runAppCommand('edit.history')}>
        <Icon name="history" />
      </Button>
    </span>
  );
}
