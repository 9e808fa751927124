import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { translate } from '../state/translate.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface SidePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly testId: string;
}

/** A panel at the right edge of the sheet: takes the focus when it opens, closes on Esc from wherever, and gives the focus back. */
export function SidePanel({ title, onClose, children, testId }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  // Before the next key can come, as in a dialog.
  useLayoutEffect(() => {
    const element = panel.current;
    const before = document.activeElement;
    element?.focus({ preventScroll: true });
    const onKeyDown = (event: KeyboardEvent): void => {
      // Whoever has a use for Esc of their own (an open cell, a field, a dialog) has taken it by then.
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      onClose();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      const isElsewhere = document.activeElement !== null && document.activeElement !== document.body && element?.contains(document.activeElement) !== true;
      if (!isElsewhere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside ref={panel} class="sidePanel" tabIndex={-1} aria-label={title} data-testid={testId}>
      <div class="driverHead">
        <h2>{title}</h2>
        <span class="grow" />
        <Button kind="quiet icon" label={translate('shell.close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      {children}
    </aside>
  );
}
