import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface VirtualListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  /** Pixels; all lines have it. */
  readonly lineHeight: number;
  readonly keyOf: (item: Item) => string;
  readonly line: (item: Item) => ComponentChildren;
  /** Enter or a click. */
  readonly onChoose: (item: Item) => void;
  /** Other keys on the marked line. @returns whether it was taken */
  readonly onKey?: (event: KeyboardEvent, item: Item) => boolean;
  readonly testId: string;
}

/** A list of any length of which only what is in sight is on the page: one tab stop, arrows move the mark. */
export function VirtualList<Item>({ label, items, lineHeight, keyOf, line, onChoose, onKey, testId }: VirtualListProps<Item>) {
  const host = useRef<HTMLDivElement>(null);
  const id = useId();
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  const [marked, setMarked] = useState(0);
  const at = Math.min(marked, items.length - 1);
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const watcher = new ResizeObserver(() => setHeight(element.clientHeight));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  // A shorter list must not leave the view beyond its end.
  useLayoutEffect(() => setTop(host.current?.scrollTop ?? 0), [items]);
  const mark = (next: number): void => {
    const place = Math.max(0, Math.min(items.length - 1, next));
    setMarked(place);
    const element = host.current;
    if (element === null) return;
    if (place * lineHeight < element.scrollTop) element.scrollTop = place * lineHeight;
    else if ((place + 1) * lineHeight > element.scrollTop + element.clientHeight) element.scrollTop = (place + 1) * lineHeight - element.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[at];
    if (item === undefined) return;
    const page = Math.max(1, Math.floor(height / lineHeight) - 1);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) mark(next);
    else if (event.key === 'Enter') onChoose(item);
    else if (onKey?.(event, item) !== true) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const first = Math.max(0, Math.floor(top / lineHeight) - 4);
  const shown = items.slice(first, Math.ceil((top + height) / lineHeight) + 4);
  return (
    <div
      ref={host}
      class="virtualList"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={items.length === 0 ? undefined : `${id}-${at}`}
      data-testid={testId}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: `${items.length * lineHeight}px` }}>
        {shown.map((item, index) => (
          <div
            key={keyOf(item)}
            id={`${id}-${first + index}`}
            class="virtualLine"
            role="option"
            aria-selected={first + index === at}
            aria-setsize={items.length}
            aria-posinset={first + index + 1}
            style={{ top: `${(first + index) * lineHeight}px`, height: `${lineHeight}px` }}
            onClick={() => {
              setMarked(first + index);
              onChoose(item);
            }}
          >
            {line(item)}
          </div>
        ))}
      </div>
    </div>
  );
}
