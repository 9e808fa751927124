import { useRef, useState } from 'preact/hooks';
import type { Driver } from '../../shared/drivers/driver.ts';
import { driverPath, type DriverSpec, isShocks, type Shock } from '../../shared/drivers/path.ts';
import { depthRange, handleQuarters, moveHandle, type ShockHandle, shockHandles } from '../../shared/drivers/shockHandles.ts';
import { localized, translate } from '../state/translate.ts';
import { quarter } from '../state/view.ts';
import { endGesture } from '../state/workbook.ts';
import { driverNumber } from './driverNumber.ts';

const width = 320;
const height = 92;
const left = 44;
const right = 8;
const top = 8;
const bottom = 18;

interface DriverPathProps {
  readonly driver: Driver;
  readonly spec: DriverSpec | undefined;
  readonly quarters: number;
  /** What the path was before, drawn faintly behind. */
  readonly before?: DriverSpec | undefined;
  /** Takes a shock whose corner was moved; without it the curve is only looked at. `gesture` names the drag, which is one undo. */
  readonly onMove?: (index: number, next: Shock, gesture: string) => void;
}

/** Where quarters and values stand in the picture. */
interface Scale {
  readonly x: (t: number) => number;
  readonly y: (value: number) => number;
  readonly quarterAt: (x: number) => number;
  readonly valueAt: (y: number) => number;
}

function scaleOf(quarters: number, low: number, high: number): Scale {
  const step = (width - left - right) / quarters;
  const tall = height - top - bottom;
  return {
    x: (t) => left + (t - 1) * step,
    y: (value) => top + ((high - value) / (high - low)) * tall,
    quarterAt: (x) => (x - left) / step + 1,
    valueAt: (y) => high - ((y - top) / tall) * (high - low),
  };
}

