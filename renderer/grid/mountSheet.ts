/**
 * Joins a grid to the state: snapshots and results flow in, selection flows out, commands of the program reach it.
 * Owns the effects and what is remembered of a grid while its tab is not in front.
 */
import { computed, effect, signal, untracked } from '@preact/signals-core';
import type { ColumnState, GridApi } from 'ag-grid-community';
import type { Localized } from '../../shared/base/localized.ts';
import type { Row } from '../../shared/columns/define.ts';
import { focusRequest } from '../state/place.ts';
import { result } from '../state/recalc.ts';
import { sheetPort } from '../state/sheetPort.ts';
import type { SheetPort } from '../state/sheetPort.ts';
import { announce, showToast } from '../state/toasts.ts';
import { translate } from '../state/translate.ts';
import { editing, quarter, selectedFirms, selectionStats } from '../state/view.ts';
import { workbookSerial } from '../state/workbook.ts';
import type { GridCore } from './core.ts';
import type { SheetEdits } from './edits.ts';
import { followFind } from './followFind.ts';
import type { PastePlan } from './pasteBlock.ts';
import type { Selection } from './ranges.ts';
import { activeBlock, blocks, isSingle, selectOne } from './ranges.ts';
import { cellValue } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { meetsNeed, performSheetCommand } from './sheetCommands.ts';
import type { SheetSurroundings } from './sheetCommands.ts';
import { sheetData } from './sheetData.ts';
import { createSheetGrid } from './sheetGrid.ts';
import type { SheetGrid, SheetGridOptions } from './sheetGrid.ts';
import { statisticsOf } from './statistics.ts';

/** Tables whose view is sorted: their rows cannot be moved. */
export const sortedSheets = signal<ReadonlySet<Sheet['table']>>(new Set());

interface Remembered {
  readonly serial: number;
  readonly columns: readonly ColumnState[];
  readonly selection: Selection | null;
  readonly firstRow: number;
}

const remembered = new Map<Sheet['table'], Remembered>();
/** The figures alone: that they have become stale changes none of them. */
const outcome = computed(() => result.value.result);

/** A request is answered once, whichever grid is mounted when. */
let answeredFocus = 0;

export interface MountOptions {
  readonly host: HTMLElement;
  readonly sheet: Sheet;
  readonly edits: SheetEdits;
  readonly onRejected: (plan: PastePlan) => void;
  readonly onContextMenu: SheetGridOptions['onContextMenu'];
}

export function mountSheet({ host, sheet, edits, onRejected, onContextMenu }: MountOptions): { readonly grid: SheetGrid; readonly unmount: () => void } {
  const data = sheetData(sheet.table);
  const tellSelection = selectionTeller(sheet);
  const grid = createSheetGrid({
    host,
    sheet,
    data: data.peek(),
    edits,
    onSelect: tellSelection.tell,
    onEditing: (isEditing) => {
      editing.value = isEditing;
    },
    onContextMenu,
    onRejected,
    onSortedMove: () => void showToast('info', () => translate('grid.sortedHint')),
    announce,
  });
  recall(grid, sheet);
  const stops = [
    effect(() => {
      const next = data.value;
      untracked(() => grid.update(next));
    }),
    effect(() => {
      void outcome.value;
      void quarter.value;
      untracked(() => grid.refreshResults());
    }),
    followStale(host),
    followFind(grid, data),
    effect(() => {
      const request = focusRequest.value;
      if (request === null || request.serial === answeredFocus || request.place.table !== sheet.table) return;
      answeredFocus = request.serial;
      const { id, key } = request.place;
      if (id !== undefined) untracked(() => grid.show(id, key));
    }),
    standInFront(grid, sheet),
    followSorting(grid, sheet),
    followWorkbook(grid),
  ];
  return {
    grid,
    unmount: () => {
      remember(grid, sheet);
      for (const stop of stops) stop();
      tellSelection.stop();
      editing.value = false;
      grid.destroy();
    },
  };
}

/** Most results are back before anybody could see the old ones dimmed; dimming those would only flicker, and cost a repaint. */
const staleDelay = 150;

