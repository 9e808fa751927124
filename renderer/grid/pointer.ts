/**
 * Mouse and pen: a press selects a cell and a drag a block, row numbers select rows, headers columns, the corner everything.
 * Dragging the numbers of rows that are already selected moves them. Owns its listeners only; the fill handle is `fillHandle.ts`.
 */
import type { GridCore } from './core.ts';
import { rowNumberKey } from './columnDefs.ts';
import { edgeStep, startEdgeScroll } from './edgeScroll.ts';
import type { EdgeStep } from './edgeScroll.ts';
import type { Place, Selection } from './ranges.ts';
import { activeBlock, addBlock, blocks, contains, everything, isSingle, moveTo, selectOne, shifted, wholeColumns, wholeRows, withoutPlace } from './ranges.ts';

export interface PointerPorts {
  readonly core: GridCore;
  /** False when a bad text is being edited: then nothing else can be selected. */
  readonly leaveEditor: () => boolean;
  readonly isInEditor: (target: Element) => boolean;
  readonly focus: () => void;
  readonly edit: () => void;
  /** Drops the selected rows before the row shown at this index (the row count: at the end). */
  readonly moveRowsTo: (index: number) => void;
  /** Makes a column as wide as its contents. */
  readonly fitColumn: (key: string) => void;
}

type Drag =
  | { readonly type: 'cells' }
  | { readonly type: 'rows'; readonly from: number }
  | { readonly type: 'move'; drop: number | null };

export function startPointer({ core, leaveEditor, isInEditor, focus, edit, moveRowsTo, fitColumn }: PointerPorts): () => void {
  const { host } = core;
  const dropLine = document.createElement('div');
  dropLine.className = 'row-drop-line';
  dropLine.hidden = true;
  host.append(dropLine);
  let drag: Drag | null = null;
  let last = { x: 0, y: 0 };
  let stopScrolling = (): void => undefined;

  const pressCell = (place: Place, event: PointerEvent): void => {
    const selection = core.selection();
    drag = { type: 'cells' };
    if (event.shiftKey && selection !== null) core.select(moveTo(selection, place, true));
    else if (!hasControl(event) || selection === null) core.select(selectOne(place));
    else if (contains(selection, place.row, place.column) && !isSingle(selection)) {
      drag = null;
      core.select(withoutPlace(selection, place));
    } else core.select(addBlock(selection, place));
  };
  const pressRowNumber = (row: number, event: PointerEvent): void => {
    const selection = core.selection();
    const column = selection?.cursor.column ?? 0;
    drag = { type: 'rows', from: row };
    if (event.shiftKey && selection !== null) {
      core.select(wholeRows(selection.cursor.row, row, core.size(), column));
    } else if (selection !== null && !hasControl(event) && isWholeRow(selection, row, core)) {
      drag = { type: 'move', drop: null };
    } else {
      core.select({ ...wholeRows(row, row, core.size(), column), others: hasControl(event) && selection !== null ? blocks(selection) : [] });
    }
  };
  /** The corner selects everything, a header its column; Shift stretches and Ctrl adds. AG Grid moves and resizes columns. */
  const pressHeader = (target: Element, event: PointerEvent): void => {
    const key = target.closest('.ag-header-cell')?.getAttribute('col-id');
    const selection = core.selection();
    if (key == null || selection === null || target.closest('.ag-header-cell-resize, button') !== null || !leaveEditor()) return;
    const size = core.size();
    const column = core.columnIndex(key);
    if (key === rowNumberKey) core.select(everything(selection, size));
    else if (column < 0) return;
    else if (event.shiftKey) core.select(wholeColumns(selection.anchor.column, column, size));
    else core.select({ ...wholeColumns(column, column, size), others: hasControl(event) ? blocks(selection) : [] });
    focus();
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
    stopScrolling = startEdgeScroll(core, () => last, onEdge);
  };
  const follow = (place: Place): void => {
    const selection = core.selection();
    if (selection === null || drag === null) return;
    if (drag.type === 'rows') core.select({ ...wholeRows(drag.from, place.row, core.size(), selection.cursor.column), others: selection.others });
    else if (drag.type === 'cells') core.select({ ...selection, head: place });
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (drag === null) return;
    const moved = Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y) > 2;
    last = { x: event.clientX, y: event.clientY };
    const selection = core.selection();
    const hit = hitCell(document.elementFromPoint(event.clientX, event.clientY));
    if (hit === null || !moved || selection === null) return;
    if (drag.type === 'move') {
      drag.drop = showDrop(event.clientY, hit);
      return;
    }
    // Beyond the cells that scroll the timer goes on, cell by cell.
    if (drag.type === 'cells' && edgeStep(core, last, selection.anchor).columns !== 0) return;
    const place = { row: hit.row, column: hit.key === rowNumberKey ? 0 : core.columnIndex(hit.key) };
    if (selection.head.row !== place.row || selection.head.column !== place.column) follow(place);
  };
  const showDrop = (y: number, hit: Hit): number => {
    const box = hit.element.getBoundingClientRect();
    const isAfter = y > box.top + box.height / 2;
    const hostBox = host.getBoundingClientRect();
    dropLine.style.top = `${(isAfter ? box.bottom : box.top) - hostBox.top - 1}px`;
    dropLine.hidden = false;
    return hit.row + (isAfter ? 1 : 0);
  };
  const onEdge = ({ rows, columns }: EdgeStep): void => {
    const selection = core.selection();
    if (drag === null || drag.type === 'move' || selection === null) return;
    const head = shifted(selection.head, rows, drag.type === 'rows' ? 0 : columns, core.size());
    follow(head);
    core.api.ensureIndexVisible(head.row);
    const key = core.columns()[head.column]?.key;
    if (key !== undefined && drag.type === 'cells') core.api.ensureColumnVisible(key);
  };
  const onPointerUp = (): void => {
    const ended = drag;
    drag = null;
    dropLine.hidden = true;
    stopScrolling();
    const selection = core.selection();
    if (ended?.type !== 'move' || selection === null) return;
    if (ended.drop !== null) moveRowsTo(ended.drop);
    else core.select(wholeRows(selection.cursor.row, selection.cursor.row, core.size(), selection.cursor.column));
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const resized = target?.closest('.ag-header-cell-resize')?.closest('.ag-header-cell')?.getAttribute('col-id');
    if (resized != null) {
      fitColumn(resized);
      return;
    }
    const hit = hitCell(target);
    if (hit !== null && hit.key !== rowNumberKey) edit();
  };
  // A click of a header has selected the column; only its arrow sorts.
  const onClick = (event: MouseEvent): void => {
    const header = event.target instanceof Element ? event.target.closest('.ag-header-cell') : null;
    if (header !== null && event.target instanceof Element && event.target.closest('button') === null) event.stopPropagation();
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
    stopScrolling();
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

function hasControl(event: PointerEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

/** A press on a cell or a header would move the focus to the page's body. */
function keepFocus(isInEditor: (target: Element) => boolean): (event: MouseEvent) => void {
  return (event) => {
    if (!(event.target instanceof Element) || isInEditor(event.target)) return;
    if (hitCell(event.target) !== null || event.target.closest('.ag-header-cell') !== null) event.preventDefault();
  };
}

function isWholeRow(selection: Selection, row: number, core: GridCore): boolean {
  const { top, bottom, left, right } = activeBlock(selection);
  return row >= top && row <= bottom && left === 0 && right === core.size().columns - 1;
}
