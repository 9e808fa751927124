/** Where the scrolling cells are seen in the window: below the headers and between the pinned columns. */
import type { GridCore } from './core.ts';

export interface CellsArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Whether there is more to the left, or to the right. */
  readonly hasLeft: boolean;
  readonly hasRight: boolean;
}

/** Null before AG Grid has drawn itself. */
export function cellsArea({ host, api }: GridCore): CellsArea | null {
  const viewport = host.querySelector('.ag-grid-viewport');
  const header = host.querySelector('.ag-header');
  if (viewport === null || header === null) return null;
  const box = viewport.getBoundingClientRect();
  const widthOf = (columns: readonly { getActualWidth(): number }[]): number => columns.reduce((sum, column) => sum + column.getActualWidth(), 0);
  return {
    top: header.getBoundingClientRect().bottom,
    bottom: box.top + viewport.clientHeight,
    left: box.left + widthOf(api.getDisplayedLeftColumns()),
    right: box.left + viewport.clientWidth - widthOf(api.getDisplayedRightColumns()),
    hasLeft: viewport.scrollLeft > 0,
    hasRight: viewport.scrollLeft < viewport.scrollWidth - viewport.clientWidth - 1,
  };
}