function followStale(host: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    clearTimeout(timer);
    if (!result.value.stale) host.classList.remove('is-stale');
    else timer = setTimeout(() => host.classList.add('is-stale'), staleDelay);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** From now on the commands of the program reach this grid. */
function standInFront(grid: SheetGrid, sheet: Sheet): () => void {
  const surroundings: SheetSurroundings = { openContextMenu: grid.openContextMenu };
  const port: SheetPort = {
    table: sheet.table,
    perform: (id) => performSheetCommand(id, grid, surroundings),
    meets: (need) => meetsNeed(need, grid),
  };
  sheetPort.value = port;
  return () => {
    if (sheetPort.peek() === port) sheetPort.value = null;
  };
}

/** Which groups of columns there are and whether any of their columns is shown; the first column stays. */
export function columnGroupsOf(sheet: Sheet, api: GridApi<Row>): readonly { readonly id: string; readonly label: Localized; readonly keys: readonly string[]; readonly isShown: boolean }[] {
  const first = sheet.columns[0]?.key;
  return sheet.groups.flatMap(({ id, label }) => {
    const keys = sheet.columns.filter((column) => column.group === id && column.key !== first).map((column) => column.key);
    return keys.length === 0 ? [] : [{ id, label, keys, isShown: keys.some((key) => api.getColumn(key)?.isVisible() === true) }];
  });
}

/** Statistics over a large block take a moment; they wait until the mouse rests. */
const statisticsDelay = 40;

function selectionTeller(sheet: Sheet): { readonly tell: (core: GridCore, selection: Selection) => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const statistics = (core: GridCore): void => {
    const selection = core.selection();
    if (core.isDestroyed() || selection === null) return;
    selectionStats.value = isSingle(selection) ? null : statisticsOf(selectedValues(core, selection));
  };
  return {
    tell: (core, selection) => {
      clearTimeout(timer);
      timer = setTimeout(() => statistics(core), statisticsDelay);
      if (sheet.table === 'firms') tellFirms(core, selection);
    },
    stop: () => {
      clearTimeout(timer);
      selectionStats.value = null;
    },
  };
}

function tellFirms(core: GridCore, selection: Selection): void {
  const indexes = new Set<number>();
  for (const { top, bottom } of blocks(selection)) for (let row = top; row <= bottom; row += 1) indexes.add(row);
  const ids = [...indexes].sort((a, b) => a - b).flatMap((index) => core.rowAt(index)?.id ?? []);
  const before = selectedFirms.peek();
  if (ids.length !== before.length || ids.some((id, index) => id !== before[index])) selectedFirms.value = ids;
}

function* selectedValues(core: GridCore, selection: Selection): Generator<unknown> {
  const data = core.data();
  for (const { top, left, bottom, right } of blocks(selection)) {
    for (let row = top; row <= bottom; row += 1) {
      const current = core.rowAt(row);
      if (current === null) continue;
      for (const column of core.columns().slice(left, right + 1)) yield cellValue(data, core.sheet, current, column);
    }
  }
}

function followSorting(grid: SheetGrid, sheet: Sheet): () => void {
  const tell = (): void => {
    const next = new Set(sortedSheets.peek());
    if (grid.core.isSorted()) next.add(sheet.table);
    else next.delete(sheet.table);
    sortedSheets.value = next;
  };
  tell();
  grid.core.api.addEventListener('sortChanged', tell);
  return () => {
    if (!grid.core.isDestroyed()) grid.core.api.removeEventListener('sortChanged', tell);
  };
}

/** Another workbook starts at its first cell. */
function followWorkbook(grid: SheetGrid): () => void {
  let serial = workbookSerial.peek();
  return effect(() => {
    if (workbookSerial.value === serial) return;
    serial = workbookSerial.value;
    untracked(() => grid.core.select(selectOne({ row: 0, column: 0 }), { row: 0, column: 0 }));
  });
}

function remember(grid: SheetGrid, sheet: Sheet): void {
  remembered.set(sheet.table, {
    serial: workbookSerial.peek(),
    columns: grid.core.api.getColumnState(),
    selection: grid.core.selection(),
    firstRow: grid.core.api.getFirstDisplayedRowIndex(),
  });
}

/** Widths, order and sorting come back with the tab; the place in the table too, unless it is another workbook. */
function recall(grid: SheetGrid, sheet: Sheet): void {
  const before = remembered.get(sheet.table);
  if (before === undefined) return;
  const { api } = grid.core;
  api.applyColumnState({ state: [...before.columns], applyOrder: true });
  if (before.serial !== workbookSerial.peek() || before.selection === null) return;
  grid.core.select(before.selection, activeBlock(before.selection).top < grid.core.size().rows ? before.selection.cursor : null);
}
