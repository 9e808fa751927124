/** What is done to the columns of the selection: sorting, freezing, hiding, fitting, filtering. Ways of looking, none of them undone. */
import type { ColumnState } from 'ag-grid-community';
import type { ColumnFilter } from '../../shared/document/savedView.ts';
import { showToast } from '../state/toasts.ts';
import { translate } from '../state/translate.ts';
import { rowNumberKey } from './columnDefs.ts';
import type { GridCore } from './core.ts';
import { blocks } from './ranges.ts';
import { valueWord } from './rowFilter.ts';
import type { SheetColumn } from './sheet.ts';
import { looks, viewDialog } from './viewState.ts';

/** Frozen columns leave at least this many pixels of the table for those that scroll. */
const leastScrolling = 180;

/** The columns in which something is selected, in the order shown. */
export function selectedColumns(core: GridCore): readonly SheetColumn[] {
  const selection = core.selection();
  if (selection === null) return [];
  return core.columns().filter((_column, index) => blocks(selection).some(({ left, right }) => index >= left && index <= right));
}

function cursorColumn(core: GridCore): SheetColumn | undefined {
  const selection = core.selection();
  return selection === null ? undefined : core.columns()[selection.cursor.column];
}

export function sortByColumn(core: GridCore, sort: 'asc' | 'desc'): void {
  const column = cursorColumn(core);
  if (column !== undefined) core.api.applyColumnState({ state: [{ colId: column.key, sort }], defaultState: { sort: null } });
}

export function clearSort(core: GridCore): void {
  core.api.applyColumnState({ defaultState: { sort: null } });
}

/** Keeps the columns up to the last selected one in sight at the left; those behind it scroll. */
export function freezeColumns(core: GridCore): void {
  const last = selectedColumns(core).at(-1);
  const state = core.api.getColumnState().filter(({ colId, hide, pinned }) => colId !== rowNumberKey && hide !== true && pinned !== 'right');
  const shown = core.columns().map(({ key }) => key);
  const inOrder = state.toSorted((a, b) => shown.indexOf(a.colId) - shown.indexOf(b.colId));
  const end = inOrder.findIndex(({ colId }) => colId === last?.key);
  if (end < 0) return;
  const frozen = inOrder.slice(0, end + 1);
  const rest = core.api.getColumnState().filter(({ pinned }) => pinned === 'right').reduce((sum, { width, hide }) => sum + (hide === true ? 0 : (width ?? 0)), 0);
  if (frozen.reduce((sum, { width }) => sum + (width ?? 0), rest) > core.host.clientWidth - leastScrolling) {
    showToast('info', () => translate('columns.tooWide'));
    return;
  }
  const pin = ({ colId }: ColumnState, index: number): ColumnState => ({ colId, pinned: index <= end || core.sheet.pinned.includes(colId) ? 'left' : null });
  core.api.applyColumnState({ state: inOrder.map(pin) });
}

export function hasFrozen(core: GridCore): boolean {
  return core.api.getColumnState().some(({ colId, pinned }) => pinned === 'left' && colId !== rowNumberKey && !core.sheet.pinned.includes(colId));
}

/** Only the columns that say which row it is stay frozen. */
export function unfreezeColumns(core: GridCore): void {
  const state = core.api.getColumnState().filter(({ colId, pinned }) => pinned === 'left' && colId !== rowNumberKey && !core.sheet.pinned.includes(colId));
  core.api.applyColumnState({ state: state.map(({ colId }) => ({ colId, pinned: null })) });
}

/** The first column stays: it says which row it is. */
export function hideColumns(core: GridCore): void {
  const first = core.sheet.columns[0]?.key;
  core.api.setColumnsVisible(selectedColumns(core).map(({ key }) => key).filter((key) => key !== first), false);
}

export function showAllColumns(core: GridCore): void {
  core.api.setColumnsVisible(core.sheet.columns.map(({ key }) => key), true);
}

export function openColumnFilter(core: GridCore): void {
  const column = cursorColumn(core);
  if (column !== undefined) viewDialog.value = { kind: 'filter', key: column.key };
}

/** Only rows that hold in the cursor's column what its cell holds. */
export function filterByCell(core: GridCore): void {
  const selection = core.selection();
  const row = selection === null ? null : core.rowAt(selection.cursor.row);
  const column = cursorColumn(core);
  if (row === null || column === undefined) return;
  setColumnFilter(core, column.key, { key: column.key, is: 'oneOf', values: [valueWord(row, column, core.data)] });
}

/** Puts a condition on a column in place of the one it had; null takes it away. */
export function setColumnFilter(core: GridCore, key: string, filter: ColumnFilter | null): void {
  const look = looks[core.sheet.table];
  const others = look.filter.peek().columns.filter((each) => each.key !== key);
  look.filter.value = { ...look.filter.peek(), columns: filter === null ? others : [...others, filter] };
}
