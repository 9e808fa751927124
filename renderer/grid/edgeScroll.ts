/** Goes on by a cell, again and again, while a drag is held beyond the edge of the cells; the further out, the faster. */
import { cellsArea } from './cellsArea.ts';
import type { GridCore } from './core.ts';
import type { Place } from './ranges.ts';

export interface EdgeStep {
  readonly rows: number;
  readonly columns: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How often a drag beyond the edge goes on. */
const stepMilliseconds = 50;
const none: EdgeStep = { rows: 0, columns: 0 };

/**
 * @param pointer  where the pointer is, in the window
 * @param onStep   is asked to go on by so many rows and columns
 * @returns what ends it
 */
export function startEdgeScroll(core: GridCore, pointer: () => Point, onStep: (step: EdgeStep) => void): () => void {
  const timer = setInterval(() => {
    const from = core.selection()?.anchor;
    const step = from === undefined ? none : edgeStep(core, pointer(), from);
    if (step.rows !== 0 || step.columns !== 0) onStep(step);
  }, stepMilliseconds);
  return () => clearInterval(timer);
}

/**
 * How far a drag goes on by itself. Pinned columns lie over those that scroll: a drag onto them scrolls first, as over the
 * edge of the window, unless it began among them.
 */
export function edgeStep(core: GridCore, { x, y }: Point, from: Place): EdgeStep {
  const area = cellsArea(core);
  const key = core.columns()[from.column]?.key;
  if (area === null || key === undefined) return none;
  const pinned = core.api.getColumn(key)?.getPinned() ?? null;
  const rows = y > area.bottom - 4 ? speed(y - area.bottom) : y < area.top ? -speed(area.top - y) : 0;
  const columns = x > area.right - 4 && area.hasRight && pinned !== 'right' ? 1 : x < area.left && area.hasLeft && pinned !== 'left' ? -1 : 0;
  return { rows, columns };
}

/** Rows a step: one at the edge, more the further the pointer is beyond it. */
function speed(distance: number): number {
  return Math.min(20, 1 + Math.floor(Math.max(0, distance) / 25));
}
