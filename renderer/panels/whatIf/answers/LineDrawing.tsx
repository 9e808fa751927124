import { TargetLine } from './TargetLine.tsx';

interface Point {
  readonly x: number;
  readonly y: number | null;
}

interface LineDrawingProps {
  /** By rising x. */
  readonly points: readonly Point[];
  /** Places between which the line jumps: it is not drawn through. */
  readonly jumps: readonly { readonly below: Point; readonly above: Point }[];
  /** Found places. */
  readonly marks: readonly { readonly x: number; readonly y: number }[];
  /** A level that is looked for. */
  readonly target: number | null;
  readonly xText: (x: number) => string;
  readonly yText: (y: number) => string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** What is to be seen, for those who cannot. */
  readonly label: string;
  /** Lets the level be set: what it is for the ear, and who takes the new one. */
  readonly onTarget?: { readonly label: string; readonly whole: boolean; readonly set: (target: number) => void };
}

const size = { width: 720, height: 260, left: 84, right: 18, top: 14, bottom: 42 } as const;

/** A line of an outcome over an input; the table below holds its numbers. */
export function LineDrawing({ points, jumps, marks, target, xText, yText, xTitle, yTitle, label, onTarget }: LineDrawingProps) {
  const all = [...points, ...jumps.flatMap(({ below, above }) => [below, above]), ...marks].toSorted((a, b) => a.x - b.x);
  const ys = [...all.flatMap(({ y }) => (y === null ? [] : [y])), ...(target === null ? [] : [target])];
  const xs = all.map(({ x }) => x);
  const scaleX = scale(Math.min(...xs), Math.max(...xs), size.left, size.width - size.right);
  const low = Math.min(...ys);
  const high = Math.max(...ys);
  // Room to drag beyond what was reached: there is no solution there, and that is an answer too.
  const pad = high > low ? (high - low) * (onTarget === undefined ? 0.06 : 0.15) : Math.abs(high) * 0.1 || 1;
  const scaleY = scale(low - pad, high + pad, size.height - size.bottom, size.top);
  const isJump = (a: Point, b: Point): boolean => jumps.some(({ below, above }) => below.x === a.x && above.x === b.x && below.y === a.y && above.y === b.y);
  const lines: string[] = [];
  for (const [place, a] of all.entries()) {
    const b = all[place + 1];
    if (b === undefined || a.y === null || b.y === null || isJump(a, b)) continue;
    lines.push(`M${scaleX(a.x).toFixed(1)} ${scaleY(a.y).toFixed(1)}L${scaleX(b.x).toFixed(1)} ${scaleY(b.y).toFixed(1)}`);
  }
  const base = size.height - size.bottom;
  return (
    <svg class="lineDrawing" viewBox={`0 0 ${size.width} ${size.height}`} role={onTarget === undefined ? 'img' : 'group'} aria-label={label} data-testid="lineDrawing" data-points={points.map(({ y }) => y ?? '').join(' ')}>
      {[low, (low + high) / 2, high].filter((y, place, ticks) => ticks.indexOf(y) === place).map((y) => (
        <g key={y}>
          <line class="gridLine" x1={size.left} x2={size.width - size.right} y1={scaleY(y)} y2={scaleY(y)} />
          <text class="tick" x={size.left - 6} y={scaleY(y) + 4} text-anchor="end">{yText(y)}</text>
        </g>
      ))}
      <line class="axisLine" x1={size.left} x2={size.width - size.right} y1={base} y2={base} />
      {[0, 0.25, 0.5, 0.75, 1].map((share) => {
        const x = Math.min(...xs) + (Math.max(...xs) - Math.min(...xs)) * share;
        return <text key={share} class="tick" x={scaleX(x)} y={base + 16} text-anchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}>{xText(x)}</text>;
      })}
      <text class="axisTitle" x={size.left} y={size.height - 6}>{xTitle}</text>
      <text class="axisTitle" x={4} y={11}>{yTitle}</text>
      {target !== null && onTarget === undefined && <line class="targetLine" x1={size.left} x2={size.width - size.right} y1={scaleY(target)} y2={scaleY(target)} />}
      <path class="curve" d={lines.join('')} />
      {jumps.map(({ below, above }) => below.y !== null && above.y !== null && (
        <g key={below.x} class="jump">
          <line x1={scaleX(below.x)} x2={scaleX(above.x)} y1={scaleY(below.y)} y2={scaleY(above.y)} />
          <circle cx={scaleX(below.x)} cy={scaleY(below.y)} r={3.5} />
          <circle cx={scaleX(above.x)} cy={scaleY(above.y)} r={3.5} />
        </g>
      ))}
      {target !== null && onTarget !== undefined && (
        <TargetLine key={target} target={target} low={low - pad} high={high + pad} left={size.left} right={size.width - size.right} top={size.top} bottom={base} avoid={[...marks.map(({ x }) => scaleX(x)), ...jumps.flatMap(({ below, above }) => [scaleX(below.x), scaleX(above.x)])]} text={yText} {...onTarget} />
      )}
      {marks.map(({ x, y }) => <circle key={x} class="mark" cx={scaleX(x)} cy={scaleY(y)} r={5} />)}
    </svg>
  );
}

function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => (to > from ? start + ((value - from) / (to - from)) * (end - start) : (start + end) / 2);
}
