/**
 * Joins a grid to the state: snapshots and results flow in, selection flows out, commands of the program reach it.
 * Owns the effects. Does not own: what is remembered of a grid while its tab is not in front (`sheetMemory.ts`).
 */
import { computed, effect, signal, untracked } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import type { GridApi } from 'ag-grid-community';
import type { Localized } from '../../shared/base/localized.ts';
import type { Row } from '../../shared/columns/define.ts';
import { focusRequest, rowsRequest } from '../state/place.ts';
import { failingNow } from '../state/cascade.ts';
import { fragile } from '../state/fragility.ts';
import { result } from '../state/recalc.ts';
import { sheetPort } from '../state/sheetPort.ts';
import type { SheetPort } from '../state/sheetPort.ts';
import { announce, showToast } from '../state/toasts.ts';
import { translate } from '../state/translate.ts';
import { ruleValues } from '../state/userColumns.ts';
import { editing, quarter, round } from '../state/view.ts';
import { history, scenarioId, workbook, workbookSerial } from '../state/workbook.ts';
import type { ClipboardTable } from './clipboard.ts';
import type { SheetEdits } from './edits.ts';
import { followFind } from './followFind.ts';
import type { CellsPlan } from './pasteBlock.ts';
import { selectOne } from './ranges.ts';
import { selectionTeller } from './selectionTeller.ts';
import type { Sheet, SheetData } from './sheet.ts';
import { meetsNeed, performSheetCommand } from './sheetCommands.ts';
import type { SheetSurroundings } from './sheetCommands.ts';
import { recallSheet, rememberSheet } from './sheetMemory.ts';
import { createSheetGrid } from './sheetGrid.ts';
import type { SheetGrid, SheetGridOptions } from './sheetGrid.ts';
import type { SheetTable } from './sheetTable.ts';
import { tellLook } from './viewActions.ts';
import { forgetLooks, looks } from './viewState.ts';

/** Tables whose view is sorted: their rows cannot be moved. */
export const sortedSheets = signal<ReadonlySet<Sheet['table']>>(new Set());

/** Above so many rows a grid builds only the columns in sight. */
const manyRows = 1_000;

/** Whether the workbook on the table came with so many rows; a grid keeps its way of building while it is worked in. */
export const largeSheets: Readonly<Record<Sheet['table'], ReadonlySignal<boolean>>> = { firms: isLargeTable('firms'), contracts: isLargeTable('contracts') };

function isLargeTable(table: Sheet['table']): ReadonlySignal<boolean> {
  return computed(() => {
    void workbookSerial.value;
    return workbook.peek()[table].length > manyRows;
  });
}

/** The figures alone: that they have become stale changes none of them. */
const outcome = computed(() => result.value.result);

/** A request is answered once, whichever grid is mounted when. */
let answeredFocus = 0;
let answeredRows = 0;

export interface MountOptions {
  readonly host: HTMLElement;
  readonly sheet: Sheet;
  readonly edits: SheetEdits;
  readonly onRejected: (plan: CellsPlan) => void;
  readonly onPasteSpecial: (table: ClipboardTable) => void;
  readonly onContextMenu: SheetGridOptions['onContextMenu'];
}

export interface Mounted {
  readonly grid: SheetGrid;
  readonly unmount: () => void;
}

