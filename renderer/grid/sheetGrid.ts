/**
 * Puts a sheet on the page: AG Grid, the cell field and everything that listens, wired together.
 * Owns their life from `createSheetGrid` to `destroy`. Knows no signals: the host component brings snapshots (`update`).
 */
import type { ColumnResizedEvent } from 'ag-grid-community';
import type { Row } from '../../shared/columns/define.ts';
import type { ContextPlace } from '../../shared/document/commands/appCommands.ts';
import type { SheetFilter } from '../../shared/document/savedView.ts';
import type { MessageKey } from '../../shared/text/messages.ts';
import { t } from '../../shared/text/messages.ts';
import { createActions } from './actions.ts';
import type { Actions } from './actions.ts';
import { commitText, createEditor, cursorBox } from './cursorEditor.ts';
import type { ClipboardTable } from './clipboard.ts';
import { startClipboard } from './clipboard.ts';
import { rowNumberKey } from './columnDefs.ts';
import { fitColumn, widenFor } from './columnWidths.ts';
import { createCore } from './core.ts';
import type { GridCore } from './core.ts';
import { startContextMenu } from './contextMenu.ts';
import type { SheetEdits } from './edits.ts';
import type { Finder } from './finder.ts';
import { startFillHandle } from './fillHandle.ts';
import { createFilling } from './filling.ts';
import type { Filling } from './filling.ts';
import { startKeys } from './keys.ts';
import type { CellsPlan } from './pasteBlock.ts';
import { point } from './point.ts';
import { startPointer } from './pointer.ts';
import type { Selection } from './ranges.ts';
import { selectOne, severalRows } from './ranges.ts';
import { followsResults } from './rowFilter.ts';
import { addedIds, syncRows } from './rowSync.ts';
import type { Sheet, SheetData } from './sheet.ts';
import type { SheetTable } from './sheetTable.ts';

export interface SheetGridOptions {
  readonly host: HTMLElement;
  readonly sheet: Sheet;
  readonly edits: SheetEdits;
  readonly onSelect: (core: GridCore, selection: Selection) => void;
  /** Nothing is left to be selected. */
  readonly onNone: () => void;
  readonly onEditing: (isEditing: boolean) => void;
  /** A menu was asked for, at a point of the window. */
  readonly onContextMenu: (place: ContextPlace, at: { readonly x: number; readonly y: number }) => void;
  /** After a paste or a fill: what was set, refused and skipped. */
  readonly onFilled: (plan: CellsPlan) => void;
  /** How to paste is asked for what is on the clipboard. */
  readonly onPasteSpecial: (table: ClipboardTable) => void;
  readonly onSortedMove: () => void;
  /** Tells why something cannot be done. */
  readonly onRefused: (reason: MessageKey) => void;
  readonly announce: (text: string) => void;
  /** The day, as it is written into a text cell. */
  readonly today: () => string;
}

export interface SheetGrid {
  readonly core: GridCore;
  readonly actions: Actions;
  readonly filling: Filling;
  readonly finder: Finder;
  /** What is being typed into the cursor's cell; null at rest. */
  typing(): string | null;
  /** Goes on with a text that was being typed when the grid left the page. */
  resume(text: string): void;
  /** Takes a new snapshot; only what differs is painted. */
  update(data: SheetData): void;
  /** Repaints calculated columns after a new result or another quarter. */
  refreshResults(): void;
  /** Selects a cell and scrolls to it; a missing key keeps the column. */
  show(id: string, key: string | undefined): void;
  /** Selects whole rows and brings the first into sight; the keyboard stays where it is. Rows that a filter hides are let through. */
  showRows(ids: readonly string[]): void;
  /** Lets through other rows. */
  setFilter(filter: SheetFilter): void;
  /** Filters anew: what the rows hold or show has changed as a whole. */
  refilter(): void;
  /** As wide as what it shows. */
  fitColumn(key: string): void;
  focus(): void;
  /** Opens the context menu by the cursor's cell. */
  openContextMenu(): void;
  destroy(): void;
}

