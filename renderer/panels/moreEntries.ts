import { appCommand } from '../../shared/document/commands/appCommands.ts';
import { languageChoices, themeChoices } from '../../shared/ipc/contract.ts';
import type { MenuEntry } from '../controls/MenuButton.tsx';
import { changeSettings } from '../state/changeSettings.ts';
import { languageChoice, themeChoice } from '../state/settings.ts';
import { localized, translate } from '../state/translate.ts';
import { runAppCommand } from './runAppCommand.ts';
import { keysOf } from './shortcuts.ts';

/** What the window's own menu offers beside the header's buttons: it is there where no native menu bar shows. */
export function moreEntries(): readonly (MenuEntry | null)[] {
  return [
    { id: 'new', label: translate('shell.new'), keys: keysOf('file.new'), run: () => runAppCommand('file.new') },
    { id: 'openSample', label: translate('shell.openSample'), run: () => runAppCommand('file.openSample') },
    { id: 'saveAs', label: translate('shell.saveAs'), keys: keysOf('file.saveAs'), run: () => runAppCommand('file.saveAs') },
    { id: 'versions', label: localized(appCommand('file.versions').label), run: () => runAppCommand('file.versions') },
    { id: 'recover', label: localized(appCommand('file.recover').label), run: () => runAppCommand('file.recover') },
    null,
    ...languageChoices.map((choice) => ({
      id: `language-${choice}`,
      label: translate(`shell.language.${choice}`),
      checked: languageChoice.value === choice,
      run: () => void changeSettings({ language: choice }),
    })),
    null,
    ...themeChoices.map((choice) => ({
      id: `theme-${choice}`,
      label: translate(`shell.theme.${choice}`),
      checked: themeChoice.value === choice,
      run: () => void changeSettings({ theme: choice }),
    })),
    null,
    { id: 'shortcuts', label: translate('shell.shortcuts'), keys: keysOf('help.shortcuts'), run: () => runAppCommand('help.shortcuts') },
    { id: 'about', label: translate('shell.about'), run: () => runAppCommand('help.about') },
  ];
}
