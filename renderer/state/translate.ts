import type { Localized } from '../../shared/base/localized.ts';
import { type MessageKey, t } from '../../shared/text/messages.ts';
import { language } from './settings.ts';

/** A text of the catalogue in the language shown; whoever reads it follows a switch of language. */
export function translate(key: MessageKey, params: Readonly<Record<string, string | number>> = {}): string {
  return t(language.value, key, params);
}

/** A text that its definition carries itself. */
export function localized(text: Localized): string {
  return text[language.value];
}
