/** The list under a cell being edited. Owns its elements and which entry is marked; the editor keeps the focus. */
import { matching } from './suggestions.ts';
import type { Suggestion } from './suggestions.ts';

export interface SuggestionList {
  readonly element: HTMLElement;
  isOpen(): boolean;
  /** Shows what fits the typed text; marks the first fit when something was typed. */
  show(suggestions: readonly Suggestion[], typed: string): void;
  hide(): void;
  /** Moves the mark; from then on the marked entry counts as chosen. */
  step(by: 1 | -1): void;
  /** The entry that was chosen with the arrows; null when none was. */
  chosen(): string | null;
  /** The best fit, chosen or not; null when nothing fits. */
  best(): string | null;
}

/**
 * @param id of the list element; entries get ids below it for aria-activedescendant
 * @param onPick called when an entry is clicked
 * @param onMark called with the id of the marked entry
 */
export function createSuggestionList(id: string, onPick: (text: string) => void, onMark: (entryId: string | null) => void): SuggestionList {
  const element = document.createElement('ul');
  element.id = id;
  element.className = 'cell-suggestions';
  element.setAttribute('role', 'listbox');
  element.hidden = true;
  let entries: readonly Suggestion[] = [];
  let marked = -1;
  let wasStepped = false;

  const mark = (index: number): void => {
    marked = index;
    for (const [at, child] of [...element.children].entries()) child.setAttribute('aria-selected', String(at === index));
    const entry = element.children[index];
    entry?.scrollIntoView({ block: 'nearest' });
    onMark(entry?.id ?? null);
  };
  // Pointer down, not click: a click would first take the focus from the cell.
  element.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    const entry = event.target instanceof Element ? event.target.closest('li') : null;
    const suggestion = entry === null ? undefined : entries[[...element.children].indexOf(entry)];
    if (suggestion !== undefined) onPick(suggestion.text);
  });
  return {
    element,
    isOpen: () => !element.hidden,
    show: (suggestions, typed) => {
      entries = matching(suggestions, typed);
      wasStepped = false;
      element.replaceChildren(...entries.map((suggestion, index) => entryElement(`${id}-${index}`, suggestion.text)));
      element.hidden = entries.length === 0;
      mark(typed.trim() === '' ? -1 : 0);
    },
    hide: () => {
      element.hidden = true;
      entries = [];
      wasStepped = false;
      mark(-1);
    },
    step: (by) => {
      if (entries.length === 0) return;
      wasStepped = true;
      mark((marked + by + entries.length + (marked < 0 && by < 0 ? 1 : 0)) % entries.length);
    },
    chosen: () => (wasStepped ? (entries[marked]?.text ?? null) : null),
    best: () => entries[Math.max(0, marked)]?.text ?? null,
  };
}

function entryElement(id: string, text: string): HTMLElement {
  const entry = document.createElement('li');
  entry.id = id;
  entry.setAttribute('role', 'option');
  entry.textContent = text;
  return entry;
}