/** Joins a grid to the state; the rows of its table are on the page. */
export function joinSheet({ host, sheet, edits, onRejected, onPasteSpecial, onContextMenu }: MountOptions, data: ReadonlySignal<SheetData>, table: SheetTable): Mounted {
  const tellSelection = selectionTeller(sheet);
  const isLarge = largeSheets[sheet.table].peek();
  const serial = workbookSerial.peek();
  /** Another large workbook, or one of another size, gets a grid of its own. */
  const isReplaced = (): boolean => largeSheets[sheet.table].value !== isLarge || (isLarge && workbookSerial.value !== serial);
  const grid = createSheetGrid({
    host,
    sheet,
    edits,
    onSelect: tellSelection.tell,
    onNone: tellSelection.tellNone,
    onEditing: (isEditing) => {
      editing.value = isEditing;
    },
    onContextMenu,
    onFilled: (plan) => {
      if (plan.rejected.length > 0) onRejected(plan);
      else tellFilled(plan);
    },
    onPasteSpecial,
    onRefused: (reason) => void showToast('info', () => translate(reason)),
    today,
    onSortedMove: () => void showToast('info', () => translate('grid.sortedHint')),
    announce,
  }, table);
  recallSheet(grid, sheet);
  const stops = [
    effect(() => {
      if (isReplaced()) return;
      const next = data.value;
      untracked(() => {
        grid.update(next);
        tellSelection.tellValues(grid.core);
      });
    }),
    effect(() => {
      void outcome.value;
      void quarter.value;
      void failingNow.value;
      void fragile.value;
      void round.value;
      void ruleValues.value;
      untracked(() => {
        grid.refreshResults();
        tellSelection.tellValues(grid.core);
      });
    }),
    followStale(host),
    followFind(grid, data),
    effect(() => {
      const request = focusRequest.value;
      if (request === null || request.serial === answeredFocus || request.place.table !== sheet.table) return;
      answeredFocus = request.serial;
      const { key } = request.place;
      // A place that names only a column is in the row where the cursor is.
      const id = request.place.id ?? (key === undefined ? undefined : untracked(() => cursorRow(grid)));
      if (id !== undefined) untracked(() => grid.show(id, key));
    }),
    effect(() => {
      const request = rowsRequest.value;
      if (request === null || request.serial === answeredRows || sheet.table !== 'firms') return;
      answeredRows = request.serial;
      untracked(() => grid.showRows(request.ids));
    }),
    standInFront(grid, sheet),
    followSorting(grid, sheet),
    followWorkbook(grid, isReplaced),
    keepFocus(grid),
    followLook(grid, sheet),
  ];
  return {
    grid,
    unmount: () => {
      rememberSheet(grid, sheet, untracked(isReplaced) ? serial : workbookSerial.peek());
      for (const stop of stops) stop();
      tellSelection.stop();
      editing.value = false;
      grid.destroy();
    },
  };
}

/** The row in which the cursor is. */
function cursorRow({ core }: SheetGrid): string | undefined {
  const selection = core.selection();
  return selection === null ? undefined : core.rowAt(selection.cursor.row)?.id;
}

function tellFilled({ cells, skipped }: CellsPlan): void {
  if (skipped === 0) announce(translate('paste.changed', { count: cells.length }));
  else showToast('info', () => translate('paste.changedSkipped', { count: cells.length, skipped }));
}

/** The day here and now, as the notes write it. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Where the focus would fall to the page (a button that becomes disabled, another workbook), it comes to the sheet: no key is lost. */
function keepFocus(grid: SheetGrid): () => void {
  return effect(() => {
    void history.value;
    void workbookSerial.value;
    requestAnimationFrame(() => {
      const { activeElement } = document;
      const isLost = activeElement === null || activeElement === document.body || activeElement.matches(':disabled');
      if (isLost && !grid.core.isDestroyed() && document.querySelector('dialog[open]') === null) grid.focus();
    });
  });
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
function followWorkbook(grid: SheetGrid, isReplaced: () => boolean): () => void {
  let serial = workbookSerial.peek();
  return effect(() => {
    if (workbookSerial.value === serial) return;
    serial = workbookSerial.value;
    untracked(() => {
      forgetLooks();
      if (!isReplaced()) grid.core.select(selectOne({ row: 0, column: 0 }), { row: 0, column: 0 });
    });
  });
}

const lookEvents = ['columnMoved', 'columnResized', 'columnVisible', 'columnPinned', 'sortChanged', 'filterChanged', 'modelUpdated'] as const;

/** The filter goes to the grid; what the grid shows goes to the bars, a moment after the last of many small changes. */
function followLook(grid: SheetGrid, sheet: Sheet): () => void {
  const { api } = grid.core;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!grid.core.isDestroyed()) tellLook(grid);
    }, 30);
  };
  const stops = [
    effect(() => {
      const filter = looks[sheet.table].filter.value;
      untracked(() => grid.setFilter(filter));
      tell();
    }),
    effect(() => {
      void scenarioId.value;
      untracked(() => grid.refilter());
    }),
  ];
  for (const event of lookEvents) api.addEventListener(event, tell);
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
    if (!grid.core.isDestroyed()) for (const event of lookEvents) api.removeEventListener(event, tell);
  };
}
