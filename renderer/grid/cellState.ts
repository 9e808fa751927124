/** Which marks a cell carries because of what it holds, as CSS classes; those of the selection are in `paint.ts`. Looked up by AG Grid whenever it refreshes a cell; marks never depend on painting order. */
import type { CellClassParams, CellClassRules } from 'ag-grid-community';
import type { Row } from '../../shared/columns/define.ts';
import { measure } from '../../shared/measures/registry.ts';
import { isTypedOver, showsDefault } from './sheet.ts';
import type { Sheet, SheetColumn, SheetData } from './sheet.ts';

/** What the marks are read from; the grid changes these in place and refreshes the cells concerned. */
export interface MarkSources {
  readonly sheet: Sheet;
  data(): SheetData;
  isHit(row: Row, key: string): boolean;
  /** Whether a number can be shown whole in its column. */
  fits(text: string, cellWidth: number): boolean;
  /** Whether a filter of its own narrows the column. */
  isFiltered(key: string): boolean;
}

type Rule = (params: CellClassParams<Row>) => boolean;

export function columnRules(column: SheetColumn, sources: MarkSources): CellClassRules<Row> {
  const { sheet } = sources;
  const given = (rule: (row: Row, data: SheetData) => boolean): Rule => ({ data: row }) => row !== undefined && rule(row, sources.data());
  const always: CellClassRules<Row> = {
    'is-hit': given((row) => sources.isHit(row, column.key)),
    ...(sheet.table === 'firms' && (column.measure !== null || column === sheet.columns[0]) ? stateRules(sources) : {}),
  };
  if (column.term === null) return { ...always, ...toneRules(column, sources) };
  return {
    ...always,
    'is-not-applicable': given((row) => !sheet.applies(row, column)),
    'is-default': given((row) => showsDefault(row, column)),
    'is-overridden': given((row, data) => isTypedOver(row, column) || data.isOverridden(row.id, column.key)),
    'has-note': given((row, data) => data.hasNote(row.id, column.key)),
    'has-problem': given((row, data) => data.hasProblem(row.id, column.key)),
  };
}

/** How good a choice of results is: an icon by its shape, a word, and a colour, so that none has to be told by colour alone. */
function toneRules({ measure: shown }: SheetColumn, sources: MarkSources): CellClassRules<Row> {
  const toned = shown?.options?.filter(({ tone }) => tone !== undefined) ?? [];
  return Object.fromEntries(toned.map(({ id, tone }): [string, Rule] => [`tone-${tone ?? ''}`, ({ data: row }) => row !== undefined && shown !== null && sources.data().measured(row.id, shown) === id]));
}

/** Failed and blocked rows: name and results carry the mark, inputs stay readable. */
export function stateRules(sources: MarkSources): CellClassRules<Row> {
  const stateMeasure = measure('state');
  const is = (state: string): Rule => ({ data: row }) => row !== undefined && sources.data().measured(row.id, stateMeasure) === state;
  return { 'is-failed': is('failed'), 'is-blocked': is('blocked'), 'is-fragile': ({ data: row }) => row !== undefined && sources.data().doubt(row.id) !== null, 'is-failing': ({ data: row }) => row !== undefined && sources.data().failsNow(row.id) };
}
