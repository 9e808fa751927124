/** Which rows a filter lets through. Pure: reads the snapshot of the sheet; AG Grid asks it for every row. */
import type { Row } from '../../shared/columns/define.ts';
import { valueOf } from '../../shared/columns/define.ts';
import type { ColumnFilter, QuickFilter, SheetFilter } from '../../shared/document/savedView.ts';
import type { MeasureValue } from '../../shared/measures/define.ts';
import { measure } from '../../shared/measures/registry.ts';
import { userColumnId } from '../../shared/rules/userColumn.ts';
import { searchForm } from './search.ts';
import { cellText, heldValue } from './sheet.ts';
import type { Sheet, SheetColumn, SheetData } from './sheet.ts';

/** A test of one row; filters on columns that the sheet does not have hold for every row. */
export function rowTest(filter: SheetFilter, sheet: Sheet, data: () => SheetData, textOf: (row: Row) => string): (row: Row) => boolean {
  const conditions = filter.columns.flatMap((each) => {
    const column = sheet.columns.find(({ key }) => key === each.key);
    return column === undefined ? [] : [columnTest(each, column, sheet, data)];
  });
  const wanted = searchForm(filter.text.trim());
  return (row) =>
    conditions.every((condition) => condition(row)) &&
    (filter.only.length === 0 || filter.only.some((sort) => isOfSort(sort, row, sheet, data))) &&
    (wanted === '' || textOf(row).includes(wanted));
}

/**
 * The words of a row, as they are compared: its inputs and the results that are words; calculated numbers change with every edit.
 * Rows are immutable, so this is worked out once a row until the language or the name of a firm changes.
 */
export function rowTexts(sheet: Sheet, data: () => SheetData): (row: Row) => string {
  const inputs = sheet.columns.filter(({ term, isRule }) => term !== null && !isRule);
  const words = sheet.columns.filter(({ measure: each, isRule, align }) => each?.kind === 'choice' || (isRule && align === 'left'));
  let known = new WeakMap<Row, string>();
  let basis: readonly unknown[] = [];
  const join = (columns: readonly SheetColumn[], row: Row): string => searchForm(columns.map((column) => cellText(data(), sheet, row, column)).join('\n'));
  return (row) => {
    // Language, currency and names of firms.
    const now = data().paintedBy.slice(0, 3);
    if (now.some((each, index) => each !== basis[index])) known = new WeakMap();
    basis = now;
    const text = known.get(row) ?? join(inputs, row);
    known.set(row, text);
    return `${text}\n${join(words, row)}`;
  };
}

/** Whether a filter looks at results, which change without the row. */
export function followsResults({ columns, text, only }: SheetFilter): boolean {
  return text.trim() !== '' || only.some((sort) => sort === 'failed' || sort === 'breach' || sort === 'problem') || columns.some(({ key }) => key.startsWith('result.') || userColumnId(key) !== null);
}

const state = measure('state');

function isOfSort(sort: QuickFilter, row: Row, sheet: Sheet, data: () => SheetData): boolean {
  switch (sort) {
    case 'failed':
    case 'breach': {
      const firms = sheet.table === 'firms' ? [row.id] : [row['from'], row['to']];
      return firms.some((id) => typeof id === 'string' && data().measured(id, state) === (sort === 'failed' ? 'failed' : 'blocked'));
    }
    case 'overridden':
      return sheet.columns.some((column) => column.term !== null && data().isOverridden(row.id, column.key));
    case 'problem':
      return sheet.columns.some((column) => data().hasProblem(row.id, column.key));
  }
}

function columnTest(filter: ColumnFilter, column: SheetColumn, sheet: Sheet, data: () => SheetData): (row: Row) => boolean {
  const text = searchForm(filter.text ?? '');
  const values = new Set(filter.values ?? []);
  const shown = (row: Row): string => searchForm(cellText(data(), sheet, row, column));
  const number = (row: Row): number => {
    const value = effectiveValue(row, column, data);
    return typeof value === 'number' ? value : NaN;
  };
  const { value = NaN, to = NaN } = filter;
  switch (filter.is) {
    case 'contains':
      return (row) => shown(row).includes(text);
    case 'excludes':
      return (row) => !shown(row).includes(text);
    case 'equals':
      return filter.value === undefined ? (row) => shown(row) === text : (row) => number(row) === value;
    case 'startsWith':
      return (row) => shown(row).startsWith(text);
    case 'oneOf':
      return (row) => values.has(valueWord(row, column, data));
    case 'above':
      return (row) => number(row) > value;
    case 'atLeast':
      return (row) => number(row) >= value;
    case 'below':
      return (row) => number(row) < value;
    case 'atMost':
      return (row) => number(row) <= value;
    case 'differs':
      return (row) => number(row) !== value;
    case 'between':
      return (row) => number(row) >= Math.min(value, to) && number(row) <= Math.max(value, to);
    case 'blank':
      return (row) => isBlank(row, column, data);
    case 'filled':
      return (row) => !isBlank(row, column, data);
    default:
      // A condition of a later version is kept in the file and lets every row through.
      return () => true;
  }
}

/** What counts in comparisons: a blank cell counts as the default that it stands for. */
function effectiveValue(row: Row, column: SheetColumn, data: () => SheetData): MeasureValue | boolean {
  if (column.measure !== null) return data().measured(row.id, column.measure);
  if (column.term === null) return null;
  return column.isRule ? heldValue(data(), row, column, column.term) : valueOf(row, column.term);
}

/** The word under which a checklist holds a value; blank is the empty word. */
export function valueWord(row: Row, column: SheetColumn, data: () => SheetData): string {
  const value = effectiveValue(row, column, data);
  return value === null ? '' : String(value);
}

function isBlank(row: Row, column: SheetColumn, data: () => SheetData): boolean {
  return column.measure !== null ? data().measured(row.id, column.measure) === null : column.term === null || heldValue(data(), row, column, column.term) === null;
}
