import type { Settings } from '../../shared/ipc/contract.ts';
import { desktop } from './desktop.ts';
import { takeSettings } from './settings.ts';
import { showToast } from './toasts.ts';
import { explain } from './translate.ts';

/** Changes language or theme; main keeps the choice and answers with what it comes to on this machine. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const settings = await desktop().call('settings:set', change);
  if (settings.ok) takeSettings(settings.value);
  else showToast('error', () => explain(settings.error));
}
