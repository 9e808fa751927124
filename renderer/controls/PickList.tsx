import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

export interface PickEntry {
  readonly id: string;
  readonly content: ComponentChildren;
  /** Why it cannot be chosen now. */
  readonly disabled?: string;
}

interface PickListProps {
  readonly label: string;
  readonly placeholder: string;
  /** The entries that fit what is typed, the best one first. */
  readonly find: (typed: string) => readonly PickEntry[];
  readonly none: (typed: string) => string;
  readonly onPick: (id: string) => void;
  readonly testId: string;
}

/** A field with a list below it: typing narrows the list, arrows move in it, Enter takes the marked entry. */
export function PickList({ label, placeholder, find, none, onPick, testId }: PickListProps) {
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const entries = find(typed);
  const at = Math.min(marked, entries.length - 1);
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [at, typed]);
  const pick = (entry: PickEntry | undefined): void => {
    if (entry !== undefined && entry.disabled === undefined) onPick(entry.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const last = entries.length - 1;
    const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, PageDown: Math.min(last, at + 10), PageUp: Math.max(0, at - 10) }[event.key];
    if (next !== undefined) setMarked(Math.max(0, next));
    else if (event.key === 'Enter') pick(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="pickList">
      <input
        class="field"
        type="text"
        role="combobox"
        spellcheck={false}
        autocomplete="off"
        autofocus
        aria-label={label}
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        placeholder={placeholder}
        data-testid={testId}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      {entries.length === 0 && <p class="muted">{none(typed)}</p>}
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label}>
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            aria-disabled={entry.disabled !== undefined}
            data-testid={`pick-${entry.id}`}
            onPointerMove={() => {
              if (index !== at) setMarked(index);
            }}
            onClick={() => pick(entry)}
          >
            {entry.content}
          </li>
        ))}
      </ul>
    </div>
  );
}
