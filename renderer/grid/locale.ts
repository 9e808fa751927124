/** AG Grid's own words. It asks for each text when it needs it, so the language can change while the grid is open. */
import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_TW } from '@ag-grid-community/locale';
import type { GetLocaleTextParams } from 'ag-grid-community';
import type { Language } from '../../shared/base/localized.ts';

const texts: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: AG_GRID_LOCALE_EN, zhHant: AG_GRID_LOCALE_TW };

export function localeText({ key, defaultValue, variableValues }: Pick<GetLocaleTextParams, 'key' | 'defaultValue' | 'variableValues'>, language: Language): string {
  const text = texts[language][key] ?? defaultValue;
  return (variableValues ?? []).reduce((filled, value) => filled.replace('${variable}', () => value), text);
}
