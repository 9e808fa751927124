import { app, nativeTheme } from 'electron';
import type { EffectiveSettings, Settings } from '../shared/ipc/contract.ts';
import { effectiveLanguage, type StoredSettings, type WindowBounds } from './settings.ts';
import type { SmallFile } from './workbooks/smallFile.ts';

export interface Preferences {
  readonly windowBounds: WindowBounds | null;
  effective(): EffectiveSettings;
  set(change: Partial<Settings>): Promise<void>;
  rememberWindow(bounds: WindowBounds): Promise<void>;
}

/**
 * Language, theme, author and the places of window and panel, kept over restarts.
 *
 * @param changed told after each change of what the page shows, also when the system's theme changes
 */
export async function loadPreferences(store: SmallFile<StoredSettings>, changed: () => void): Promise<Preferences> {
  let stored = await store.read();
  nativeTheme.themeSource = stored.theme;
  nativeTheme.on('updated', changed);

  return {
    windowBounds: stored.window,
    effective: () => ({
      language: stored.language,
      theme: stored.theme,
      author: stored.author,
      panelWidth: stored.panelWidth,
      effectiveLanguage: effectiveLanguage(stored.language, app.getPreferredSystemLanguages()),
      dark: nativeTheme.shouldUseDarkColors,
    }),
    set: async (change) => {
      stored = { ...stored, ...change };
      nativeTheme.themeSource = stored.theme;
      changed();
      await store.write(stored);
    },
    rememberWindow: (bounds) => {
      stored = { ...stored, window: bounds };
      return store.write(stored);
    },
  };
}
