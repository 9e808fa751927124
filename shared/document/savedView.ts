/**
 * A saved way of looking at a sheet: which columns, in which order and width, what stays in sight, sorting and filters.
 * Owns the shape as it stands in the file. Does not own what a filter lets through (`renderer/grid/rowFilter.ts`). A view
 * changes no input and no result; columns and filters that this version does not know are kept and passed over.
 */
import type { Row } from '../columns/define.ts';

export interface ViewColumn {
  /** A term's key, or `result.` and a measure's. */
  readonly key: string;
  /** Pixels. */
  readonly width?: number;
  readonly hidden?: boolean;
  /** The edge at which it stays in sight. */
  readonly pinned?: 'left' | 'right';
}

export interface ViewSort {
  readonly key: string;
  readonly descending?: boolean;
}

/** How a filter compares. `oneOf` holds for the listed values, `blank` for cells in which nothing is given. */
export const filterOperators = ['contains', 'excludes', 'equals', 'startsWith', 'oneOf', 'above', 'atLeast', 'below', 'atMost', 'differs', 'between', 'blank', 'filled'] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** A condition on one column; all conditions of a sheet have to hold. */
export interface ColumnFilter {
  readonly key: string;
  readonly is: FilterOperator;
  readonly text?: string;
  /** In the unit of the document, as in cells; `to` is the upper end of `between`, both ends included. */
  readonly value?: number;
  readonly to?: number;
  /** Ids of options and firms, `true` and `false`, or texts; the empty word stands for blank. */
  readonly values?: readonly string[];
}

/** Rows of one sort alone; of several, a row of any of them. */
export const quickFilters = ['failed', 'breach', 'overridden', 'problem'] as const;
export type QuickFilter = (typeof quickFilters)[number];

export interface SheetFilter {
  readonly columns: readonly ColumnFilter[];
  /** Some column shown has this text; empty for any. */
  readonly text: string;
  readonly only: readonly QuickFilter[];
}

export const noFilter: SheetFilter = { columns: [], text: '', only: [] };

export function isFiltering({ columns, text, only }: SheetFilter): boolean {
  return columns.length > 0 || text.trim() !== '' || only.length > 0;
}

/** What a view says, without its id and name. */
export interface ViewContent {
  readonly table: 'firms' | 'contracts';
  /** In the order shown; columns that are not listed follow as they are. */
  readonly columns: readonly ViewColumn[];
  /** The first one counts most. */
  readonly sort: readonly ViewSort[];
  readonly filter: SheetFilter;
}

export type SavedView = Row & ViewContent & { readonly name: string };
