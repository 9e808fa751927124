/**
 * A shock by its corners, as they are dragged on its curve.
 * Owns: which quarters the corners stand in, and what a shock becomes when one is moved. Drawing them is the view's part.
 */
import type { Driver } from './driver.ts';
import type { Shock } from './path.ts';

/** `start`: where it begins; `peak`: where full strength is reached; `end`: where that ends; `recovery`: the last quarter of partial strength. */
export const shockHandles = ['start', 'peak', 'end', 'recovery'] as const;
export type ShockHandle = (typeof shockHandles)[number];

/** How far a driver is moved by hand, and in what steps; a field beside the curve may take more upwards. */
export function depthRange(driver: Driver): { readonly min: number; readonly max: number; readonly step: number } {
  if (driver.base === 0) return { min: -0.05, max: 0.1, step: 0.0025 };
  return driver.key === 'credit' ? { min: -1, max: 0, step: 1 } : { min: -1, max: 1, step: 0.01 };
}

/** The quarter of each corner; infinite for the end of a shock that holds for ever, which has no recovery either. */
export function handleQuarters(shock: Shock): { readonly [H in ShockHandle]: number } {
  const start = shock.start ?? 1;
  const peak = start + (shock.ramp ?? 0);
  const end = typeof shock.hold === 'number' ? peak + shock.hold : Infinity;
  return { start, peak, end, recovery: end + (shock.recovery ?? 0) };
}

/**
 * The shock with one corner moved. The start takes all of it along; of the other corners each keeps the later ones where they were
 * as far as it can. Full strength drawn beyond the horizon holds for ever.
 *
 * @param quarter   where the corner goes, quarter from 1
 * @param depth     displacement at full strength, for `peak` and `end`; rounded to the driver's step and kept within its range
 * @param quarters  horizon T
 */
export function moveHandle(shock: Shock, handle: ShockHandle, to: { readonly quarter: number; readonly depth: number }, driver: Driver, quarters: number): Shock {
  const { start, peak, end, recovery } = handleQuarters(shock);
  const quarter = Math.round(to.quarter);
  switch (handle) {
    case 'start':
      return { ...shock, start: Math.min(quarters, Math.max(1, quarter)) };
    case 'peak': {
      const at = Math.max(start, Math.min(quarters, quarter));
      return { ...shock, depth: roundedDepth(to.depth, driver), ramp: at - start, ...(end === Infinity ? {} : { hold: Math.max(0, end - at) }) };
    }
    case 'end': {
      const { hold: _hold, ...rest } = shock;
      const depth = roundedDepth(to.depth, driver);
      if (quarter > quarters || (quarter === quarters && end === Infinity)) return { ...rest, depth };
      const at = Math.max(peak, quarter);
      return { ...rest, depth, hold: at - peak, ...(end === Infinity || recovery === end ? {} : { recovery: Math.max(0, recovery - at) }) };
    }
    case 'recovery':
      return end === Infinity ? shock : { ...shock, recovery: Math.max(0, quarter - end) };
  }
}

function roundedDepth(depth: number, driver: Driver): number {
  const { min, max, step } = depthRange(driver);
  // By whole steps, so that no digits of binary fractions get into the file, nor a -0.
  return Math.min(max, Math.max(min, Math.round(depth / step) / Math.round(1 / step))) + 0;
}
