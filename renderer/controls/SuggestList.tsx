import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface SuggestListProps {
  readonly id: string;
  readonly label: string;
  /** The field that the list hangs on. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly options: readonly string[];
  readonly marked: number;
  readonly onPick: (option: string) => void;
}

/** What fits the letters typed so far, below its field; the field keeps the focus and moves the mark. */
export function SuggestList({ id, label, field, options, marked, onPick }: SuggestListProps) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    const box = field.current?.getBoundingClientRect();
    if (element === null || box === undefined) return;
    const below = window.innerHeight - box.bottom - 8;
    const height = Math.min(element.scrollHeight + 8, 220);
    element.style.left = `${Math.min(box.left, window.innerWidth - Math.max(box.width, 200) - 8)}px`;
    element.style.minWidth = `${box.width}px`;
    element.style.top = below >= height || below > box.top ? `${box.bottom + 2}px` : `${box.top - height - 2}px`;
    element.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <ul ref={list} id={id} class="suggestList" role="listbox" aria-label={label}>
      {options.map((option, index) => (
        <li
          key={option}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === marked}
          // Before the field loses the focus, which would enter what has been typed so far.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(option);
          }}
        >
          {option}
        </li>
      ))}
    </ul>
  );
}
