import { useEffect, useState } from 'preact/hooks';
import { type AppCommand, appCommands } from '../../shared/document/commands/appCommands.ts';
import type { AppInfo } from '../../shared/ipc/contract.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { desktop } from '../state/desktop.ts';
import { localized, translate } from '../state/translate.ts';
import { openDialog } from '../state/view.ts';
import { shownKeys } from './shortcuts.ts';

function close(): void {
  openDialog.value = null;
}

/** The dialogs of the help menu; at most one is open. */
export function HelpDialogs() {
  if (openDialog.value === 'shortcuts') return <ShortcutsDialog />;
  return openDialog.value === 'about' ? <AboutDialog /> : null;
}

function ShortcutsDialog() {
  const listed = (appCommands as readonly AppCommand[]).filter((each) => each.shortcut !== undefined);
  return (
    <Dialog title={translate('shell.shortcuts')} onClose={close} testId="shortcuts" actions={<CloseButton />}>
      <table class="listTable">
        <tbody>
          {listed.map((each) => (
            <tr key={each.id}>
              <th scope="row">{localized(each.label)}</th>
              <td class="number">
                <kbd>{shownKeys(each.shortcut ?? '')}</kbd>
              </td>
            </tr>
          ))}
          {(['type', 'edit', 'enter', 'tab', 'escape', 'delete', 'copy', 'select'] as const).map((key) => (
            <tr key={key}>
              <th scope="row">{translate(`shell.sheetKey.${key}`)}</th>
              <td class="number">
                <kbd>{translate(`shell.sheetKey.${key}.keys`)}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

function AboutDialog() {
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    void desktop().call('app:info').then((answer) => {
      if (answer.ok) setInfo(answer.value);
    });
  }, []);
  return (
    <Dialog title={translate('shell.about')} onClose={close} testId="about" actions={<CloseButton />}>
      <p>{translate('shell.aboutText')}</p>
      {info !== null && <p class="muted">{translate('shell.aboutVersions', { version: info.version, electron: info.electron, chrome: info.chrome })}</p>}
    </Dialog>
  );
}

function CloseButton() {
  return (
    <Button kind="primary" onClick={close}>
      {translate('shell.close')}
    </Button>
  );
}
