/**
 * A row as one line of a workbook file: known fields in the order of their registry, then the others by name, whatever the order in
 * memory.
 */
import type { Row } from '../columns/define.ts';
import { firmTerms } from '../columns/terms/registry.ts';
import { contractTerms } from '../contracts/registry.ts';
import { drivers } from '../drivers/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { marketTerms } from '../market/registry.ts';
import type { UserColumn } from '../rules/userColumn.ts';
import { withCustomObject } from './customValues.ts';
import type { AnyRow, RowTable } from './document.ts';
import { jsonText, objectText } from './jsonText.ts';

/** Known fields with their places, in their order. */
type Order = ReadonlyMap<string, number>;

function orderOf(keys: readonly string[]): Order {
  return new Map(keys.map((key, place) => [key, place]));
}

const firmOrder = orderOf(['id', ...firmTerms.map(({ key }) => key)]);
const contractOrder = orderOf(['id', ...contractTerms.map(({ key }) => key)]);
const scenarioOrder = orderOf(['id', 'name', 'parent', 'locked', 'drivers', 'overrides', 'failures']);
const driverOrder = orderOf(drivers.map(({ key }) => key));
const columnOrder = orderOf(['id', 'name', 'type', 'formula', 'help']);
const viewOrder = orderOf(['id', 'name', 'table', 'columns', 'sort', 'filter']);
const noteOrder = orderOf(['id', 'target', 'row', 'field', 'text', 'source', 'date', 'author', 'assumed', 'value']);
const analysisOrder = orderOf(['id', 'name', 'kind', 'scenario', 'parameters']);
const chartOrder = orderOf(['id', 'name', 'chart', 'scenarios', 'firms', 'quarter', 'marks', 'scale', 'parameters']);
const reportOrder = orderOf(['id', 'name', 'template', 'scenario', 'paper', 'languages', 'footer', 'logo', 'exported', 'sections']);
const recipeOrder = orderOf(['id', 'name', 'table', 'encoding', 'separator', 'sheet', 'headerRow', 'numbers', 'existing', 'columns']);
const marketOrder = orderOf(marketTerms.map(({ key }) => key));

interface WrittenTable {
  readonly table: RowTable;
  readonly text: (row: never) => string;
  /** Whether the table is written although it is empty. */
  readonly always: boolean;
}

/** The tables in the order of the file. */
export const writtenTables: readonly WrittenTable[] = [
  { table: 'firms', text: firmText, always: true },
  { table: 'contracts', text: lineOf(contractOrder), always: true },
  { table: 'scenarios', text: scenarioText, always: true },
  { table: 'notes', text: lineOf(noteOrder), always: true },
  { table: 'columns', text: columnText, always: false },
  { table: 'views', text: lineOf(viewOrder), always: false },
  { table: 'recipes', text: lineOf(recipeOrder), always: false },
  { table: 'analyses', text: lineOf(analysisOrder), always: false },
  { table: 'charts', text: lineOf(chartOrder), always: false },
  { table: 'reports', text: lineOf(reportOrder), always: false },
];

/** The market without its id, which every workbook's has. */
export function marketText(market: object): string {
  return rowText(market, marketOrder);
}

function lineOf(order: Order): (row: AnyRow) => string {
  return (row) => rowText(row, order);
}

function rowText(row: object, order: Order): string {
  return isWrittenAsIs(row, order) ? JSON.stringify(row) : objectText(inOrder(row, order));
}

/**
 * Whether `JSON.stringify` gives a row's very line, in a third of the time: no other fields than the known ones, in their order, plain
 * values, and none that it writes otherwise than we do (-0, infinity).
 */
function isWrittenAsIs(row: object, order: Order): boolean {
  let last = -1;
  for (const key of Object.keys(row)) {
    const place = order.get(key);
    if (place === undefined || place < last) return false;
    last = place;
    const value = (row as { readonly [field: string]: unknown })[key];
    if (typeof value === 'number' ? !Number.isFinite(value) || Object.is(value, -0) : typeof value !== 'string' && typeof value !== 'boolean') return false;
  }
  return true;
}

function firmText(row: Row): string {
  return isWrittenAsIs(row, firmOrder) ? JSON.stringify(row) : objectText(withCustomObject(inOrder(row, firmOrder)));
}

/** A column that is known by its name, as other programs write them, stays so. */
function columnText({ id, ...column }: UserColumn): string {
  return rowText(id === column.name ? column : { id, ...column }, columnOrder);
}

function inOrder(row: object, order: Order): readonly (readonly [string, unknown])[] {
  const given = row as { readonly [field: string]: unknown };
  const entries: (readonly [string, unknown])[] = [];
  for (const key of order.keys()) if (Object.hasOwn(given, key)) entries.push([key, given[key]]);
  // Most rows have no fields of other programs.
  if (entries.length === Object.keys(given).length) return entries;
  const others = Object.entries(given).filter(([key]) => !order.has(key));
  return [...entries, ...others.toSorted(byKey)];
}

function scenarioText(scenario: Scenario): string {
  const entries = inOrder(scenario, scenarioOrder).filter(([, value]) => value !== undefined);
  const texts = entries.map(([key, value]) => `${jsonText(key)}:${key === 'drivers' ? rowText(scenario.drivers, driverOrder) : jsonText(value)}`);
  return `{${texts.join(',')}}`;
}

/** By UTF-16 units: the same on every machine, unlike a locale's order. */
export function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
