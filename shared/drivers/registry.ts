/** The drivers of a scenario, in the order of design/model.md 2.4. */
import { baseRate } from './baseRate.ts';
import { capex } from './capex.ts';
import { credit } from './credit.ts';
import { demand } from './demand.ts';
import type { Driver } from './driver.ts';
import { funding } from './funding.ts';
import { gpuPrice } from './gpuPrice.ts';
import { life } from './life.ts';
import { opex } from './opex.ts';
import { rent } from './rent.ts';

export const drivers = [demand, rent, gpuPrice, life, baseRate, funding, opex, capex, credit] as const satisfies readonly Driver[];
export type DriverKey = (typeof drivers)[number]['key'];

const byKey: ReadonlyMap<string, Driver> = new Map(drivers.map((each) => [each.key, each]));

/** The definition of a driver; undefined for a key that is none. */
export function driver(key: DriverKey): Driver;
export function driver(key: string): Driver | undefined;
export function driver(key: string): Driver | undefined {
  return byKey.get(key);
}
