import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly testId?: string;
}

/** Makes a dialog modal as long as it is on the page: the focus stays inside, and goes back to where it was. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key can come: Esc would otherwise go to what lies behind.
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      // The browser gives nothing back once the dialog has left the page, and a keyboard user would be stuck.
      requestAnimationFrame(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
        // Where the browser gives the focus back it forgets the caret: what is typed then would go nowhere.
        if (before instanceof HTMLInputElement && before === document.activeElement && before.selectionStart !== null) before.setSelectionRange(before.selectionStart, before.selectionEnd);
      });
    };
  }, []);
  return dialog;
}

/** A modal window: the browser's own dialog keeps the focus inside and closes on Esc. */
export function Dialog({ title, onClose, children, actions, testId }: DialogProps) {
  const dialog = useModal();
  const heading = useId();
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={heading}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="dialogBody">
        <h2 id={heading}>{title}</h2>
        {children}
        {actions !== undefined && <div class="dialogActions">{actions}</div>}
      </div>
    </dialog>
  );
}
