/** Where a drag of the fill handle leads, as plain data in display coordinates. Pure. */
import type { Block, Place } from './ranges.ts';

export type FillDirection = 'down' | 'up' | 'right' | 'left';

export interface FillTarget {
  readonly direction: FillDirection;
  /** The cells to be filled, without those that are the pattern. */
  readonly block: Block;
}

/** The target of a drag to a place: along the axis on which it is further outside the source; null inside it. */
export function fillTarget(source: Block, place: Place): FillTarget | null {
  const down = place.row - source.bottom;
  const up = source.top - place.row;
  const right = place.column - source.right;
  const left = source.left - place.column;
  const furthest = Math.max(down, up, right, left);
  if (furthest <= 0) return null;
  if (furthest === down) return { direction: 'down', block: { ...source, top: source.bottom + 1, bottom: place.row } };
  if (furthest === up) return { direction: 'up', block: { ...source, top: place.row, bottom: source.top - 1 } };
  if (furthest === right) return { direction: 'right', block: { ...source, left: source.right + 1, right: place.column } };
  return { direction: 'left', block: { ...source, left: place.column, right: source.left - 1 } };
}

/** Pattern and filled cells together: what is selected afterwards. */
export function joined(a: Block, b: Block): Block {
  return { top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) };
}
