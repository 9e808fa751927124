/**
 * Where the values of a person's own columns are: in the file in a firm's object `custom`, in memory beside its other cells under
 * `custom.` and the column's id, so that whatever sets, copies, undoes or remarks on cells treats them as cells.
 */
import type { JsonObject } from '../base/json.ts';
import { isJsonObject } from '../base/json.ts';
import type { Row } from '../columns/define.ts';
import { userColumnId, userKey } from '../rules/userColumn.ts';

const field = 'custom';

/** A row as read from a file with its own values as cells. Anything but an object with entries stays as it is. */
export function withCustomCells(row: Row): Row {
  const custom = row[field];
  if (!isJsonObject(custom as JsonObject) || Object.keys(custom as JsonObject).length === 0) return row;
  const { [field]: _custom, ...rest } = row;
  // From entries, not by assignment: that would set the prototype for a column named __proto__.
  return Object.fromEntries([...Object.entries(rest), ...Object.entries(custom as JsonObject).map(([id, value]) => [userKey(id), value])]) as unknown as Row;
}

/** A row's fields as they are written: its own values in one object, by id in an order that does not depend on when they came. */
export function withCustomObject(entries: readonly (readonly [string, unknown])[]): readonly (readonly [string, unknown])[] {
  const custom = entries.flatMap(([key, value]): (readonly [string, unknown])[] => {
    const id = userColumnId(key);
    return id === null ? [] : [[id, value]];
  });
  if (custom.length === 0) return entries;
  // Only an object that was empty in the file can still be there.
  const others = entries.filter(([key]) => userColumnId(key) === null && key !== field);
  return [...others, [field, Object.fromEntries(custom)]];
}
