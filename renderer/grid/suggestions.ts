/** What a cell with a list offers while somebody types: matches at the start first, then matches inside. */
import type { CellValue, ChoiceTerm, Term } from '../../shared/columns/define.ts';
import { kinds } from '../../shared/columns/kinds/registry.ts';
import type { Language } from '../../shared/base/localized.ts';
import { searchForm } from './search.ts';

export interface Suggestion {
  /** What is shown and put into the cell; its kind reads it back. */
  readonly text: string;
  /** Further words under which it is found, such as the name in the other language. */
  readonly words: readonly string[];
}

/** Null when cells of the term are typed freely. */
export function suggestionsFor(term: Term, language: Language, firmNames: () => readonly string[]): readonly Suggestion[] | null {
  switch (term.kind) {
    case 'choice': return choices(term, language);
    case 'flag': return [true, false].map((value) => flagSuggestion(value, term, language));
    case 'firm': return [...firmNames().map((name) => ({ text: name, words: [] })), outside(term, language)];
    default: return null;
  }
}

/** The suggestions that fit what was typed so far, best first; all of them when nothing was typed. */
export function matching(suggestions: readonly Suggestion[], typed: string, limit = 200): readonly Suggestion[] {
  const wanted = searchForm(typed.trim());
  if (wanted === '') return suggestions.slice(0, limit);
  const starts: Suggestion[] = [];
  const inside: Suggestion[] = [];
  for (const suggestion of suggestions) {
    const forms = [suggestion.text, ...suggestion.words].map(searchForm);
    if (forms.some((form) => form.startsWith(wanted))) starts.push(suggestion);
    else if (forms.some((form) => form.includes(wanted))) inside.push(suggestion);
  }
  return [...starts, ...inside].slice(0, limit);
}

function choices(term: ChoiceTerm, language: Language): readonly Suggestion[] {
  return term.options.map(({ id, label }) => ({ text: label[language], words: [id, label.en, label.zhHant] }));
}

function flagSuggestion(value: boolean, term: Term, language: Language): Suggestion {
  return { text: shown(value, term, language), words: [shown(value, term, 'en'), shown(value, term, 'zhHant')] };
}

/** Blank shows as the word for the rest of the world, and that word reads as blank. */
function outside(term: Term, language: Language): Suggestion {
  return { text: shown(null, term, language), words: [shown(null, term, 'en'), shown(null, term, 'zhHant')] };
}

function shown(value: CellValue, term: Term, language: Language): string {
  return kinds[term.kind].format(value, term, { language, currency: '', firmName: () => null });
}
