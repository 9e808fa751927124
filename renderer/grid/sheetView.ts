/** How a sheet is looked at now, as a saved view says it; and putting a saved view before the eyes. Knows AG Grid, no signals. */
import type { ColumnState, GridApi } from 'ag-grid-community';
import type { Row } from '../../shared/columns/define.ts';
import type { SheetFilter, ViewColumn, ViewContent } from '../../shared/document/savedView.ts';
import { rowNumberKey } from './columnDefs.ts';
import type { Sheet } from './sheet.ts';

export function viewContent(api: GridApi<Row>, sheet: Sheet, filter: SheetFilter): ViewContent {
  const state = api.getColumnState().filter(({ colId }) => colId !== rowNumberKey);
  const sorted = state.filter(({ sort }) => sort != null).toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0));
  return {
    table: sheet.table,
    columns: state.map(({ colId, width, hide, pinned }): ViewColumn => ({
      key: colId,
      ...(width == null ? {} : { width: Math.round(width) }),
      ...(hide === true ? { hidden: true } : {}),
      ...(pinned === 'left' || pinned === 'right' ? { pinned } : {}),
    })),
    sort: sorted.map(({ colId, sort }) => (sort === 'desc' ? { key: colId, descending: true } : { key: colId })),
    filter,
  };
}

/** Columns that the view does not name keep their places behind the others. */
export function showView(api: GridApi<Row>, { columns, sort }: Pick<ViewContent, 'columns' | 'sort'>): void {
  const sorting = new Map(sort.map(({ key, descending }, index) => [key, { sort: descending === true ? ('desc' as const) : ('asc' as const), sortIndex: index }]));
  const named = columns.map(({ key, width, hidden, pinned }): ColumnState => ({
    colId: key,
    hide: hidden === true,
    pinned: pinned ?? null,
    sort: null,
    ...(width === undefined || width < 1 ? {} : { width }),
    ...sorting.get(key),
  }));
  const known = new Set(columns.map(({ key }) => key));
  const unnamed = [...sorting].filter(([key]) => !known.has(key)).map(([colId, each]): ColumnState => ({ colId, ...each }));
  api.applyColumnState({ state: [{ colId: rowNumberKey }, ...named, ...unnamed], applyOrder: true, defaultState: { sort: null } });
}
