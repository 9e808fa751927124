/** Keyboard shortcuts, read off the table of application commands: how they are shown and which command a key press means. */
import { type AppCommand, appCommand, type AppCommandId, appCommands } from '../../shared/document/commands/appCommands.ts';
import { shownKeys } from '../controls/shownKeys.ts';
import { desktop } from '../state/desktop.ts';

/** The shortcut of a command as this machine's people write it; empty when it has none. */
export function keysOf(id: AppCommandId): string {
  return shownKeys(appCommand(id));
}

/** The command that a key press means; null for none, and for the keys that a sheet or Electron takes itself. */
export function commandOf(event: KeyboardEvent): AppCommandId | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const isMac = desktop().platform === 'darwin';
  const found = appCommands.find((each: AppCommand) => {
    const keys = isMac ? (each.macShortcut ?? each.shortcut) : each.shortcut;
    return keys !== undefined && each.sheetOnly !== true && each.role === undefined && matches(keys, event, isMac);
  });
  if (found !== undefined) return found.id;
  // Ctrl+Shift+Z is redo for those who come from elsewhere.
  return matches('CmdOrCtrl+Shift+Z', event, isMac) ? 'edit.redo' : null;
}

function matches(shortcut: string, event: KeyboardEvent, isMac: boolean): boolean {
  const keys = shortcut.split('+');
  const named = keys.at(-1) ?? '';
  // Electron leaves out the word that the page's keys begin with.
  const main = named === 'Left' || named === 'Right' ? `Arrow${named}` : named;
  const command = keys.includes('CmdOrCtrl') || keys.includes('Cmd');
  return (
    event.key.toLowerCase() === main.toLowerCase() &&
    (isMac ? event.metaKey : event.ctrlKey) === command &&
    event.shiftKey === keys.includes('Shift') &&
    event.altKey === keys.includes('Alt') &&
    !(isMac ? event.ctrlKey : event.metaKey)
  );
}
