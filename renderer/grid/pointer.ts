/**
 * Mouse and pen: a press selects a cell and a drag a block, row numbers select rows, Ctrl and a header a column. Dragging the
 * numbers of rows that are already selected moves them. Owns its listeners only; `stop` takes them away.
 */
import type { GridCore } from './core.ts';
import { rowNumberKey } from './columnDefs.ts';
import type { Place, Selection } from './ranges.ts';
import { activeBlock, addBlock, moveTo, selectOne, shifted, wholeColumns, wholeRows } from './ranges.ts';

export interface PointerPorts {
  readonly core: GridCore;
  /** False when a bad text is being edited: then nothing else can be selected. */
  readonly leaveEditor: () => boolean;
  readonly isInEditor: (target: Element) => boolean;
  readonly focus: () => void;
  readonly edit: () => void;
  /** Drops the selected rows before the row shown at this index (the row count: at the end). */
  readonly moveRowsTo: (index: number) => void;
}

type Drag =
  | { readonly type: 'cells' }
  | { readonly type: 'rows'; readonly from: number }
  | { readonly type: 'move'; drop: number | null };

/** How often a drag beyond the edge scrolls on by one cell. */
const scrollMilliseconds = 50;

export function startPointer({ core, leaveEditor, isInEditor, focus, edit, moveRowsTo }: PointerPorts): () => void {
  const { host } = core;
  const dropLine = document.createElement('div');
  dropLine.className = 'row-drop-line';
  dropLine.hidden = true;
  host.append(dropLine);
  let drag: Drag | null = null;
  let last = { x: 0, y: 0 };
  let scrolling: ReturnType<typeof setInterval> | undefined;

  const pressCell = (place: Place, event: PointerEvent): void => {
    const selection = core.selection();
    drag = { type: 'cells' };
    if (event.shiftKey && selection !== null) core.select(moveTo(selection, place, true));
    else if ((event.ctrlKey || event.metaKey) && selection !== null) core.select(addBlock(selection, place));
    else core.select(selectOne(place));
  };
  const pressRowNumber = (row: number, event: PointerEvent): void => {
    const selection = core.selection();
    const column = selection?.cursor.column ?? 0;
    if (event.shiftKey && selection !== null) {
      core.select(wholeRows(selection.cursor.row, row, core.size(), column));
    } else if (selection !== null && !event.ctrlKey && isWholeRow(selection, row, core)) {
      drag = { type: 'move', drop: null };
      return;
    } else if ((event.ctrlKey || event.metaKey) && selection !== null) {
      core.select({ ...wholeRows(row, row, core.size(), column), others: [...selection.others, activeBlock(selection)] });
    } else {
      core.select(wholeRows(row, row, core.size(), column));
    }
    drag = { type: 'rows', from: row };
  };
  const onPointerDown = (event: PointerEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (target === null || event.button !== 0 || isInEditor(target)) return;
    const hit = hitCell(target);
    if (hit === null) {
      pressHeader(target, event);
      return;
    }
    // Keeps the focus in the field; AG Grid's cells take none.
    event.preventDefault();
    if (!leaveEditor()) return;
    last = { x: event.clientX, y: event.clientY };
    if (hit.key === rowNumberKey) pressRowNumber(hit.row, event);
    else pressCell({ row: hit.row, column: core.columnIndex(hit.key) }, event);
    focus();
    scrolling = setInterval(onEdge, scrollMilliseconds);
  };
  const pressHeader = (target: Element, event: PointerEvent): void => {
    const key = target.closest('.ag-header-cell')?.getAttribute('col-id');
    const column = key == null ? -1 : core.columnIndex(key);
    if (column < 0 || !(event.ctrlKey || event.metaKey) || !leaveEditor()) return;
    event.preventDefault();
    core.select(wholeColumns(column, column, core.size()));
    focus();
  };
  const follow = (place: Place, rowsOnly: boolean): void => {
    const selection = core.selection();
    if (selection === null || drag === null) return;
    if (drag.type === 'rows') core.select({ ...wholeRows(drag.from, place.row, core.size(), selection.cursor.column), others: selection.others });
    else if (drag.type === 'cells') core.select({ ...selection, head: rowsOnly ? { ...selection.head, row: place.row } : place });
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (drag === null) return;
    const moved = Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y) > 2;
    last = { x: event.clientX, y: event.clientY };
    const hit = hitCell(document.elementFromPoint(event.clientX, event.clientY));
    if (hit === null || !moved) return;
    if (drag.type === 'move') {
      drag.drop = showDrop(event.clientY, hit);
      return;
    }
    const selection = core.selection();
    const column = hit.key === rowNumberKey ? 0 : core.columnIndex(hit.key);
    const place = { row: hit.row, column };
    if (selection !== null && (selection.head.row !== place.row || selection.head.column !== place.column)) follow(place, false);
  };
  const showDrop = (y: number, hit: Hit): number => {
    const box = hit.element.getBoundingClientRect();
    const isAfter = y > box.top + box.height / 2;
    const hostBox = host.getBoundingClientRect();
    dropLine.style.top = `${(isAfter ? box.bottom : box.top) - hostBox.top - 1}px`;
    dropLine.hidden = false;
    return hit.row + (isAfter ? 1 : 0);
  };
  /** Dragging out of the table goes on by one cell at a time. */
  const onEdge = (): void => {
    const selection = core.selection();
    if (drag === null || drag.type === 'move' || selection === null) return;
    const view = host.querySelector('.ag-body-viewport, .ag-body')?.getBoundingClientRect() ?? host.getBoundingClientRect();
    const down = last.y > view.bottom - 4 ? 1 : last.y < view.top ? -1 : 0;
    const right = last.x > view.right - 4 ? 1 : last.x < view.left ? -1 : 0;
    if (down === 0 && right === 0) return;
    const head = shifted(selection.head, down, drag.type === 'rows' ? 0 : right, core.size());
    follow(head, drag.type === 'rows');
    core.api.ensureIndexVisible(head.row);
    const key = core.columns()[head.column]?.key;
    if (key !== undefined && drag.type === 'cells') core.api.ensureColumnVisible(key);
  };
  const onPointerUp = (): void => {
    const ended = drag;
    drag = null;
    dropLine.hidden = true;
    clearInterval(scrolling);
    const selection = core.selection();
    if (ended?.type !== 'move' || selection === null) return;
    if (ended.drop !== null) moveRowsTo(ended.drop);
    else core.select(wholeRows(selection.cursor.row, selection.cursor.row, core.size(), selection.cursor.column));
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const hit = event.target instanceof Element ? hitCell(event.target) : null;
    if (hit !== null && hit.key !== rowNumberKey) edit();
  };
  // AG Grid sorts on a click of the header; with Ctrl the click has selected the column and means nothing more.
  const onClick = (event: MouseEvent): void => {
    const isHeader = event.target instanceof Element && event.target.closest('.ag-header-cell') !== null;
    if (isHeader && (event.ctrlKey || event.metaKey)) event.stopPropagation();
  };

  const controller = new AbortController();
  const { signal } = controller;
  host.addEventListener('pointerdown', onPointerDown, { signal });
  host.addEventListener('mousedown', keepFocus(isInEditor), { signal });
  host.addEventListener('dblclick', onDoubleClick, { signal });
  host.addEventListener('click', onClick, { signal, capture: true });
  window.addEventListener('pointermove', onPointerMove, { signal });
  window.addEventListener('pointerup', onPointerUp, { signal });
  window.addEventListener('pointercancel', onPointerUp, { signal });
  return () => {
    controller.abort();
    clearInterval(scrolling);
    dropLine.remove();
  };
}

export interface Hit {
  readonly row: number;
  readonly key: string;
  readonly element: Element;
}

/** The cell under an element of the grid; null for headers and all else. */
export function hitCell(target: Element | null): Hit | null {
  const element = target?.closest('.ag-cell') ?? null;
  const row = element?.closest('.ag-row')?.getAttribute('row-index');
  const key = element?.getAttribute('col-id');
  return element === null || row == null || key == null ? null : { row: Number(row), key, element };
}

/** A press on a cell would move the focus to the page's body. */
function keepFocus(isInEditor: (target: Element) => boolean): (event: MouseEvent) => void {
  return (event) => {
    if (event.target instanceof Element && !isInEditor(event.target) && hitCell(event.target) !== null) event.preventDefault();
  };
}

function isWholeRow(selection: Selection, row: number, core: GridCore): boolean {
  const { top, bottom, left, right } = activeBlock(selection);
  return row >= top && row <= bottom && left === 0 && right === core.size().columns - 1;
}
