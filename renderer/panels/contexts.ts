import type { Term } from '../../shared/columns/define.ts';
import type { FormatContext, ParseContext } from '../../shared/columns/kind.ts';
import { fuzzyScore } from '../controls/fuzzy.ts';
import { language } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import { firmNames, workbook } from '../state/workbook.ts';

/** What showing a cell needs to know of the workbook on the table. */
export function formatContext(): FormatContext {
  const names = firmNames.value;
  return { language: language.value, currency: workbook.value.currency, firmName: (id) => names.get(id) ?? null };
}

/** What reading typed text needs to know of the workbook on the table. */
export function parseContext(): ParseContext {
  const names = firmNames.value;
  return {
    language: language.value,
    currency: workbook.value.currency,
    firmByName: (name) => {
      const wanted = name.trim().normalize('NFC').toLowerCase();
      for (const [id, each] of names) if (each.trim().normalize('NFC').toLowerCase() === wanted) return id;
      return null;
    },
  };
}

/** A list longer than this is narrowed by typing on. */
const mostSuggested = 50;

/** The names of firms that fit a few letters, for a field that refers to one; undefined for other columns. */
export function suggestionsOf(term: Term): ((typed: string) => readonly string[]) | undefined {
  if (term.kind !== 'firm') return undefined;
  const names = [...firmNames.value.values(), translate('shell.outside')];
  return (typed) =>
    names
      .flatMap((name) => {
        const score = fuzzyScore(typed, name);
        return score === null ? [] : [{ name, score }];
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, mostSuggested)
      .map(({ name }) => name);
}
