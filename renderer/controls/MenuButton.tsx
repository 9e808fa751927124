import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  /** Cannot be chosen; a text says why and is shown on hover and spoken. */
  readonly disabled?: boolean | string;
  /** Shown with a tick; an entry without it is a plain action. */
  readonly checked?: boolean;
  readonly run: () => void;
}

interface MenuButtonProps {
  readonly label: string;
  readonly children: ComponentChildren;
  /** Entries, with null for a line between groups. */
  readonly entries: readonly (MenuEntry | null)[];
  readonly side?: 'start' | 'end';
  readonly testId?: string;
  readonly class?: string;
}

/** A button that opens a menu: arrows, letters, Home and End move, Esc and Tab close. */
export function MenuButton({ label, children, entries, side = 'end', testId, class: look = 'button icon quiet' }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    itemsOf(host.current)[0]?.focus();
    const closeOutside = (event: PointerEvent): void => {
      if (host.current?.contains(event.target as Node) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside, true);
    return () => document.removeEventListener('pointerdown', closeOutside, true);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="menuHost" ref={host}>
      <button ref={button} type="button" class={look} aria-label={label} title={label} aria-haspopup="menu" aria-expanded={open} data-testid={testId} onClick={() => setOpen(!open)}>
        {children}
      </button>
      {open && (
        <div class={`menu ${side}`} role="menu" aria-label={label} onKeyDown={(event) => moveInMenu(event, host.current, close)}>
          <MenuItems
            entries={entries}
            onChoose={(entry) => {
              close();
              entry.run();
            }}
          />
        </div>
      )}
    </div>
  );
}

/** The lines of a menu. What cannot be done stays reachable, so that its reason can be heard. */
export function MenuItems({ entries, onChoose }: { readonly entries: readonly (MenuEntry | null)[]; readonly onChoose: (entry: MenuEntry) => void }) {
  return (
    <>
      {entries.map((entry, index) => {
        if (entry === null) return <div key={`line${index}`} class="menuSeparator" role="separator" />;
        const isDisabled = entry.disabled !== undefined && entry.disabled !== false;
        return (
          <button
            key={entry.id}
            type="button"
            class="menuItem"
            role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={entry.checked}
            aria-disabled={isDisabled}
            title={typeof entry.disabled === 'string' ? entry.disabled : undefined}
            tabIndex={-1}
            data-testid={`menu-${entry.id}`}
            onClick={() => {
              if (!isDisabled) onChoose(entry);
            }}
          >
            <span>{entry.label}</span>
            {typeof entry.disabled === 'string' && <span class="visuallyHidden">{entry.disabled}</span>}
            <span class="keys">{entry.checked === true ? '✓' : entry.keys}</span>
          </button>
        );
      })}
    </>
  );
}

function itemsOf(host: HTMLElement | null): HTMLButtonElement[] {
  return host === null ? [] : [...host.querySelectorAll<HTMLButtonElement>('.menuItem')];
}

/** The keys of a menu: every one that it takes goes no further. */
export function moveInMenu(event: KeyboardEvent, host: HTMLElement | null, close: () => void): void {
  const items = itemsOf(host);
  const here = items.indexOf(document.activeElement as HTMLButtonElement);
  const target = { ArrowDown: (here + 1) % items.length, ArrowUp: (here + items.length - 1) % items.length, Home: 0, End: items.length - 1 }[event.key];
  if (target !== undefined) items[target]?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else if (!stepToLetter(event, items, here)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A letter leads to the next entry that begins with it. */
function stepToLetter(event: KeyboardEvent, items: readonly HTMLButtonElement[], here: number): boolean {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return false;
  const letter = event.key.toLowerCase();
  const next = [...items.slice(here + 1), ...items.slice(0, here + 1)].find((item) => item.textContent?.toLowerCase().startsWith(letter) === true);
  next?.focus();
  return true;
}
