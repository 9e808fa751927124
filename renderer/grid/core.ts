/**
 * One mounted grid: AG Grid's handle, which rows and columns are shown in which order, and the selection.
 * Owns the selection; painting it is `paint.ts`. Keys, pointer, clipboard, search and rows are in files of their own and go through this.
 */
import type { GridApi } from 'ag-grid-community';
import type { Row } from '../../shared/columns/define.ts';
import { rowNumberKey } from './columnDefs.ts';
import { createPaint } from './paint.ts';
import type { Block, Place, Selection, Size } from './ranges.ts';
import { blocks, clampSelection, selectOne } from './ranges.ts';
import type { Sheet, SheetColumn, SheetData } from './sheet.ts';

export interface GridCore {
  readonly host: HTMLElement;
  readonly api: GridApi<Row>;
  readonly sheet: Sheet;
  data(): SheetData;
  /** Rows as shown, sorted; null past the end. */
  rowAt(index: number): Row | null;
  rows(): readonly Row[];
  /** Columns as shown, without the row numbers. */
  columns(): readonly SheetColumn[];
  columnIndex(key: string): number;
  rowIndex(id: string): number;
  size(): Size;
  isSorted(): boolean;
  /** Whether the rows shown are not all rows in the document's order: places in the view are then none in the document. */
  isRearranged(): boolean;
  selection(): Selection | null;
  /** Selects and paints; `show` scrolls there (the head of the block when it is being stretched). */
  select(next: Selection, show?: Place | null): void;
  /** After rows or columns have changed: the cursor stays on its row and column where they still are. */
  reconcile(): void;
  /** After rows were replaced in their places. */
  forgetRows(): void;
  cellElement(place: Place): HTMLElement | null;
  /** Marks the cells that a drag of the fill handle would fill; null takes the marks away. */
  preview(block: Block | null): void;
  /** Repaints cells that are on the screen; all of them unless columns are named. */
  refresh(columns?: readonly string[]): void;
  isDestroyed(): boolean;
  /** Lets go of what watches the page; AG Grid itself is destroyed by its owner. */
  stop(): void;
}

export interface CoreOptions {
  readonly host: HTMLElement;
  readonly api: GridApi<Row>;
  readonly sheet: Sheet;
  readonly data: () => SheetData;
  readonly isFiltered: () => boolean;
  readonly onSelect: (selection: Selection) => void;
  /** No row or no column is left to be selected. */
  readonly onNone: () => void;
}

export function createCore({ host, api, sheet, data, isFiltered, onSelect, onNone }: CoreOptions): GridCore {
  const byKey = new Map(sheet.columns.map((column) => [column.key, column]));
  let selection: Selection | null = null;
  let cursorId: string | null = null;
  let cursorKey: string | null = null;
  let shownColumns: readonly SheetColumn[] | null = null;
  let shownRows: readonly Row[] | null = null;
  let columnIndexes = new Map<string, number>();
  let rowIndexes: Map<string, number> | null = null;

  const columns = (): readonly SheetColumn[] => {
    if (shownColumns !== null) return shownColumns;
    shownColumns = api.getAllDisplayedColumns().flatMap((column) => {
      const known = column.getColId() === rowNumberKey ? undefined : byKey.get(column.getColId());
      return known === undefined ? [] : [known];
    });
    columnIndexes = new Map(shownColumns.map((column, index) => [column.key, index]));
    return shownColumns;
  };
  const rows = (): readonly Row[] => {
    if (shownRows !== null) return shownRows;
    const found: Row[] = [];
    api.forEachNodeAfterFilterAndSort((node) => {
      if (node.data !== undefined) found.push(node.data);
    });
    shownRows = found;
    return found;
  };
  const size = (): Size => ({ rows: api.getDisplayedRowCount(), columns: columns().length });
  const rowAt = (index: number): Row | null => api.getDisplayedRowAtIndex(index)?.data ?? null;
  const rowIndex = (id: string): number => {
    rowIndexes ??= new Map(rows().map((row, index) => [row.id, index]));
    return rowIndexes.get(id) ?? -1;
  };
  const columnIndex = (key: string): number => {
    columns();
    return columnIndexes.get(key) ?? -1;
  };

  const isSorted = (): boolean => api.getColumnState().some((column) => column.sort != null);
  const paint = createPaint({ host, selection: () => selection, columnIndex });
  const remember = (next: Selection): void => {
    cursorId = rowAt(next.cursor.row)?.id ?? null;
    cursorKey = columns()[next.cursor.column]?.key ?? null;
  };
  const select = (next: Selection, show: Place | null = null): void => {
    const { rows: rowCount, columns: columnCount } = size();
    if (rowCount === 0 || columnCount === 0) return;
    const before = selection;
    selection = clampSelection(next, size());
    remember(selection);
    if (show !== null) bringIntoView(api, show, columns());
    paint.selection([...(before === null ? [] : blocks(before)), ...blocks(selection)]);
    onSelect(selection);
  };
  const reconcile = (): void => {
    shownColumns = null;
    shownRows = null;
    rowIndexes = null;
    const { rows: rowCount, columns: columnCount } = size();
    if (rowCount === 0 || columnCount === 0) {
      if (selection !== null) {
        selection = null;
        paint.selection(null);
        onNone();
      }
      return;
    }
    const row = cursorId === null ? -1 : rowIndex(cursorId);
    const column = cursorKey === null ? -1 : columnIndex(cursorKey);
    const at = selection?.cursor ?? { row: 0, column: 0 };
    const stays = selection !== null && row === at.row && column === at.column;
    select(stays && selection !== null ? selection : selectOne({ row: row < 0 ? at.row : row, column: column < 0 ? at.column : column }));
    // Row numbers and marks belong to places, and rows have changed theirs.
    api.refreshCells();
    paint.selection(null);
  };

  return {
    host, api, sheet, data, rowAt, rows, columns, columnIndex, rowIndex, size, select, reconcile,
    selection: () => selection,
    forgetRows: () => {
      shownRows = null;
    },
    isSorted,
    isRearranged: () => isFiltered() || isSorted(),
    cellElement: ({ row, column }) => {
      const key = columns()[column]?.key;
      return key === undefined ? null : host.querySelector<HTMLElement>(`.ag-row[row-index="${row}"] [col-id="${CSS.escape(key)}"]`);
    },
    preview: paint.preview,
    refresh: (keys) => {
      if (!api.isDestroyed()) api.refreshCells(keys === undefined ? {} : { columns: [...keys] });
    },
    isDestroyed: () => api.isDestroyed(),
    stop: paint.stop,
  };
}

function bringIntoView(api: GridApi<Row>, { row, column }: Place, columns: readonly SheetColumn[]): void {
  api.ensureIndexVisible(row);
  const key = columns[column]?.key;
  if (key !== undefined) api.ensureColumnVisible(key);
}
