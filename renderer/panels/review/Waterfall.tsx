import { amountText } from '../why/amountText.ts';

export interface WaterfallStep {
  readonly label: string;
  /** A total stands on 0; anything else on what came before it. */
  readonly isTotal: boolean;
  readonly value: number;
}

const width = 760;
const rowHeight = 24;
const nameWidth = 200;
const numberWidth = 90;

/** A waterfall lying on its side, so that names have room: totals from 0, each part from where the one before it ended. */
export function Waterfall({ steps, label }: { readonly steps: readonly WaterfallStep[]; readonly label: string }) {
  let running = 0;
  const bars = steps.map(({ label: name, isTotal, value }) => {
    const from = isTotal ? 0 : running;
    running = isTotal ? value : running + value;
    return { name, isTotal, value, from, to: running };
  });
  const least = Math.min(0, ...bars.flatMap(({ from, to }) => [from, to]));
  const most = Math.max(0, ...bars.flatMap(({ from, to }) => [from, to]));
  const room = width - nameWidth - numberWidth;
  const at = (value: number): number => nameWidth + ((value - least) / Math.max(1e-12, most - least)) * room;
  return (
    <svg class="waterfall" viewBox={`0 0 ${width} ${bars.length * rowHeight + 4}`} role="img" aria-label={label} data-testid="waterfall">
      <line class="waterfallZero" x1={at(0)} x2={at(0)} y1={0} y2={bars.length * rowHeight} />
      {bars.map(({ name, isTotal, value, from, to }, index) => {
        const y = index * rowHeight;
        const next = bars[index + 1];
        return (
          <g key={index}>
            <text x={nameWidth - 8} y={y + 16} text-anchor="end">{name.length > 30 ? `${name.slice(0, 29)}…` : name}</text>
            <rect class={isTotal ? 'waterfallTotal' : value >= 0 ? 'waterfallUp' : 'waterfallDown'} x={Math.min(at(from), at(to))} y={y + 4} width={Math.max(1, Math.abs(at(to) - at(from)))} height={rowHeight - 8}>
              <title>{`${name}: ${amountText(value)}`}</title>
            </rect>
            {next !== undefined && !next.isTotal && <line class="waterfallLink" x1={at(to)} x2={at(to)} y1={y + rowHeight - 4} y2={y + rowHeight + 4} />}
            <text class="waterfallNumber" x={width - 2} y={y + 16} text-anchor="end">{isTotal || value < 0 ? amountText(value) : `+${amountText(value)}`}</text>
          </g>
        );
      })}
    </svg>
  );
}
