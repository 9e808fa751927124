import type { Localized } from '../../shared/base/localized.ts';
import { describe, type MessageKey, type MessageParams, t } from '../../shared/text/messages.ts';
import { language } from './settings.ts';

/** A text of the catalogue in the language shown; whoever reads it follows a switch of language. */
export function translate(key: MessageKey, params: MessageParams = {}): string {
  return t(language.value, key, params);
}

/** A text that its definition carries itself. */
export function localized(text: Localized): string {
  return text[language.value];
}

/** A failure, a refused value or a problem in words of the language shown. */
export function explain(reason: { readonly code: string; readonly details: MessageParams }): string {
  return describe(language.value, reason);
}
