/**
 * Paints the selection: classes for the eye, `aria-selected` for screen readers.
 *
 * By itself and not through AG Grid's class rules, because a drag over a large table repaints at every move: only cells whose
 * mark changes are touched. Rows that come into sight are painted as they are built. Owns these marks; AG Grid knows nothing of them.
 */
import { rowNumberKey } from './columnDefs.ts';
import type { Block, Selection } from './ranges.ts';
import { blocks, contains, inBlock } from './ranges.ts';

export interface PaintSources {
  readonly host: HTMLElement;
  selection(): Selection | null;
  columnIndex(key: string): number;
}

export interface Paint {
  /** Repaints rows on the screen; those of the blocks given, or all. */
  selection(touched: readonly Block[] | null): void;
  /** Marks the cells that letting go of the fill handle would fill. */
  preview(block: Block | null): void;
  stop(): void;
}

export function createPaint({ host, selection, columnIndex }: PaintSources): Paint {
  let preview: Block | null = null;

  const paintRow = (element: Element, current: Selection | null): void => {
    const row = Number(element.getAttribute('row-index'));
    const isRowTouched = current !== null && blocks(current).some(({ top, bottom }) => row >= top && row <= bottom);
    for (const cell of element.querySelectorAll('.ag-cell')) {
      const key = cell.getAttribute('col-id') ?? '';
      if (key === rowNumberKey) {
        cell.classList.toggle('is-selected-row', isRowTouched);
        continue;
      }
      const column = columnIndex(key);
      const isSelected = isRowTouched && contains(current, row, column);
      if (isSelected !== cell.classList.contains('is-selected')) {
        cell.classList.toggle('is-selected', isSelected);
        if (isSelected) cell.setAttribute('aria-selected', 'true');
        else cell.removeAttribute('aria-selected');
      }
      cell.classList.toggle('is-cursor', isSelected && current.cursor.row === row && current.cursor.column === column);
      cell.classList.toggle('is-fill-target', preview !== null && inBlock(preview, row, column));
    }
  };
  const paintHeaders = (current: Selection | null): void => {
    for (const header of host.querySelectorAll('.ag-header-cell')) {
      const column = columnIndex(header.getAttribute('col-id') ?? '');
      header.classList.toggle('is-selected-column', current !== null && column >= 0 && blocks(current).some(({ left, right }) => column >= left && column <= right));
    }
  };
  const paintRows = (touched: readonly Block[] | null): void => {
    const current = selection();
    for (const element of host.querySelectorAll('.ag-row')) {
      const row = Number(element.getAttribute('row-index'));
      if (touched === null || touched.some(({ top, bottom }) => row >= top && row <= bottom)) paintRow(element, current);
    }
  };
  // Runs before the next frame: a row that scrolls in is never seen without its marks.
  const observer = new MutationObserver((records) => {
    const current = selection();
    const rows = new Set<Element>();
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') rows.add(target as Element);
      for (const node of addedNodes) {
        const row = node instanceof Element ? node.closest('.ag-row') : null;
        if (row !== null) rows.add(row);
      }
    }
    for (const row of rows) paintRow(row, current);
  });
  observer.observe(host, { subtree: true, childList: true, attributes: true, attributeFilter: ['row-index'] });

  return {
    selection: (touched) => {
      paintRows(touched);
      paintHeaders(selection());
    },
    preview: (block) => {
      const touched = [preview, block].filter((each) => each !== null);
      preview = block;
      paintRows(touched);
    },
    stop: () => observer.disconnect(),
  };
}
