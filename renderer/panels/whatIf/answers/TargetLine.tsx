import { useRef, useState } from 'preact/hooks';

interface TargetLineProps {
  readonly target: number;
  /** Ends of the axis. */
  readonly low: number;
  readonly high: number;
  /** In the drawing's own units. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Places of what the level's number must not lie on. */
  readonly avoid: readonly number[];
  readonly text: (value: number) => string;
  readonly label: string;
  /** The outcome is counted: only whole targets make sense. */
  readonly whole: boolean;
  readonly set: (target: number) => void;
}

/** Widths of a number and of half a mark, in the drawing's own units. */
const numberRoom = 70;
const markRoom = 8;

/** The level looked for, to be dragged up and down: what is let go of is worked out. */
export function TargetLine({ target, low, high, left, right, top, bottom, avoid, text, label, whole, set }: TargetLineProps) {
  const [moved, setMoved] = useState<number | null>(null);
  const group = useRef<SVGGElement>(null);
  const at = moved ?? target;
  const within = (value: number): number => {
    const kept = Math.min(high, Math.max(low, value));
    // Digits that nobody could aim at are left out.
    return whole ? Math.round(kept) : Number(kept.toPrecision(4));
  };
  const y = high > low ? bottom - ((at - low) / (high - low)) * (bottom - top) : (top + bottom) / 2;
  const valueAt = (event: PointerEvent): number => {
    const svg = group.current?.ownerSVGElement;
    const box = svg?.getBoundingClientRect();
    if (svg === null || svg === undefined || box === undefined || box.height === 0) return target;
    const place = ((event.clientY - box.top) / box.height) * svg.viewBox.baseVal.height;
    return within(low + ((bottom - place) / (bottom - top)) * (high - low));
  };
  const done = (): void => {
    if (moved !== null && moved !== target) set(moved);
    else setMoved(null);
  };
  // By the grip where nothing is in its way, else at the next free place towards the left.
  const numberAt = [0, 1, 2, 3, 4].map((place) => right - 4 - place * numberRoom).find((end) => avoid.every((x) => x < end - numberRoom || x > end + markRoom)) ?? right - 4;
  const step = whole ? 1 : (high - low) / 100;
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step, PageUp: step * 10, PageDown: -step * 10 }[event.key];
    if (by !== undefined) setMoved(within(at + by));
    else if (event.key === 'Enter') done();
    else if (event.key === 'Escape' && moved !== null) setMoved(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <g
      ref={group}
      class="targetHandle"
      role="slider"
      tabindex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={at}
      aria-valuetext={text(at)}
      data-testid="targetLine"
      data-value={at}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        setMoved(valueAt(event));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setMoved(valueAt(event));
      }}
      onPointerUp={done}
      onPointerCancel={() => setMoved(null)}
      onKeyDown={onKeyDown}
    >
      <line class="targetLine" x1={left} x2={right} y1={y} y2={y} />
      <line class="targetHit" x1={left} x2={right} y1={y} y2={y} />
      <path class="targetGrip" d={`M${right} ${y - 6}h12l6 6l-6 6h-12z`} />
      <text class="targetText" x={numberAt} y={y - 5} text-anchor="end">{text(at)}</text>
    </g>
  );
}
