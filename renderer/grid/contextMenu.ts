/** Where a context menu is asked for: by the mouse on a cell, a row number or a header, or by a key at the cursor's cell. */
import type { ContextPlace } from '../../shared/document/commands/appCommands.ts';
import type { Box } from './cellEditor.ts';
import { rowNumberKey } from './columnDefs.ts';
import type { GridCore } from './core.ts';
import { hitCell } from './pointer.ts';
import { activeBlock, contains, selectOne, wholeColumns, wholeRows } from './ranges.ts';

export interface ContextMenuPorts {
  readonly core: GridCore;
  /** Where the cursor's cell is in the host; null while it is out of sight. */
  readonly cursorBox: () => Box | null;
  /** False when a bad text is being edited. */
  readonly leaveEditor: () => boolean;
  readonly focus: () => void;
  readonly onOpen: (place: ContextPlace, at: { readonly x: number; readonly y: number }) => void;
}

export function startContextMenu({ core, cursorBox, leaveEditor, focus, onOpen }: ContextMenuPorts): { readonly openAtCursor: () => void; readonly stop: () => void } {
  const { host } = core;
  const selectedPlace = (): ContextPlace => {
    const selection = core.selection();
    if (selection === null) return 'cell';
    const { top, bottom, left, right } = activeBlock(selection);
    const { rows, columns } = core.size();
    if (left === 0 && right === columns - 1) return 'rowNumber';
    return top === 0 && bottom === rows - 1 && rows > 1 ? 'header' : 'cell';
  };
  const openAtCursor = (): void => {
    if (!leaveEditor()) return;
    const hostBox = host.getBoundingClientRect();
    const box = cursorBox();
    onOpen(selectedPlace(), { x: hostBox.left + (box === null ? 40 : box.left + 8), y: hostBox.top + (box === null ? 80 : box.top + box.height) });
  };
  /** The menu is about what it is opened on: a press outside the selection selects that first. */
  const pointAt = (target: Element): ContextPlace | null => {
    const hit = hitCell(target);
    const selection = core.selection();
    if (hit !== null && hit.key === rowNumberKey) {
      const isSelected = selection !== null && selectedPlace() === 'rowNumber' && contains(selection, hit.row, 0);
      if (!isSelected) core.select(wholeRows(hit.row, hit.row, core.size(), selection?.cursor.column ?? 0));
      return 'rowNumber';
    }
    if (hit !== null) {
      const place = { row: hit.row, column: core.columnIndex(hit.key) };
      if (selection === null || !contains(selection, place.row, place.column)) core.select(selectOne(place));
      return 'cell';
    }
    const key = target.closest('.ag-header-cell')?.getAttribute('col-id');
    const column = key == null ? -1 : core.columnIndex(key);
    if (column < 0) return null;
    const isSelected = selection !== null && selectedPlace() === 'header' && contains(selection, 0, column);
    if (!isSelected) core.select(wholeColumns(column, column, core.size()));
    return 'header';
  };
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const target = event.target instanceof Element ? event.target : null;
    if (target === null || !leaveEditor()) return;
    // The menu key raises the event on the cell field.
    if (target.closest('.cell-layer') !== null) {
      openAtCursor();
      return;
    }
    const place = pointAt(target);
    if (place === null) return;
    focus();
    onOpen(place, { x: event.clientX, y: event.clientY });
  };
  host.addEventListener('contextmenu', onContextMenu);
  return { openAtCursor, stop: () => host.removeEventListener('contextmenu', onContextMenu) };
}
