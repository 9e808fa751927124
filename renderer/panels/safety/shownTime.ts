import { language } from '../../state/settings.ts';

/** A moment in the words of the language shown, to the second. */
export function shownTime(time: number): string {
  return new Date(time).toLocaleString(language.value === 'en' ? 'en-US' : 'zh-Hant-TW', { dateStyle: 'medium', timeStyle: 'medium' });
}
