/**
 * What the calculation worker has to be told of the model: only what changed since it was told last.
 *
 * Owns: finding the changes and putting them in. Rows are immutable and keep their identity while nothing in them changes
 * (`document/patch.ts`), so that a large workbook costs one comparison of references an edit and not a copy of itself.
 */
import { assert } from '../base/assert.ts';
import type { Row } from '../columns/define.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineModel } from '../engine/overrides.ts';

/** A model and the scenario under which it is run. */
export interface CalculatedModel extends EngineModel {
  readonly scenario: Scenario;
}

/** The rows of a table. */
export type TableUpdate =
  | { readonly kind: 'all'; readonly rows: readonly Row[] }
  /** The same rows in the same places, but for these. */
  | { readonly kind: 'changed'; readonly places: Int32Array; readonly rows: readonly Row[] }
  /** Rows came, went or moved: by place the former place of the row, or -1 for the next one of `rows`. */
  | { readonly kind: 'moved'; readonly from: Int32Array; readonly rows: readonly Row[] };

/** Null: as before. */
export interface ModelUpdate {
  readonly market: Row | null;
  readonly firms: TableUpdate | null;
  readonly contracts: TableUpdate | null;
  readonly scenario: Scenario | null;
}

/** What leads from one model to the next; everything when there was none. */
export function modelUpdate(before: CalculatedModel | null, after: CalculatedModel): ModelUpdate {
  const { market, scenario } = after;
  return {
    market: before?.market === market ? null : market,
    firms: tableUpdate(before?.firms ?? null, after.firms),
    contracts: tableUpdate(before?.contracts ?? null, after.contracts),
    scenario: before?.scenario === scenario ? null : scenario,
  };
}

/**
 * The model after an update; rows that it does not name are the same objects.
 *
 * @throws if there is no model yet and the update does not bring everything (a bug: updates belong to one worker, in order)
 */
export function updatedModel(before: CalculatedModel | null, update: ModelUpdate): CalculatedModel {
  const market = update.market ?? before?.market;
  const scenario = update.scenario ?? before?.scenario;
  assert(market !== undefined && scenario !== undefined, 'the first update brings everything');
  return { market, scenario, firms: updatedRows(before?.firms, update.firms), contracts: updatedRows(before?.contracts, update.contracts) };
}

function tableUpdate(before: readonly Row[] | null, after: readonly Row[]): TableUpdate | null {
  if (before === after) return null;
  if (before === null) return { kind: 'all', rows: after };
  if (before.length === after.length && after.every((row, place) => row.id === before[place]?.id)) {
    const places = Int32Array.from(after.keys()).filter((place) => after[place] !== before[place]);
    return { kind: 'changed', places, rows: rowsAt(after, places) };
  }
  const former = new Map(before.map((row, place) => [row, place]));
  const from = Int32Array.from(after, (row) => former.get(row) ?? -1);
  return { kind: 'moved', from, rows: after.filter((_row, place) => from[place] === -1) };
}

function rowsAt(rows: readonly Row[], places: Int32Array): readonly Row[] {
  return Array.from(places, (place) => rows[place]).filter((row) => row !== undefined);
}

function updatedRows(before: readonly Row[] | undefined, update: TableUpdate | null): readonly Row[] {
  if (update === null || update.kind === 'all') {
    const rows = update?.rows ?? before;
    assert(rows !== undefined, 'the first update brings everything');
    return rows;
  }
  assert(before !== undefined, 'the first update brings everything');
  const next = update.rows[Symbol.iterator]();
  const brought = (): Row => {
    const row: Row | undefined = next.next().value;
    assert(row !== undefined, 'an update brings each row that it names');
    return row;
  };
  if (update.kind === 'changed') {
    const rows = [...before];
    for (const place of update.places) rows[place] = brought();
    return rows;
  }
  return Array.from(update.from, (place) => {
    const row = place === -1 ? brought() : before[place];
    assert(row !== undefined, 'an update names rows that were there');
    return row;
  });
}
