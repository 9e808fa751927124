/** Carries out what keys and buttons mean, on the selection and through the edits. Does not listen for anything itself. */
import type { CellEditor } from './cellEditor.ts';
import type { GridCore } from './core.ts';
import type { CellEdit, SheetEdits } from './edits.ts';
import type { Direction, GridAction } from './keyboard.ts';
import type { PastePlan } from './pasteBlock.ts';
import type { Place } from './ranges.ts';
import { activeBlock, advance, blocks, everything, jump, moveTo, selectOne, shifted, wholeColumns, wholeRows } from './ranges.ts';
import { cellText, lockedReason, storedValue } from './sheet.ts';

export interface ActionPorts {
  readonly core: GridCore;
  readonly editor: CellEditor;
  readonly edits: SheetEdits;
  readonly onContextMenu: () => void;
  /** Rows cannot be moved while the view is sorted. */
  readonly onSortedMove: () => void;
}

export interface Actions {
  /** @returns whether the action was taken; otherwise the key is the browser's */
  perform(action: GridAction): boolean;
  paste(plan: PastePlan): void;
  clear(): void;
  moveRowsTo(index: number): void;
  selectedIds(): readonly string[];
  /** Whether the selection holds a cell that can be edited. */
  hasInput(): boolean;
  /** Whether the scenario in front overrides a selected cell. */
  hasOverride(): boolean;
}

const steps: Readonly<Record<Direction, readonly [rows: number, columns: number]>> = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] };

