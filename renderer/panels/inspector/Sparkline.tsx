interface SparklineProps {
  /** One value a quarter, opening first; null where there is none. */
  readonly values: readonly (number | null)[];
  readonly quarter: number;
  /** The quarter in which the firm fails; null when it survives. */
  readonly failure: number | null;
  readonly label: string;
}

const width = 132;
const height = 22;
const inset = 3;

/** A small line over the quarters, with a mark at the quarter of the slider and at the failure. */
export function Sparkline({ values, quarter, failure, label }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const x = (at: number): number => inset + (at / Math.max(1, values.length - 1)) * (width - 2 * inset);
  const y = (value: number): number => height - inset - ((value - low) / (high - low || 1)) * (height - 2 * inset);
  const now = values[quarter] ?? null;
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      <title>{label}</title>
      {low < 0 && <line class="sparkZero" x1={inset} x2={width - inset} y1={y(0)} y2={y(0)} />}
      {failure !== null && <line class="sparkFailure" x1={x(failure)} x2={x(failure)} y1={0} y2={height} />}
      {runs(values).map((run) => (run.length === 1 ? <circle key={run[0]} class="sparkDot" cx={x(run[0] ?? 0)} cy={y(values[run[0] ?? 0] ?? 0)} r={1.2} /> : <polyline key={run[0]} class="sparkLine" points={run.map((at) => `${x(at).toFixed(1)},${y(values[at] ?? 0).toFixed(1)}`).join(' ')} />))}
      {now !== null && <circle class="sparkNow" cx={x(quarter)} cy={y(now)} r={2.4} />}
    </svg>
  );
}

/** The quarters that have a value, in unbroken runs. */
function runs(values: readonly (number | null)[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const last = found.at(-1);
    if (last !== undefined && last.at(-1) === at - 1) last.push(at);
    else found.push([at]);
  }
  return found;
}
