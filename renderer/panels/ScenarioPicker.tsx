import { useState } from 'preact/hooks';
import { isLocked } from '../../shared/document/commands/storedScenario.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { Icon } from '../controls/Icon.tsx';
import { MenuButton } from '../controls/MenuButton.tsx';
import { addScenario, duplicateScenario, removeScenario, renameScenario } from '../state/edits.ts';
import { branches } from '../state/branches.ts';
import { translate } from '../state/translate.ts';
import { openDialog } from '../state/view.ts';
import { chooseScenario, scenario, scenarioId } from '../state/workbook.ts';

/** A list of choices cannot be set in by style; ordinary spaces would be swallowed. */
const indent = '\u2003';

/** Chooses the scenario in front and manages the list. */
export function ScenarioPicker() {
  const isBase = scenarioId.value === baseScenarioId;
  return (
    <span class="group">
      <label class="scenarioPicker" data-scenario={isBase ? 'base' : 'own'}>
        <span class="muted">{translate('shell.scenario')}</span>
        <select class="field" data-testid="scenarioPicker" value={scenarioId.value} onChange={(event) => chooseScenario(event.currentTarget.value)}>
          <option value={baseScenarioId}>{translate('shell.base')}</option>
          {branches.value.map(({ scenario: each, level }) => (
            <option key={each.id} value={each.id} label={`${indent.repeat(level - 2)}${each.name}${isLocked(each) ? ` — ${translate('branch.signedOff')}` : ''}`}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <MenuButton
        label={translate('shell.scenarioActions')}
        side="start"
        testId="scenarioActions"
        entries={[
          { id: 'scenario-add', label: translate('shell.scenario.add'), run: addScenario },
          { id: 'scenario-duplicate', label: translate('shell.scenario.duplicate'), disabled: isBase, run: duplicateScenario },
          { id: 'scenario-rename', label: translate('shell.scenario.rename'), disabled: isBase, run: openRename },
          null,
          { id: 'scenario-remove', label: translate('shell.scenario.remove'), disabled: isBase, run: removeScenario },
        ]}
      >
        <Icon name="more" />
      </MenuButton>
      {openDialog.value === 'renameScenario' && !isBase && <RenameDialog onClose={closeDialog} />}
    </span>
  );
}

function openRename(): void {
  openDialog.value = 'renameScenario';
}

function closeDialog(): void {
  openDialog.value = null;
}

function RenameDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState(scenario.value.name);
  const [refused, setRefused] = useState<string | null>(null);
  const rename = (): void => {
    const reason = renameScenario(name.trim());
    if (reason === null) onClose();
    else setRefused(reason);
  };
  return (
    <Dialog
      title={translate('shell.scenario.name')}
      testId="renameScenario"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{translate('shell.cancel')}</Button>
          <Button kind="primary" testId="renameScenarioOk" onClick={rename}>
            {translate('shell.ok')}
          </Button>
        </>
      }
    >
      <input
        class="field"
        type="text"
        aria-label={translate('shell.scenario.name')}
        aria-invalid={refused !== null}
        data-testid="scenarioName"
        value={name}
        maxLength={120}
        onInput={(event) => {
          setName(event.currentTarget.value);
          setRefused(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) rename();
        }}
      />
      {refused !== null && (
        <span class="fieldError" role="alert">
          {refused}
        </span>
      )}
    </Dialog>
  );
}
