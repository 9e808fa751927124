/** The marks that tie texts together in sentences built from parts: half as wide in English as in Chinese. */
import type { Language } from '../base/localized.ts';

/** A remark behind what it belongs to: ` (…)`, or `（…）`, which stands without a blank. */
export function inBrackets(language: Language, text: string): string {
  return language === 'en' ? ` (${text})` : `（${text}）`;
}

/** A value behind its name. */
export function labelled(language: Language, label: string, text: string): string {
  return language === 'en' ? `${label}: ${text}` : `${label}：${text}`;
}

/** Names one behind the other. */
export function listed(language: Language, names: readonly string[]): string {
  return names.join(language === 'en' ? ', ' : '、');
}
