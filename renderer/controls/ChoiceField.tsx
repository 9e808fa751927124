import { useId, useRef, useState } from 'preact/hooks';
import { bestScore } from './fuzzy.ts';
import { SuggestList } from './SuggestList.tsx';

interface ChoiceFieldProps {
  readonly label: string;
  /** What is chosen, in words. */
  readonly shown: string;
  /** Asked for only while somebody types, since there may be tens of thousands; it may leave out what cannot be meant by the letters. */
  readonly choices: (typed: string) => readonly { readonly name: string; readonly label: string }[];
  readonly onChoose: (name: string) => void;
  /** Said of letters that nothing fits. */
  readonly none: string;
  readonly placeholder?: string;
  /** Whether it empties itself, to choose one after the other. */
  readonly clears?: boolean;
  readonly testId?: string;
}

const mostShown = 60;

/** One of very many: typed letters narrow the list, arrows move in it, Enter takes the marked one, Esc keeps what was chosen. */
export function ChoiceField({ label, shown, choices, onChoose, none, placeholder, clears, testId }: ChoiceFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [marked, setMarked] = useState(0);
  const known = useRef<readonly { readonly name: string; readonly label: string }[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = typed === null ? [] : fitting(known.current, typed === shown ? '' : typed);
  const at = Math.min(marked, found.length - 1);
  const choose = (text: string | undefined): void => {
    const choice = found.find((each) => each.label === text);
    if (choice === undefined) return;
    if (clears === true) open('');
    else setTyped(null);
    setMarked(0);
    onChoose(choice.name);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (typed === null) {
        open('');
      } else setMarked((at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && typed !== null && found.length > 0) choose(found[at]?.label);
    else if (event.key === 'Escape' && typed !== null) setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = (text: string): void => {
    known.current = choices(text === shown ? '' : text);
    setTyped(text);
    setMarked(0);
  };
  return (
    <span class="termField">
      <input
        ref={input}
        class="field"
        type="text"
        role="combobox"
        spellcheck={false}
        autocomplete="off"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        aria-invalid={typed !== null && typed !== '' && found.length === 0}
        placeholder={placeholder}
        title={typed === null ? shown : undefined}
        data-testid={testId}
        value={typed ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => {
          if (typed === null) open(shown);
        }}
        onInput={(event) => {
          const text = event.currentTarget.value;
          open(text);
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      {found.length > 0 && <SuggestList id={id} label={label} field={input} options={found.map((each) => each.label)} marked={at} onPick={choose} />}
      {typed !== null && typed !== '' && found.length === 0 && <span class="fieldError" role="alert">{none}</span>}
    </span>
  );
}

/** The best of those that fit; labels that stand twice are offered once, by the first. */
function fitting(choices: readonly { readonly name: string; readonly label: string }[], typed: string): readonly { readonly name: string; readonly label: string }[] {
  const seen = new Set<string>();
  const scored = choices.flatMap((choice) => {
    const score = bestScore(typed, [choice.label]);
    return score === null ? [] : [{ choice, score }];
  });
  const best = typed === '' ? scored : scored.toSorted((a, b) => b.score - a.score);
  const found: { readonly name: string; readonly label: string }[] = [];
  for (const { choice } of best) {
    if (seen.has(choice.label)) continue;
    seen.add(choice.label);
    found.push(choice);
    if (found.length >= mostShown) break;
  }
  return found;
}