/** @param table  the rows of the data, on the page already */
export function createSheetGrid(options: SheetGridOptions, table: SheetTable): SheetGrid {
  const { host, sheet, edits } = options;
  const { api, filtering, finder, textWidth, data } = table;
  const grid = createCore({
    host, api, sheet, data, isFiltered: filtering.isActive,
    onSelect: (selection) => {
      if (!editor.isOpen()) editor.rest();
      point(editor, grid, selection);
      handle.place();
      options.onSelect(grid, selection);
    },
    onNone: options.onNone,
  });
  table.bind(grid);
  const editor = createEditor(grid, options, () => actions, (text, everywhere) => {
    if (everywhere) filling.everywhere(text);
    else commitText(grid, edits, text);
    const selection = grid.selection();
    const row = selection === null ? null : grid.rowAt(selection.cursor.row);
    const key = selection === null ? undefined : grid.columns()[selection.cursor.column]?.key;
    if (row !== null && key !== undefined) widenFor(grid, textWidth, [{ id: row.id, key }]);
  });
  const focus = (): void => editor.field.focus({ preventScroll: true });
  const isInField = (): boolean => document.activeElement === editor.field;
  const filling = createFilling({ core: grid, edits, onDone: options.onFilled });
  const clipboard = startClipboard({
    core: grid,
    isInCharge: () => isInField() && !editor.isOpen(),
    onCopied: (cells) => options.announce(t(data().format.language, 'grid.copied', { count: cells })),
    onPaste: (texts) => filling.paste(texts),
    onPasteSpecial: options.onPasteSpecial,
    onCut: () => actions.clear(),
    onRefused: options.onRefused,
  });
  const actions = createActions({
    core: grid, editor, edits, filling, clipboard, today: options.today, onContextMenu: () => contextMenu.openAtCursor(), onSortedMove: options.onSortedMove,
  });
  const handle = startFillHandle({
    core: grid,
    leaveEditor: () => editor.finish(),
    isEditing: () => editor.isOpen(),
    focus,
    label: () => t(data().format.language, 'fill.handle'),
    onFill: (target, repeats) => filling.into(target, repeats),
    onFillToEnd: () => filling.toEnd(),
  });
  host.append(editor.layer);
  const contextMenu = startContextMenu({ core: grid, cursorBox: () => cursorBox(grid), leaveEditor: () => editor.finish(), focus, onOpen: options.onContextMenu });
  const onEditing = (isEditing: boolean): void => {
    handle.place();
    options.onEditing(isEditing);
  };
  const stops = [
    contextMenu.stop,
    clipboard.stop,
    handle.stop,
    grid.stop,
    startKeys({ editor, actions, onEditing }),
    startPointer({
      core: grid,
      leaveEditor: () => editor.finish(),
      isInEditor: (target) => editor.layer.contains(target),
      focus,
      edit: () => actions.perform({ type: 'edit' }),
      moveRowsTo: (index) => actions.moveRowsTo(index),
      fitColumn: (key) => fitColumn(grid, textWidth, key),
    }),
    followTable(grid, () => {
      const selection = grid.selection();
      editor.place();
      handle.place();
      if (selection !== null) point(editor, grid, selection);
    }),
  ];
  grid.reconcile();
  /** Not under somebody's hands: what is being typed into stays in sight. */
  const refilter = (): void => {
    if (!filtering.isActive() || editor.isOpen()) return;
    const cursor = grid.selection()?.cursor;
    filtering.again(api, cursor === undefined ? null : (grid.rowAt(cursor.row)?.id ?? null));
    grid.reconcile();
  };
  const resultKeys = [rowNumberKey, ...sheet.columns.filter((column, index) => column.measure !== null || column.isRule || index === 0).map((column) => column.key)];

  return {
    core: grid,
    actions,
    filling,
    finder,
    typing: () => editor.text(),
    resume: (text) => {
      editor.open('replaced');
      editor.openWith(text);
      editor.finish();
    },
    update: (next) => {
      const before = data();
      table.take(next);
      const isReworded = before.format.language !== next.format.language || before.format.currency !== next.format.currency;
      if (filtering.isActive()) filtering.keep(addedIds(before.rows, next.rows));
      const isMoved = syncRows(api, before.rows, next.rows);
      if (isReworded) table.reword();
      if (isMoved || isReworded) grid.reconcile();
      else if (before.rows !== next.rows) grid.forgetRows();
      if (next.paintedBy.some((each, index) => each !== before.paintedBy[index])) grid.refresh();
      if (!editor.isOpen()) editor.rest();
    },
    refreshResults: () => {
      finder.forget();
      grid.refresh(resultKeys);
      if (followsResults(filtering.filter())) refilter();
      // Only a view sorted by a result or a rule has to be sorted anew.
      if (api.getColumnState().some(({ colId, sort }) => sort != null && resultKeys.includes(colId) && colId !== sheet.columns[0]?.key)) {
        api.refreshClientSideRowModel('sort');
        grid.reconcile();
      }
    },
    setFilter: (filter) => {
      filtering.set(api, filter);
      grid.reconcile();
    },
    refilter,
    show: (id, key) => {
      if (grid.rowIndex(id) < 0 && filtering.isActive()) {
        filtering.keep([id]);
        refilter();
      }
      const row = grid.rowIndex(id);
      if (row < 0 || !editor.finish()) return;
      // A hidden column, or one that is about to come, leaves the cursor where it is.
      const wanted = key === undefined ? -1 : grid.columnIndex(key);
      const column = wanted < 0 ? (grid.selection()?.cursor.column ?? 0) : wanted;
      grid.select(selectOne({ row, column }), { row, column });
      focus();
    },
    showRows: (ids) => {
      if (filtering.isActive() && ids.some((id) => grid.rowIndex(id) < 0)) {
        filtering.keep(ids);
        refilter();
      }
      const selection = severalRows(ids.map(grid.rowIndex).filter((row) => row >= 0), grid.size());
      if (selection === null || !editor.finish()) return;
      grid.select(selection, selection.cursor);
    },
    fitColumn: (key) => fitColumn(grid, textWidth, key),
    focus,
    openContextMenu: contextMenu.openAtCursor,
    destroy: () => {
      for (const stop of stops) stop();
      editor.destroy();
      table.destroy();
    },
  };
}

/** The field and the fill handle stay on their cells when the table scrolls or its columns move; numbers are fitted to new widths. */
function followTable(grid: GridCore, place: () => void): () => void {
  const { api } = grid;
  const reconcile = (): void => {
    grid.reconcile();
    place();
  };
  const resized = (event: ColumnResizedEvent<Row>): void => {
    grid.refresh((event.columns ?? []).map((column) => column.getColId()));
    place();
  };
  const scrolls = ['bodyScroll', 'viewportChanged', 'virtualColumnsChanged', 'gridSizeChanged'] as const;
  const changes = ['sortChanged', 'filterChanged', 'columnMoved', 'columnVisible', 'columnPinned', 'displayedColumnsChanged'] as const;
  for (const event of scrolls) api.addEventListener(event, place);
  for (const event of changes) api.addEventListener(event, reconcile);
  api.addEventListener('columnResized', resized);
  return () => {
    for (const event of scrolls) api.removeEventListener(event, place);
    for (const event of changes) api.removeEventListener(event, reconcile);
    api.removeEventListener('columnResized', resized);
  };
}
