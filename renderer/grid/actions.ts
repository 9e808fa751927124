/** Carries out what keys and buttons mean, on the selection and through the edits. Does not listen for anything itself. */
import type { MessageKey } from '../../shared/text/messages.ts';
import { t } from '../../shared/text/messages.ts';
import type { CellEditor } from './cellEditor.ts';
import type { GridCore } from './core.ts';
import type { SheetEdits } from './edits.ts';
import type { Filling } from './filling.ts';
import type { GridAction } from './keyboard.ts';
import { createMoves } from './moves.ts';
import type { Place } from './ranges.ts';
import { activeBlock, blocks, disjoint, selectOne, wholeRows } from './ranges.ts';
import { lockedReason, storedValue, valueText } from './sheet.ts';

export interface ActionPorts {
  readonly core: GridCore;
  readonly editor: CellEditor;
  readonly edits: SheetEdits;
  readonly filling: Filling;
  readonly clipboard: { copyWithHeaders(): void; pasteSpecial(): void };
  /** The day, as it is written into a text cell. */
  readonly today: () => string;
  readonly onContextMenu: () => void;
  /** Rows cannot be moved while the view is sorted. */
  readonly onSortedMove: () => void;
}

export interface Actions {
  /** @returns whether the action was taken; otherwise the key is the browser's */
  perform(action: GridAction): boolean;
  clear(): void;
  moveRowsTo(index: number): void;
  selectedIds(): readonly string[];
  /** Whether the selection holds a cell that can be edited. */
  hasInput(): boolean;
  /** Whether the scenario in front overrides a selected cell. */
  hasOverride(): boolean;
}

export function createActions({ core, editor, edits, filling, clipboard, today, onContextMenu, onSortedMove }: ActionPorts): Actions {
  const moves = createMoves(core);

  /** The selected cells that can be edited, in reading order; `visit` gets each of them. */
  const editable = function* (): Generator<{ readonly id: string; readonly key: string; readonly place: Place }> {
    const selection = core.selection();
    if (selection === null) return;
    const data = core.data();
    for (const block of disjoint(blocks(selection))) {
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
  const hint = (key: MessageKey): void => editor.hint(t(core.data().format.language, key));
  /** Types what stands above, or the day, as if by hand: Enter takes it and Esc gives it up. */
  const type = (what: 'above' | 'today'): void => {
    const selection = core.selection();
    const column = selection === null ? undefined : core.columns()[selection.cursor.column];
    if (selection === null || column === undefined) return;
    const above = core.rowAt(selection.cursor.row - 1);
    const text = what === 'today' ? today() : above === null ? '' : valueText(core.data(), above, column);
    if (what === 'today' && column.term !== null && column.term.kind !== 'text') return hint('type.noDate');
    if (text === '') return hint('type.nothingAbove');
    editor.openWith(text);
    if (!editor.isOpen()) hintLocked();
  };
  const fillSelection = (): void => {
    editor.finish(true, true);
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
    if (core.isRearranged()) onSortedMove();
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
    // One by one: a call takes fewer arguments than a sheet has rows.
    const [first, last] = indexes.reduce(([least, most], index) => [Math.min(least, index), Math.max(most, index)], [Infinity, -1]);
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
  const perform = (action: GridAction): boolean => {
    if (action.type !== 'advance') moves.forgetRun();
    switch (action.type) {
      case 'move': moves.move(action.direction, action.extend, action.far); return true;
      case 'page': moves.page(action.step, action.extend); return true;
      case 'home': moves.edge(false, action.extend, action.far); return true;
      case 'end': moves.edge(true, action.extend, action.far); return true;
      case 'advance': moves.step(action.by, action.step); return true;
      case 'edit': editor.open('kept'); if (!editor.isOpen()) hintLocked(); return true;
      case 'backspace': editor.open('replaced'); if (!editor.isOpen()) hintLocked(); return true;
      case 'openList': editor.open('kept', true); if (!editor.isOpen()) hintLocked(); return true;
      case 'clear': clear(); return true;
      case 'toggle': return toggle();
      case 'fill': filling.fromFirst(action.direction); return true;
      case 'fillToEnd': filling.toEnd(); return true;
      case 'fillSelection': fillSelection(); return true;
      case 'type': type(action.what); return true;
      case 'copyWithHeaders': clipboard.copyWithHeaders(); return true;
      case 'pasteSpecial': clipboard.pasteSpecial(); return true;
      case 'moveRows': moveRows(action.step); return true;
      case 'addRow': addRow(); return true;
      case 'duplicateRows': duplicateRows(); return true;
      case 'resetCells': resetCells(); return true;
      case 'applyToBase': edits.applyToBase(overridden()); return true;
      case 'deleteRows': edits.remove(selectedIds()); return true;
      case 'contextMenu': onContextMenu(); return true;
      case 'selectAll': moves.all(); return true;
      case 'selectRow': moves.rows(); return true;
      case 'selectColumn': moves.columns(); return true;
      case 'showCursor': moves.showCursor(); return true;
      case 'cancel': case 'leave': case 'toggleMode': return false;
      default: return false;
    }
  };
  return { perform, clear, moveRowsTo, selectedIds, hasInput: () => editable().next().done !== true, hasOverride: () => overridden().length > 0 };
}
