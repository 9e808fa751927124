import { driverPath, type DriverSpec } from '../../shared/drivers/path.ts';
import type { Driver } from '../../shared/drivers/driver.ts';
import { quarter } from '../state/view.ts';
import { localized, translate } from '../state/translate.ts';
import { driverNumber } from './driverNumber.ts';

const width = 320;
const height = 84;
const left = 44;
const right = 8;
const top = 8;
const bottom = 18;

interface DriverPathProps {
  readonly driver: Driver;
  readonly spec: DriverSpec | undefined;
  readonly quarters: number;
}

/** A driver's path over the quarters as steps, with its undisturbed value dashed and the quarter of the slider marked. */
export function DriverPath({ driver, spec, quarters }: DriverPathProps) {
  const path = driverPath(spec, driver.base, driver.cut, quarters);
  const values = Array.from(path).slice(1);
  // One scale for all drivers of a kind: it only grows, so that a deeper shock looks deeper and two drivers can be compared.
  const [usualLow, usualHigh] = driver.base === 1 ? [0, 1.5] : [-0.02, 0.04];
  const low = Math.min(usualLow, ...values);
  const high = Math.max(usualHigh, ...values);
  const x = (t: number): number => left + ((t - 1) / quarters) * (width - left - right);
  const y = (value: number): number => top + ((high - value) / (high - low)) * (height - top - bottom);
  const line = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index + 1)} ${y(value)}H${x(index + 2)}`).join('');
  const now = quarter.value;
  const number = (value: number): string => driverNumber(driver, value);
  return (
    <svg
      class="driverPath"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      data-testid={`path-${driver.key}`}
      aria-label={translate('shell.driver.path', {
        driver: localized(driver.label), first: number(values[0] ?? driver.base), low: number(Math.min(...values)), high: number(Math.max(...values)), last: number(values.at(-1) ?? driver.base), quarters,
      })}
    >
      {now > 0 && <rect class="pathNow" x={x(now)} y={top} width={Math.max(2, x(now + 1) - x(now))} height={height - top - bottom} />}
      <line class="pathAxis" x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
      <line class="pathBase" x1={left} x2={width - right} y1={y(driver.base)} y2={y(driver.base)} />
      <path class={spec === undefined ? 'pathLine quiet' : 'pathLine'} d={line} />
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
    </svg>
  );
}
