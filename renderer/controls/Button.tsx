import type { ComponentChildren, RefObject } from 'preact';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  /** `primary`, `quiet`, `icon`, `danger`, or several of them. */
  readonly kind?: string;
  /** What a screen reader says when the button shows an icon only. */
  readonly label?: string;
  readonly title?: string;
  readonly disabled?: boolean;
  /** Does nothing for now, but keeps the focus of whoever pressed it. */
  readonly busy?: boolean;
  readonly pressed?: boolean;
  readonly testId?: string;
  /** The element itself, for who follows its focus. */
  readonly element?: RefObject<HTMLButtonElement | null>;
}

export function Button({ children, onClick, kind = '', label, title, disabled, busy = false, pressed, testId, element }: ButtonProps) {
  return (
    <button
      type="button"
      {...(element === undefined ? {} : { ref: element })}
      class={`button ${kind}`}
      aria-label={label}
      aria-pressed={pressed}
      title={title ?? label}
      disabled={disabled === true}
      aria-disabled={busy ? true : undefined}
      data-testid={testId}
      onClick={busy ? undefined : onClick}
    >
      {children}
    </button>
  );
}
