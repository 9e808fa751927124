/** Ids and names for new rows: derived from what is there, so that the same command on the same workbook gives the same file. */
import type { RowTable, Workbook } from './document.ts';
import { nameKey, rowsOf } from './document.ts';

const prefixes = { firms: 'f', contracts: 'c', scenarios: 's', notes: 'n', columns: 'u', views: 'v', analyses: 'a', charts: 'g', reports: 'p', recipes: 'r' } as const satisfies Record<RowTable, string>;

/** The next `count` free ids of a table: one above the largest number in use, so that a removed row's id is rarely given again. */
export function nextIds(workbook: Workbook, table: RowTable, count: number): readonly string[] {
  const prefix = prefixes[table];
  let largest = 0;
  for (const { id } of rowsOf(workbook, table)) {
    const number = id.startsWith(prefix) && /^[0-9]{1,12}$/.test(id.slice(1)) ? Number(id.slice(1)) : 0;
    if (number > largest) largest = number;
  }
  return Array.from({ length: count }, (_, index) => `${prefix}${largest + 1 + index}`);
}

/** `name`, or `name (2)`, `name (3)` … when it is taken. The result is then taken too. */
export function freeName(name: string, taken: Set<string>): string {
  const base = name.replace(/ \([0-9]+\)$/, '');
  let candidate = name;
  for (let number = 2; taken.has(nameKey(candidate)); number += 1) candidate = `${base} (${number})`;
  taken.add(nameKey(candidate));
  return candidate;
}

/** The names in use in a table, as `freeName` wants them. */
export function takenNames(rows: readonly { readonly name?: string | null }[]): Set<string> {
  return new Set(rows.map(({ name }) => nameKey(name ?? '')));
}
