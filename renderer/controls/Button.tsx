import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  /** `primary`, `quiet`, `icon`, `danger`, or several of them. */
  readonly kind?: string;
  /** What a screen reader says when the button shows an icon only. */
  readonly label?: string;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly testId?: string;
}

export function Button({ children, onClick, kind = '', label, title, disabled, pressed, testId }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-label={label}
      aria-pressed={pressed}
      title={title ?? label}
      disabled={disabled === true}
      data-testid={testId}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
