/** Keyboard shortcuts, read off the table of application commands: how they are shown and which command a key press means. */
import { type AppCommand, type AppCommandId, appCommands } from '../../shared/document/commands/appCommands.ts';
import { desktop } from '../state/desktop.ts';

const all: readonly AppCommand[] = appCommands;

/** The shortcut of a command as this machine's people write it; empty when it has none. */
export function keysOf(id: AppCommandId): string {
  const shortcut = all.find((each) => each.id === id)?.shortcut;
  return shortcut === undefined ? '' : shownKeys(shortcut);
}

const macSigns: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥' };
const arrows: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' };

export function shownKeys(shortcut: string): string {
  const mac = desktop().platform === 'darwin';
  const keys = shortcut.split('+').map((key) => (mac ? (macSigns[key] ?? key) : key === 'CmdOrCtrl' ? 'Ctrl' : key));
  return keys.map((key) => arrows[key] ?? key).join(mac ? '' : '+');
}

/** The command that a key press means; null for none, and for the keys that a sheet takes itself. */
export function commandOf(event: KeyboardEvent): AppCommandId | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const found = appCommands.find((each) => 'shortcut' in each && !('sheetOnly' in each) && matches(each.shortcut, event));
  if (found !== undefined) return found.id;
  // Ctrl+Shift+Z is redo for those who come from elsewhere.
  return matches('CmdOrCtrl+Shift+Z', event) ? 'edit.redo' : null;
}

function matches(shortcut: string, event: KeyboardEvent): boolean {
  const keys = shortcut.split('+');
  const mac = desktop().platform === 'darwin';
  const main = keys.at(-1) ?? '';
  return (
    event.key.toLowerCase() === main.toLowerCase() &&
    (mac ? event.metaKey : event.ctrlKey) === keys.includes('CmdOrCtrl') &&
    event.shiftKey === keys.includes('Shift') &&
    event.altKey === keys.includes('Alt') &&
    !(mac ? event.ctrlKey : event.metaKey)
  );
}