export function createActions({ core, editor, edits, onContextMenu, onSortedMove }: ActionPorts): Actions {
  /** Where a run of Tab began: Enter goes back to that column in the next row, as in a spreadsheet. */
  let tabColumn: number | null = null;

  const isBlank = ({ row, column }: Place): boolean => {
    const data = core.rowAt(row);
    const definition = core.columns()[column];
    return data === null || definition === undefined || cellText(core.data(), core.sheet, data, definition) === '';
  };
  const go = (place: Place, extend: boolean): void => {
    const selection = core.selection();
    if (selection !== null) core.select(moveTo(selection, place, extend), place);
  };
  const move = (direction: Direction, extend: boolean, far: boolean): void => {
    const selection = core.selection();
    if (selection === null) return;
    const [rows, columns] = steps[direction];
    const from = extend ? selection.head : selection.cursor;
    go(far ? jump(from, rows, columns, core.size(), isBlank) : shifted(from, rows, columns, core.size()), extend);
  };
  const page = (step: 1 | -1, extend: boolean): void => {
    const selection = core.selection();
    if (selection === null) return;
    const rows = Math.max(1, core.api.getLastDisplayedRowIndex() - core.api.getFirstDisplayedRowIndex() - 20);
    go(shifted(extend ? selection.head : selection.cursor, step * rows, 0, core.size()), extend);
  };
  const edge = (isEnd: boolean, extend: boolean, far: boolean): void => {
    const selection = core.selection();
    if (selection === null) return;
    const size = core.size();
    const from = extend ? selection.head : selection.cursor;
    go({ row: far ? (isEnd ? size.rows - 1 : 0) : from.row, column: isEnd ? size.columns - 1 : 0 }, extend);
  };
  const step = (by: 'row' | 'column', by1: 1 | -1): void => {
    const selection = core.selection();
    if (selection === null) return;
    if (by === 'column') tabColumn ??= selection.cursor.column;
    const next = advance(selection, by, by1, core.size());
    const isFree = activeBlock(next).top === activeBlock(next).bottom && activeBlock(next).left === activeBlock(next).right;
    const place = by === 'row' && tabColumn !== null && isFree ? { ...next.cursor, column: tabColumn } : next.cursor;
    core.select(isFree ? selectOne(place) : next, place);
    if (by === 'row') tabColumn = null;
  };

  /** The selected cells that can be edited, in reading order; `visit` gets each of them. */
  const editable = function* (): Generator<{ readonly id: string; readonly key: string; readonly place: Place }> {
    const selection = core.selection();
    if (selection === null) return;
    const data = core.data();
    for (const block of blocks(selection)) {
      for (let row = block.top; row <= block.bottom; row += 1) {
        const current = core.rowAt(row);
        if (current === null) continue;
        for (let column = block.left; column <= block.right; column += 1) {
          const definition = core.columns()[column];
          if (definition !== undefined && lockedReason(data, core.sheet, current, definition) === null) yield { id: current.id, key: definition.key, place: { row, column } };
        }
      }
    }
  };
  const clear = (): void => {
    const cells = [...editable()].map(({ id, key }) => ({ id, key }));
    if (cells.length > 0) edits.clearCells(cells);
    else hintLocked();
  };
  const hintLocked = (): void => {
    const selection = core.selection();
    const row = selection === null ? null : core.rowAt(selection.cursor.row);
    const column = selection === null ? undefined : core.columns()[selection.cursor.column];
    const reason = row === null || column === undefined ? null : lockedReason(core.data(), core.sheet, row, column);
    if (reason !== null) editor.hint(reason);
  };
  /** Copies the first row (column) of the block over the rest; a single cell takes what is above (left of) it. */
  const fill = (direction: 'down' | 'right'): void => {
    const selection = core.selection();
    if (selection === null) return;
    const { top, left } = activeBlock(selection);
    const isSingle = direction === 'down' ? activeBlock(selection).bottom === top : activeBlock(selection).right === left;
    const sourceRow = direction === 'down' && isSingle ? top - 1 : top;
    const sourceColumn = direction === 'right' && isSingle ? left - 1 : left;
    const cells = [...editable()].flatMap(({ id, key, place }): CellEdit[] => {
      const source = core.rowAt(direction === 'down' ? sourceRow : place.row);
      const from = core.columns()[direction === 'right' ? sourceColumn : place.column];
      const isSource = direction === 'down' ? place.row === sourceRow : place.column === sourceColumn;
      const to = core.columns()[place.column];
      if (isSource || source === null || from?.term == null || to?.term == null || from.term.kind !== to.term.kind) return [];
      return [{ id, key, value: storedValue(source, from.term) }];
    });
    if (cells.length > 0) edits.setCells(cells);
  };
  const toggle = (): boolean => {
    const selection = core.selection();
    const row = selection === null ? null : core.rowAt(selection.cursor.row);
    const term = selection === null ? null : core.columns()[selection.cursor.column]?.term;
    if (row === null || term?.kind !== 'flag') return false;
    const isSet = (storedValue(row, term) ?? term.default) === true;
    const cells = [...editable()].filter(({ key }) => key === term.key).map(({ id, key }) => ({ id, key, value: !isSet }));
    if (cells.length > 0) edits.setCells(cells);
    else hintLocked();
    return true;
  };

  const selectedIds = (): readonly string[] => {
    const selection = core.selection();
    if (selection === null) return [];
    const indexes = new Set<number>();
    for (const { top, bottom } of blocks(selection)) for (let row = top; row <= bottom; row += 1) indexes.add(row);
    return [...indexes].sort((a, b) => a - b).flatMap((index) => core.rowAt(index)?.id ?? []);
  };
  const moveRowsTo = (index: number): void => {
    const ids = selectedIds();
    if (ids.length === 0) return;
    if (core.isSorted()) onSortedMove();
    else edits.move(ids, index);
  };
  const moveRows = (by: 1 | -1): void => {
    const selection = core.selection();
    if (selection === null) return;
    const { top, bottom } = activeBlock(selection);
    if (by === -1 ? top === 0 : bottom === core.size().rows - 1) return;
    moveRowsTo(by === -1 ? top - 1 : bottom + 2);
  };
  const addRow = (): void => {
    const selection = core.selection();
    const after = selection === null ? null : (core.rowAt(activeBlock(selection).bottom)?.id ?? null);
    const id = edits.addRow(core.isSorted() ? null : after);
    const row = id === null ? -1 : core.rowIndex(id);
    if (row >= 0) core.select(selectOne({ row, column: 0 }), { row, column: 0 });
  };
  /** The copies stand right below their originals and become the selection. */
  const duplicateRows = (): void => {
    const ids = edits.duplicate(selectedIds());
    const indexes = ids.map((id) => core.rowIndex(id)).filter((index) => index >= 0);
    const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
    if (indexes.length > 0) core.select(wholeRows(first, last, core.size()), { row: first, column: 0 });
  };
  const overridden = (): readonly { readonly id: string; readonly key: string }[] => {
    const data = core.data();
    return [...editable()].filter(({ id, key }) => data.isOverridden(id, key)).map(({ id, key }) => ({ id, key }));
  };
  const resetCells = (): void => {
    const cells = overridden();
    if (cells.length > 0) edits.resetCells(cells);
  };
  const paste = (plan: PastePlan): void => {
    const rowCount = core.size().rows;
    const cells: CellEdit[] = [];
    const added = Array.from({ length: plan.addedRows }, (): Record<string, CellEdit['value']> => ({}));
    for (const { row, column, value } of plan.cells) {
      const existing = row < rowCount ? core.rowAt(row) : null;
      if (existing !== null) cells.push({ id: existing.id, key: column.key, value });
      else if (value !== null) (added[row - rowCount] ?? {})[column.key] = value;
    }
    if (cells.length > 0 || added.length > 0) edits.paste(cells, added);
    const { top, left, bottom, right } = plan.block;
    core.select({ cursor: { row: top, column: left }, anchor: { row: top, column: left }, head: { row: bottom, column: right }, others: [] }, { row: top, column: left });
  };

  const perform = (action: GridAction): boolean => {
    const selection = core.selection();
    const isTab = action.type === 'advance';
    if (!isTab) tabColumn = null;
    switch (action.type) {
      case 'move': move(action.direction, action.extend, action.far); return true;
      case 'page': page(action.step, action.extend); return true;
      case 'home': edge(false, action.extend, action.far); return true;
      case 'end': edge(true, action.extend, action.far); return true;
      case 'advance': step(action.by, action.step); return true;
      case 'edit': editor.open('kept'); if (!editor.isOpen()) hintLocked(); return true;
      case 'backspace': editor.open('replaced'); if (!editor.isOpen()) hintLocked(); return true;
      case 'openList': editor.open('kept', true); if (!editor.isOpen()) hintLocked(); return true;
      case 'clear': clear(); return true;
      case 'toggle': return toggle();
      case 'fill': fill(action.direction); return true;
      case 'moveRows': moveRows(action.step); return true;
      case 'addRow': addRow(); return true;
      case 'duplicateRows': duplicateRows(); return true;
      case 'resetCells': resetCells(); return true;
      case 'deleteRows': edits.remove(selectedIds()); return true;
      case 'contextMenu': onContextMenu(); return true;
      case 'selectAll': if (selection !== null) core.select(everything(selection, core.size())); return true;
      case 'selectRow': if (selection !== null) core.select(wholeRows(activeBlock(selection).top, activeBlock(selection).bottom, core.size(), selection.cursor.column)); return true;
      case 'selectColumn': if (selection !== null) core.select(wholeColumns(activeBlock(selection).left, activeBlock(selection).right, core.size())); return true;
      case 'cancel': case 'leave': return false;
      default: return false;
    }
  };
  return { perform, paste, clear, moveRowsTo, selectedIds, hasInput: () => editable().next().done !== true, hasOverride: () => overridden().length > 0 };
}
