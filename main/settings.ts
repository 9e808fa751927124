import { z } from 'zod';
import type { Language } from '../shared/base/localized.ts';
import { languageChoices, settingLimits, type Settings, themeChoices } from '../shared/ipc/contract.ts';

const bounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
  maximized: z.boolean(),
});
export type WindowBounds = z.infer<typeof bounds>;

/** What is kept in `settings.json`. */
export const storedSettings = z.object({
  language: z.enum(languageChoices).catch('system'),
  theme: z.enum(themeChoices).catch('system'),
  author: z.string().max(settingLimits.author).catch(''),
  panelWidth: z.int().min(settingLimits.panelWidth.min).max(settingLimits.panelWidth.max).catch(settingLimits.panelWidth.initial),
  window: bounds.nullable().catch(null),
});
export type StoredSettings = z.infer<typeof storedSettings>;

export const initialSettings: StoredSettings = { language: 'system', theme: 'system', author: '', panelWidth: settingLimits.panelWidth.initial, window: null };

/**
 * The language to show. The system's preferred languages decide, not the locale of the browser engine, which knows only
 * the languages that were packaged with it.
 *
 * @param preferred language tags in order of preference, such as `zh-Hant-TW`
 */
export function effectiveLanguage(choice: Settings['language'], preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of preferred) {
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) return 'zhHant';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
