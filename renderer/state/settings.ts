/** The settings as they are now. Owns the signals; asking main and touching the page is the panels' part. */
import { signal } from '@preact/signals-core';
import type { Language } from '../../shared/base/localized.ts';
import { type EffectiveSettings, type LanguageChoice, settingLimits, type ThemeChoice } from '../../shared/ipc/contract.ts';

/** The language shown. */
export const language = signal<Language>('en');
export const languageChoice = signal<LanguageChoice>('system');
/** The theme shown, after following the system. */
export const theme = signal<'light' | 'dark'>('light');
export const themeChoice = signal<ThemeChoice>('system');
/** Who writes the notes; empty while nobody has said so. */
export const author = signal('');
/** Width of the side panel, pixels. */
export const panelWidth = signal<number>(settingLimits.panelWidth.initial);

export function takeSettings(settings: EffectiveSettings): void {
  language.value = settings.effectiveLanguage;
  languageChoice.value = settings.language;
  theme.value = settings.dark ? 'dark' : 'light';
  themeChoice.value = settings.theme;
  author.value = settings.author;
  panelWidth.value = settings.panelWidth;
}
