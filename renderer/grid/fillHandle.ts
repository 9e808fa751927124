/**
 * The small square at the corner of the selection: dragged, it continues or repeats the cells in one of four directions;
 * a double click fills down to the last row. Owns the square and its drag. What the cells become is `planFill.ts`.
 */
import { cellsArea } from './cellsArea.ts';
import type { GridCore } from './core.ts';
import { startEdgeScroll } from './edgeScroll.ts';
import { fillTarget, joined } from './fillTarget.ts';
import type { FillTarget } from './fillTarget.ts';
import { hitCell } from './pointer.ts';
import type { Place } from './ranges.ts';
import { activeBlock, shifted } from './ranges.ts';

export interface FillHandlePorts {
  readonly core: GridCore;
  /** False when a bad text is being edited. */
  readonly leaveEditor: () => boolean;
  readonly isEditing: () => boolean;
  readonly focus: () => void;
  readonly label: () => string;
  readonly onFill: (target: FillTarget, repeats: boolean) => void;
  readonly onFillToEnd: () => void;
}

export interface FillHandle {
  /** Puts the square where the selection's corner is now, or hides it. */
  place(): void;
  stop(): void;
}

/** Half of the square, which sits on the corner. */
const half = 4;

export function startFillHandle(ports: FillHandlePorts): FillHandle {
  const { core } = ports;
  const square = document.createElement('div');
  square.className = 'fill-handle';
  square.dataset['testid'] = 'fill-handle';
  square.hidden = true;
  core.host.append(square);
  let head: Place | null = null;
  let last = { x: 0, y: 0 };
  let stopScrolling = (): void => undefined;

  const place = (): void => {
    const selection = core.selection();
    const corner = selection === null || selection.others.length > 0 || ports.isEditing() ? null : cornerOf(core, { row: activeBlock(selection).bottom, column: activeBlock(selection).right });
    square.hidden = corner === null;
    if (corner === null) return;
    square.title = ports.label();
    square.style.left = `${corner.x - half}px`;
    square.style.top = `${corner.y - half}px`;
  };
  const target = (): FillTarget | null => {
    const selection = core.selection();
    return selection === null || head === null ? null : fillTarget(activeBlock(selection), head);
  };
  const follow = (next: Place): void => {
    const selection = core.selection();
    if (selection === null) return;
    head = next;
    const found = target();
    core.preview(found === null ? null : joined(activeBlock(selection), found.block));
  };
  const onPointerDown = (event: PointerEvent): void => {
    const selection = core.selection();
    if (event.button !== 0 || selection === null || !ports.leaveEditor()) return;
    event.preventDefault();
    event.stopPropagation();
    ports.focus();
    head = selection.head;
    last = { x: event.clientX, y: event.clientY };
    stopScrolling = startEdgeScroll(core, () => last, ({ rows, columns }) => {
      const next = shifted(head ?? selection.head, rows, columns, core.size());
      core.api.ensureIndexVisible(next.row);
      const key = core.columns()[next.column]?.key;
      if (key !== undefined) core.api.ensureColumnVisible(key);
      follow(next);
    });
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (head === null) return;
    last = { x: event.clientX, y: event.clientY };
    const under = document.elementsFromPoint(event.clientX, event.clientY).find((element) => element !== square) ?? null;
    const hit = hitCell(under);
    const column = hit === null ? -1 : core.columnIndex(hit.key);
    if (hit !== null) follow({ row: hit.row, column: Math.max(0, column) });
  };
  const end = (): void => {
    head = null;
    stopScrolling();
    core.preview(null);
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (head === null) return;
    const found = target();
    end();
    if (found !== null) ports.onFill(found, event.ctrlKey || event.metaKey);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (head === null || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  const onDoubleClick = (event: MouseEvent): void => {
    event.stopPropagation();
    ports.onFillToEnd();
  };
  const controller = new AbortController();
  const { signal } = controller;
  square.addEventListener('pointerdown', onPointerDown, { signal });
  square.addEventListener('dblclick', onDoubleClick, { signal });
  // The press must not take the focus from the cell field.
  square.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
  window.addEventListener('pointermove', onPointerMove, { signal });
  window.addEventListener('pointerup', onPointerUp, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('keydown', onKeyDown, { signal, capture: true });
  return {
    place,
    stop: () => {
      controller.abort();
      stopScrolling();
      square.remove();
    },
  };
}

/** The lower right corner of a cell in the host; null while it is covered or out of sight. */
function cornerOf(core: GridCore, at: Place): { readonly x: number; readonly y: number } | null {
  const cell = core.cellElement(at);
  const area = cellsArea(core);
  const key = core.columns()[at.column]?.key;
  if (cell === null || area === null || key === undefined) return null;
  const box = cell.getBoundingClientRect();
  const host = core.host.getBoundingClientRect();
  const isPinned = core.api.getColumn(key)?.isPinned() === true;
  if (box.bottom > area.bottom + 1 || box.bottom < area.top + 2) return null;
  if (!isPinned && (box.right > area.right + 1 || box.right < area.left)) return null;
  return { x: box.right - host.left, y: box.bottom - host.top };
}
