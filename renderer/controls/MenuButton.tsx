import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
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

/** A button that opens a menu: arrows, Home and End move, Esc and Tab close, a letter is not needed for so few entries. */
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
          {entries.map((entry, index) =>
            entry === null ? (
              <div key={`line${index}`} class="menuSeparator" role="separator" />
            ) : (
              <button
                key={entry.id}
                type="button"
                class="menuItem"
                role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={entry.checked}
                disabled={entry.disabled === true}
                tabIndex={-1}
                data-testid={`menu-${entry.id}`}
                onClick={() => {
                  close();
                  entry.run();
                }}
              >
                <span>{entry.label}</span>
                <span class="keys">{entry.checked === true ? '✓' : entry.keys}</span>
              </button>
            ),
          )}
        </div>
      )}
    </div>
  );
}

function itemsOf(host: HTMLElement | null): HTMLButtonElement[] {
  return host === null ? [] : [...host.querySelectorAll<HTMLButtonElement>('.menuItem:not(:disabled)')];
}

function moveInMenu(event: KeyboardEvent, host: HTMLElement | null, close: () => void): void {
  const items = itemsOf(host);
  const here = items.indexOf(document.activeElement as HTMLButtonElement);
  const target = { ArrowDown: (here + 1) % items.length, ArrowUp: (here + items.length - 1) % items.length, Home: 0, End: items.length - 1 }[event.key];
  if (target !== undefined) items[target]?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
