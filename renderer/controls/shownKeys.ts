import type { AppCommand } from '../../shared/document/commands/appCommands.ts';
import { desktop } from '../state/desktop.ts';

const macSigns: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Cmd: '⌘', Shift: '⇧', Alt: '⌥' };
const signs: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→', CmdOrCtrl: 'Ctrl' };

/** The shortcut of a command as this machine's people write it; empty when it has none. */
export function shownKeys({ shortcut, macShortcut }: AppCommand): string {
  const isMac = desktop().platform === 'darwin';
  const keys = isMac ? (macShortcut ?? shortcut) : shortcut;
  if (keys === undefined) return '';
  return keys.split('+').map((key) => (isMac ? macSigns[key] : undefined) ?? signs[key] ?? key).join(isMac ? '' : '+');
}
