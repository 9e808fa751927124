/** What the native menu holds, built from the program's command table; plain data, so that a test can read it. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../shared/base/localized.ts';
import { type AppCommand, appCommands, type AppMenu, appMenus } from '../shared/document/commands/appCommands.ts';
import type { LanguageChoice, RecentFile, Settings, ThemeChoice } from '../shared/ipc/contract.ts';
import { type MessageKey, t } from '../shared/text/messages.ts';

export interface MenuState {
  readonly language: Language;
  readonly settings: Settings;
  readonly recent: readonly RecentFile[];
  /** Commands that cannot be done now. */
  readonly disabled: ReadonlySet<string>;
}

export interface MenuActions {
  command(id: string): void;
  openRecent(id: string): void;
  clearRecent(): void;
  set(change: Partial<Settings>): void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

export function menuTemplate(state: MenuState, actions: MenuActions, isMac: boolean): Item[] {
  const say = (key: MessageKey): string => t(state.language, key);
  const menus = appMenus.map((menu): Item => ({ id: menu, label: say(`menu.${menu}`), submenu: itemsOf(menu, state, actions, isMac) }));
  return isMac ? [{ role: 'appMenu' }, ...menus] : menus;
}

function itemsOf(menu: AppMenu, state: MenuState, actions: MenuActions, isMac: boolean): Item[] {
  const listed: readonly AppCommand[] = appCommands.filter((command) => 'menu' in command && command.menu === menu);
  const items = listed.flatMap((command) => commandItems(command, state, actions, isMac));
  // A group may be the first here and not so in a context menu.
  const commands = items[0] === separator ? items.slice(1) : items;
  switch (menu) {
    case 'file':
      return [...commands, separator, recentItem(state, actions), ...(isMac ? [] : [separator, quitItem(state)])];
    case 'view':
      return [...commands, separator, languageItem(state, actions), themeItem(state, actions), separator, ...zoomItems(state)];
    case 'edit':
    case 'insert':
    case 'scenario':
    case 'explain':
    case 'help':
      return commands;
  }
}

function commandItems(command: AppCommand, state: MenuState, actions: MenuActions, isMac: boolean): Item[] {
  const { id, role } = command;
  const label = command.label[state.language];
  const shortcut = isMac ? (command.macShortcut ?? command.shortcut) : command.shortcut;
  // Cut, copy and paste go to whatever has the focus; the sheets hear them as the page's clipboard events.
  const item: Item = role !== undefined ? { id, role, label } : {
    id,
    label,
    enabled: !state.disabled.has(id),
    click: () => actions.command(id),
    // The sheet takes its own keys; a menu that caught them would keep them from text that is being typed.
    ...(shortcut === undefined ? {} : { accelerator: shortcut, registerAccelerator: command.sheetOnly !== true }),
  };
  return command.startsGroup === true ? [separator, item] : [item];
}

function recentItem(state: MenuState, actions: MenuActions): Item {
  const say = (key: MessageKey): string => t(state.language, key);
  const files = state.recent.map((file): Item => ({
    label: plain(file.folder === '' ? file.name : `${file.name} (${file.folder})`),
    click: () => actions.openRecent(file.id),
  }));
  const none: Item = { label: say('menu.noRecent'), enabled: false };
  const clear: Item = { label: say('menu.clearRecent'), click: () => actions.clearRecent() };
  return { id: 'recent', label: say('menu.openRecent'), submenu: files.length === 0 ? [none] : [...files, separator, clear] };
}

function languageItem(state: MenuState, actions: MenuActions): Item {
  const choices: readonly (readonly [LanguageChoice, string])[] = [
    ['system', t(state.language, 'menu.languageSystem')],
    ['en', 'English'],
    ['zhHant', '繁體中文'],
  ];
  return {
    id: 'language',
    label: t(state.language, 'menu.language'),
    submenu: choices.map(([choice, label]) => ({
      id: `language.${choice}`, type: 'radio', label, checked: state.settings.language === choice, click: () => actions.set({ language: choice }),
    })),
  };
}

function themeItem(state: MenuState, actions: MenuActions): Item {
  const choices: readonly (readonly [ThemeChoice, MessageKey])[] = [
    ['system', 'menu.themeSystem'],
    ['light', 'menu.themeLight'],
    ['dark', 'menu.themeDark'],
  ];
  return {
    id: 'theme',
    label: t(state.language, 'menu.theme'),
    submenu: choices.map(([choice, key]) => ({
      id: `theme.${choice}`, type: 'radio', label: t(state.language, key), checked: state.settings.theme === choice, click: () => actions.set({ theme: choice }),
    })),
  };
}

function zoomItems(state: MenuState): Item[] {
  const say = (key: MessageKey): string => t(state.language, key);
  return [
    // Ctrl with plus and minus adds and deletes rows of a sheet, as in a spreadsheet.
    { role: 'zoomIn', label: say('menu.zoomIn'), accelerator: 'CmdOrCtrl+Alt+=' },
    { role: 'zoomOut', label: say('menu.zoomOut'), accelerator: 'CmdOrCtrl+Alt+-' },
    { role: 'resetZoom', label: say('menu.zoomReset'), accelerator: 'CmdOrCtrl+Alt+0' },
    { role: 'togglefullscreen', label: say('menu.fullScreen') },
  ];
}

function quitItem(state: MenuState): Item {
  return { role: 'quit', label: t(state.language, 'menu.quit'), accelerator: 'CmdOrCtrl+Q' };
}

/** A file's name as it is: an ampersand would underline the next letter. */
function plain(name: string): string {
  return name.replaceAll('&', '&&');
}
