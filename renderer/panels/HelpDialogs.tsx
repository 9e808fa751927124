import { useEffect, useState } from 'preact/hooks';
import { type AppCommand, appCommands, appMenus } from '../../shared/document/commands/appCommands.ts';
import type { AppInfo } from '../../shared/ipc/contract.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { shownKeys } from '../controls/shownKeys.ts';
import { desktop } from '../state/desktop.ts';
import { draftedContract, editedNote } from '../state/inspect.ts';
import { language } from '../state/settings.ts';
import { localized, translate } from '../state/translate.ts';
import { openDialog } from '../state/view.ts';
import { LicencesDialog } from './LicencesDialog.tsx';
import { GoToFirm } from './GoToFirm.tsx';
import { CommandPalette, menuName } from './CommandPalette.tsx';
import { ContractDialog } from './inspector/ContractDialog.tsx';
import { AuthorDialog } from './notes/AuthorDialog.tsx';
import { NoteDialog } from './notes/NoteDialog.tsx';

function close(): void {
  openDialog.value = null;
}

/** The dialogs that commands open; at most one is open. */
export function HelpDialogs() {
  if (openDialog.value === 'palette') return <CommandPalette />;
  if (openDialog.value === 'goToFirm') return <GoToFirm />;
  if (editedNote.value !== null) return <NoteDialog />;
  if (draftedContract.value !== null) return <ContractDialog />;
  if (openDialog.value === 'author') return <AuthorDialog />;
  if (openDialog.value === 'shortcuts') return <ShortcutsDialog />;
  return openDialog.value === 'about' ? <AboutDialog /> : null;
}

/** All keys: those of the commands by menu, read off their table, then the ones of typing and moving in a sheet. */
function ShortcutsDialog() {
  const withKeys = (appCommands as readonly AppCommand[]).filter((each) => shownKeys(each) !== '');
  const groups = appMenus.map((menu) => ({ menu, listed: withKeys.filter((each) => each.menu === menu) })).filter(({ listed }) => listed.length > 0);
  return (
    <Dialog title={translate('shell.shortcuts')} onClose={close} testId="shortcuts" actions={<CloseButton />}>
      <div class="shortcutSheet" tabIndex={0}>
        <div class="shortcutColumns">
          {groups.map(({ menu, listed }) => (
            <KeyTable key={menu} heading={menuName(menu, language.value)} rows={listed.map((each) => [localized(each.label), shownKeys(each)])} />
          ))}
          <KeyTable
            heading={translate('shortcuts.plainKeys')}
            rows={(['type', 'arithmetic', 'edit', 'enter', 'tab', 'fill', 'list', 'escape', 'select', 'selectFar', 'selectLine', 'selectMore'] as const).map((key) => [translate(`shell.sheetKey.${key}`), translate(`shell.sheetKey.${key}.keys`)])}
          />
        </div>
      </div>
    </Dialog>
  );
}

function KeyTable({ heading, rows }: { readonly heading: string; readonly rows: readonly (readonly [label: string, keys: string])[] }) {
  return (
    <section>
      <h3>{heading}</h3>
      <table class="listTable">
        <tbody>
          {rows.map(([label, keys]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="number">
                <kbd>{keys}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AboutDialog() {
  const [showsLicences, setShowsLicences] = useState(false);
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    void desktop().call('app:info').then((answer) => {
      if (answer.ok) setInfo(answer.value);
    });
  }, []);
  if (showsLicences) return <LicencesDialog onClose={close} />;
  return (
    <Dialog
      title={translate('shell.about')}
      onClose={close}
      testId="about"
      actions={
        <>
          <Button testId="openLicences" onClick={() => setShowsLicences(true)}>{translate('notices.open')}</Button>
          <CloseButton />
        </>
      }
    >
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
