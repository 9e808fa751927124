import { Menu } from 'electron';
import { type MenuActions, type MenuState, menuTemplate } from './menuTemplate.ts';

/** Builds and shows the native menu; again when the language, a setting or the recent list changes. */
export function showMenu(state: MenuState, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, actions, process.platform === 'darwin')));
}
