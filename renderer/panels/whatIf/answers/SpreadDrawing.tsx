import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { outcomeLabel, outcomeText, unitText } from '../inputNames.ts';
import type { SimulateDocument } from './answerDocuments.ts';

const size = { width: 720, height: 132, left: 30, right: 30, top: 34, box: 30 } as const;
/** Half the paths lie in the box, nine in ten between the ends. */
const drawn = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** The outcome over all paths as box and whiskers, against what it is without chance; nothing where no path has one. */
export function SpreadDrawing({ found }: { readonly found: SimulateDocument }) {
  const model = seenModel.value;
  const { outcome, base, mean, quantiles } = found;
  const [least, low, middle, high, most] = drawn.map((share) => quantiles.find((each) => each.share === share)?.value);
  if (least === undefined || low === undefined || middle === undefined || high === undefined || most === undefined) return null;
  const [from, to] = [Math.min(least, base ?? least), Math.max(most, base ?? most)];
  const x = (value: number): number => (to > from ? size.left + ((value - from) / (to - from)) * (size.width - size.left - size.right) : size.width / 2);
  const text = (value: number): string => outcomeText(outcome, value, model);
  const [top, bottom] = [size.top, size.top + size.box];
  const centre = (top + bottom) / 2;
  const floor = bottom + 12;
  const title = `${outcomeLabel(outcome, model)}${unitText(outcome, model)}`;
  const label = translate('simulate.spread', { outcome: title, least: text(least), low: text(low), middle: text(middle), high: text(high), most: text(most) });
  return (
    <svg class="lineDrawing spreadDrawing" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label} data-testid="spreadDrawing" data-quantiles={quantiles.map(({ value }) => value).join(' ')}>
      <text class="axisTitle" x={4} y={12}>{title}</text>
      <path class="spreadLine" d={`M${x(least)} ${centre}H${x(low)}M${x(high)} ${centre}H${x(most)}M${x(least)} ${top + 7}V${bottom - 7}M${x(most)} ${top + 7}V${bottom - 7}`} />
      <rect class="spreadBox" x={x(low)} y={top} width={x(high) - x(low)} height={size.box} />
      <line class="spreadMedian" x1={x(middle)} x2={x(middle)} y1={top} y2={bottom} />
      {mean !== null && <circle class="spreadMean" cx={x(mean)} cy={centre} r={3.5} />}
      {base !== null && <line class="spreadBase" x1={x(base)} x2={x(base)} y1={top - 12} y2={floor} />}
      <line class="axisLine" x1={size.left} x2={size.width - size.right} y1={floor} y2={floor} />
      {[0, 0.25, 0.5, 0.75, 1].map((share) => {
        const value = from + (to - from) * share;
        return to > from || share === 0.5 ? <text key={share} class="tick" x={x(value)} y={floor + 16} text-anchor="middle">{text(Number(value.toPrecision(5)))}</text> : null;
      })}
      <Key y={size.height - 8} hasBase={base !== null} />
    </svg>
  );
}

/** What box, line, dot and dashes are, below the axis. */
function Key({ y, hasBase }: { readonly y: number; readonly hasBase: boolean }) {
  return (
    <g class="spreadKey">
      <rect class="spreadBox" x={size.left} y={y - 9} width={16} height={10} />
      <text class="tick" x={size.left + 22} y={y}>{translate('simulate.key.box')}</text>
      <circle class="spreadMean" cx={size.left + 330} cy={y - 4} r={3.5} />
      <text class="tick" x={size.left + 340} y={y}>{translate('simulate.key.mean')}</text>
      {hasBase && <line class="spreadBase" x1={size.left + 440} x2={size.left + 456} y1={y - 4} y2={y - 4} />}
      {hasBase && <text class="tick" x={size.left + 462} y={y}>{translate('simulate.key.base')}</text>}
    </g>
  );
}
