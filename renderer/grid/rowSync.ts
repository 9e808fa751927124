/** Brings AG Grid's rows up to date with as little as possible: a changed row is handed over alone, order and scroll stay. */
import type { GridApi } from 'ag-grid-community';
import type { Row } from '../../shared/columns/define.ts';

/** Above this many changed rows one hand-over of all costs less than one each. */
const singlyUpTo = 400;

/** The rows that were not there before. */
export function addedIds(before: readonly Row[], after: readonly Row[]): readonly string[] {
  if (before === after || after.length <= before.length) return [];
  const known = new Set(before.map(({ id }) => id));
  return after.flatMap(({ id }) => (known.has(id) ? [] : [id]));
}

/** @returns whether rows came, went or moved, so that places on the screen mean other rows now */
export function syncRows(api: GridApi<Row>, before: readonly Row[], after: readonly Row[]): boolean {
  if (before === after) return false;
  const sameOrder = before.length === after.length && after.every((row, index) => row.id === before[index]?.id);
  const changed = sameOrder ? after.filter((row, index) => row !== before[index]) : [];
  if (sameOrder && changed.length <= singlyUpTo) {
    // A sorted view keeps its order while somebody types in it, as in a spreadsheet.
    for (const row of changed) api.getRowNode(row.id)?.updateData(row);
    return false;
  }
  api.setGridOption('rowData', [...after]);
  return true;
}
