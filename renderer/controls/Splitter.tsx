interface SplitterProps {
  readonly label: string;
  /** Size of the pane after the splitter, pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onSize: (size: number) => void;
}

/** A draggable line before a pane on the right; the arrow keys move it too. */
export function Splitter({ label, size, min, max, onSize }: SplitterProps) {
  const limited = (next: number): void => onSize(Math.round(Math.min(max, Math.max(min, next))));
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      data-testid="splitter"
      onPointerDown={(event) => {
        const start = event.clientX;
        const element = event.currentTarget;
        element.setPointerCapture(event.pointerId);
        const move = (moved: PointerEvent): void => limited(size + start - moved.clientX);
        element.addEventListener('pointermove', move);
        element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', move), { once: true });
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') limited(size + 24);
        else if (event.key === 'ArrowRight') limited(size - 24);
        else return;
        event.preventDefault();
      }}
    />
  );
}