/** A driver's path over the quarters as steps, with its undisturbed value dashed, the quarter of the slider marked, and corners to drag. */
export function DriverPath({ driver, spec, quarters, before, onMove }: DriverPathProps) {
  /** The scale of the picture while a corner is dragged: it would otherwise run away under the pointer. */
  const held = useRef<Scale | null>(null);
  const [, redraw] = useState(0);
  const release = (): void => {
    held.current = null;
    redraw((times) => times + 1);
    endGesture();
  };
  const values = pathOf(spec, driver, quarters);
  const former = before === undefined ? null : pathOf(before, driver, quarters);
  // One scale for all drivers of a kind: it only grows, so that a deeper shock looks deeper and two drivers can be compared.
  const [usualLow, usualHigh] = driver.base === 1 ? [0, 1.5] : [-0.02, 0.04];
  const low = Math.min(usualLow, ...values, ...(former ?? []));
  const high = Math.max(usualHigh, ...values, ...(former ?? []));
  const scale = held.current ?? scaleOf(quarters, low, high);
  const { x, y } = scale;
  const line = (path: readonly number[]): string => path.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index + 1)} ${y(value)}H${x(index + 2)}`).join('');
  const now = quarter.value;
  const number = (value: number): string => driverNumber(driver, value);
  const shocks = onMove !== undefined && spec !== undefined && isShocks(spec) ? spec : [];
  return (
    <svg
      class="driverPath"
      viewBox={`0 0 ${width} ${height}`}
      role={shocks.length > 0 ? 'group' : 'img'}
      data-testid={`path-${driver.key}`}
      aria-label={translate('shell.driver.path', {
        driver: localized(driver.label), first: number(values[0] ?? driver.base), low: number(Math.min(...values)), high: number(Math.max(...values)), last: number(values.at(-1) ?? driver.base), quarters,
      })}
    >
      {now > 0 && <rect class="pathNow" x={x(now)} y={top} width={Math.max(2, x(now + 1) - x(now))} height={height - top - bottom} />}
      <line class="pathAxis" x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
      <line class="pathBase" x1={left} x2={width - right} y1={y(driver.base)} y2={y(driver.base)} />
      {former !== null && <path class="pathLine quiet" d={line(former)} />}
      <path class={spec === undefined ? 'pathLine quiet' : 'pathLine'} d={line(values)} />
      {[high, low].map((value, index) => (
        <text key={index} class="pathText" x={left - 5} y={y(value) + (index === 0 ? 6 : 0)} text-anchor="end">
          {number(value)}
        </text>
      ))}
      <text class="pathText" x={left} y={height - 4}>
        1
      </text>
      <text class="pathText" x={width - right} y={height - 4} text-anchor="end">
        {quarters}
      </text>
      {onMove !== undefined && shocks.map((shock, index) =>
        shockHandles.filter((handle) => isShown(shock, handle, quarters)).map((handle) => (
          <Handle key={`${index} ${handle}`} driver={driver} shock={shock} number={index + 1} handle={handle} quarters={quarters} scale={scale} held={held} onRelease={release} onMove={(next) => onMove(index, next, `handle-${driver.key}-${index}-${handle}`)} />
        )))}
    </svg>
  );
}

function pathOf(spec: DriverSpec | undefined, driver: Driver, quarters: number): readonly number[] {
  return Array.from(driverPath(spec, driver.base, driver.cut, quarters)).slice(1);
}

/** Corners beyond the horizon cannot be grasped; the fields below still set them. */
function isShown(shock: Shock, handle: ShockHandle, quarters: number): boolean {
  const at = handleQuarters(shock);
  return at.start <= quarters && (handle === 'end' ? at.peak <= quarters : at[handle] <= quarters);
}

interface HandleProps {
  readonly driver: Driver;
  readonly shock: Shock;
  readonly number: number;
  readonly handle: ShockHandle;
  readonly quarters: number;
  readonly scale: Scale;
  readonly held: { current: Scale | null };
  readonly onRelease: () => void;
  readonly onMove: (next: Shock) => void;
}

/** Arrow keys to quarters and to steps of depth. */
const keys: Readonly<Record<string, readonly [quarters: number, steps: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** One corner of a shock: dragged by the pointer or moved by arrow keys; it says where it stands. */
function Handle({ driver, shock, number, handle, quarters, scale, held, onRelease, onMove }: HandleProps) {
  const at = Math.min(handleQuarters(shock)[handle], quarters);
  const isDeep = handle === 'peak' || handle === 'end';
  // The two corners of full strength stand apart even where it lasts one quarter; start and recovery stand on the edges.
  const place = { start: at, peak: at + 0.25, end: at + 0.75, recovery: at + 1 }[handle];
  const level = driver.base + (isDeep ? shock.depth : 0);
  const moveTo = (quarter: number, depth: number): void => onMove(moveHandle(shock, handle, { quarter, depth }, driver, quarters));
  const drag = (event: PointerEvent & { readonly currentTarget: SVGElement }): void => {
    const matrix = event.currentTarget.ownerSVGElement?.getScreenCTM();
    if (held.current === null || matrix === null || matrix === undefined) return;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const quarter = held.current.quarterAt(point.x);
    moveTo(isDeep ? Math.floor(quarter) : Math.round(quarter) - (handle === 'recovery' ? 1 : 0), held.current.valueAt(point.y) - driver.base);
  };
  const release = (): void => {
    if (held.current !== null) onRelease();
  };
  return (
    <circle
      class="pathHandle"
      r={5}
      cx={scale.x(place)}
      cy={scale.y(driver.cut ? Math.max(0, level) : level)}
      role="slider"
      tabIndex={0}
      aria-label={translate(`handle.${handle}`, { driver: localized(driver.label), number })}
      aria-valuemin={1}
      aria-valuemax={quarters}
      aria-valuenow={at}
      aria-valuetext={isDeep ? translate('handle.deep', { quarter: at, depth: driverNumber({ ...driver, base: 0 }, shock.depth) }) : translate('handle.quarter', { quarter: at })}
      data-testid={`handle-${driver.key}-${number}-${handle}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = scale;
      }}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={(event) => {
        const step = keys[event.key];
        if (step === undefined || (step[1] !== 0 && !isDeep) || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        // From the end that holds for ever, a step back begins at the horizon.
        moveTo(at + step[0], shock.depth + step[1] * depthRange(driver).step);
      }}
      onBlur={endGesture}
    />
  );
}
