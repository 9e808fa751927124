/**
 * The filter of a mounted grid: what is let through, and the rows that stay in sight all the same.
 * A filter is a way of looking; it is no step of undo. Rows that are added or asked for while it is on are shown, or an edit
 * would vanish under the hand that made it.
 */
import type { GridApi } from 'ag-grid-community';
import type { Row } from '../../shared/columns/define.ts';
import { isFiltering, noFilter } from '../../shared/document/savedView.ts';
import type { SheetFilter } from '../../shared/document/savedView.ts';
import { rowTest, rowTexts } from './rowFilter.ts';
import type { Sheet, SheetData } from './sheet.ts';

export interface Filtering {
  filter(): SheetFilter;
  isActive(): boolean;
  isFiltered(key: string): boolean;
  passes(row: Row): boolean;
  /** Filters anew by other conditions. */
  set(api: GridApi<Row>, next: SheetFilter): void;
  /** Filters anew by the same ones: results or rows have changed. The row being worked on stays in sight. */
  again(api: GridApi<Row>, keptId: string | null): void;
  /** Shows rows whatever the filter says. */
  keep(ids: readonly string[]): void;
}

export function createFiltering(sheet: Sheet, data: () => SheetData): Filtering {
  let current = noFilter;
  let test: (row: Row) => boolean = () => true;
  const kept = new Set<string>();
  const textOf = rowTexts(sheet, data);
  const apply = (api: GridApi<Row>): void => {
    test = rowTest(current, sheet, data, textOf);
    api.onFilterChanged();
  };
  return {
    filter: () => current,
    isActive: () => isFiltering(current),
    isFiltered: (key) => current.columns.some((each) => each.key === key),
    passes: (row) => kept.has(row.id) || test(row),
    set: (api, next) => {
      const isAnother = isFiltering(current) || isFiltering(next);
      current = next;
      kept.clear();
      if (!isAnother) return;
      apply(api);
      api.refreshHeader();
    },
    again: (api, keptId) => {
      if (!isFiltering(current)) return;
      if (keptId !== null) kept.add(keptId);
      apply(api);
    },
    keep: (ids) => {
      for (const id of ids) kept.add(id);
    },
  };
}
