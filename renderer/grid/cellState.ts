/** Which marks a cell carries, as CSS classes. Looked up by AG Grid whenever it refreshes a cell; marks never depend on painting order. */
import type { CellClassParams, CellClassRules } from 'ag-grid-community';
import type { Row } from '../../shared/columns/define.ts';
import { measure } from '../../shared/measures/registry.ts';
import type { Selection } from './ranges.ts';
import { contains } from './ranges.ts';
import { showsDefault } from './sheet.ts';
import type { Sheet, SheetColumn, SheetData } from './sheet.ts';

/** What the marks are read from; the grid changes these in place and refreshes the cells concerned. */
export interface MarkSources {
  readonly sheet: Sheet;
  data(): SheetData;
  selection(): Selection | null;
  columnIndex(key: string): number;
  isHit(row: Row, key: string): boolean;
}

type Rule = (params: CellClassParams<Row>) => boolean;

/** Marks of the selection: all columns have them, the row numbers too. */
export function selectionRules(key: string, sources: MarkSources): CellClassRules<Row> {
  return {
    'is-selected': ({ rowIndex }) => {
      const selection = sources.selection();
      return selection !== null && contains(selection, rowIndex, sources.columnIndex(key));
    },
    'is-cursor': ({ rowIndex }) => {
      const cursor = sources.selection()?.cursor;
      return cursor !== undefined && cursor.row === rowIndex && cursor.column === sources.columnIndex(key);
    },
  };
}

export function columnRules(column: SheetColumn, sources: MarkSources): CellClassRules<Row> {
  const { sheet } = sources;
  const given = (rule: (row: Row, data: SheetData) => boolean): Rule => ({ data: row }) => row !== undefined && rule(row, sources.data());
  const always: CellClassRules<Row> = {
    ...selectionRules(column.key, sources),
    'is-hit': given((row) => sources.isHit(row, column.key)),
    ...(sheet.table === 'firms' && (column.measure !== null || column === sheet.columns[0]) ? stateRules(sources) : {}),
  };
  if (column.term === null) return always;
  return {
    ...always,
    'is-not-applicable': given((row) => !sheet.applies(row, column)),
    'is-default': given((row) => showsDefault(row, column)),
    'is-overridden': given((row, data) => data.isOverridden(row.id, column.key)),
    'has-note': given((row, data) => data.hasNote(row.id, column.key)),
    'has-problem': given((row, data) => data.hasProblem(row.id, column.key)),
  };
}

/** Failed and blocked rows: name and results carry the mark, inputs stay readable. */
export function stateRules(sources: MarkSources): CellClassRules<Row> {
  const stateMeasure = measure('state');
  const is = (state: string): Rule => ({ data: row }) => row !== undefined && sources.data().measured(row.id, stateMeasure) === state;
  return { 'is-failed': is('failed'), 'is-blocked': is('blocked') };
}
