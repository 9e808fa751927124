import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { moveInMenu, type MenuEntry, MenuItems } from './MenuButton.tsx';

export interface ContextMenuAt {
  readonly x: number;
  readonly y: number;
}

interface ContextMenuProps {
  readonly label: string;
  readonly at: ContextMenuAt;
  /** Entries, with null for a line between groups. */
  readonly entries: readonly (MenuEntry | null)[];
  /** @param isChosen false when the menu was left: the focus then goes back to where it was */
  readonly onClose: (isChosen: boolean) => void;
}

/** A menu at a point of the window: moved inwards where it would be cut off; arrows, letters, Home and End move, Esc and Tab close. */
export function ContextMenu({ label, at, entries, onClose }: ContextMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(at.x, window.innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(at.y, window.innerHeight - height - 4))}px`;
    element.querySelector<HTMLButtonElement>('.menuItem:not([aria-disabled=true])')?.focus();
  }, [at]);
  useEffect(() => {
    const leave = (event: Event): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === true) return;
      onClose(false);
    };
    const away = (): void => onClose(false);
    document.addEventListener('pointerdown', leave, true);
    document.addEventListener('wheel', leave, { capture: true, passive: true });
    window.addEventListener('blur', away);
    window.addEventListener('resize', away);
    return () => {
      document.removeEventListener('pointerdown', leave, true);
      document.removeEventListener('wheel', leave, true);
      window.removeEventListener('blur', away);
      window.removeEventListener('resize', away);
    };
  }, [onClose]);
  return (
    <div
      ref={menu}
      class="menu contextMenu"
      role="menu"
      aria-label={label}
      data-testid="contextMenu"
      onKeyDown={(event) => moveInMenu(event, menu.current, () => onClose(false))}
      onContextMenu={(event) => event.preventDefault()}
    >
      <MenuItems
        entries={entries}
        onChoose={(entry) => {
          onClose(true);
          entry.run();
        }}
      />
    </div>
  );
}
