import { Menu } from 'electron';
import { type AppCommand, appCommands } from '../shared/document/commands/appCommands.ts';
import { type MenuActions, type MenuState, menuTemplate } from './menuTemplate.ts';

/** Builds and shows the native menu; again when the language, a setting or the recent list changes. */
export function showMenu(state: MenuState, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, actions, process.platform === 'darwin')));
}

/** Greys the commands that cannot be done now, and no other, in the menu that is shown. */
export function greyInMenu(disabled: ReadonlySet<string>): void {
  const menu = Menu.getApplicationMenu();
  for (const { id, role } of appCommands as readonly AppCommand[]) {
    const item = role === undefined ? menu?.getMenuItemById(id) : null;
    if (item != null) item.enabled = !disabled.has(id);
  }
}
