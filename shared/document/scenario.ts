/**
 * A scenario laid over the workbook.
 *
 * Owns: which cells a scenario changes and what they then hold. Does not own: drivers and forced failures, which change no
 * cell (`engine/`), or writing overrides (`commands/`). The workbook is never changed: rows without overrides are the same objects.
 */
import type { CellValue, Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import type { Override, Scenario } from '../drivers/scenario.ts';
import type { CellTable, Workbook } from './document.ts';
import { tableOf, targetOf, termOf } from './document.ts';

/** The cells of a workbook as a scenario sees them. */
export type OverlaidTables = Pick<Workbook, CellTable>;

/** A word for one cell, to look overrides up by. */
export function cellKey(table: CellTable, id: string, key: string): string {
  return JSON.stringify([targetOf(table), table === 'market' ? '' : id, key]);
}

/** The word of the cell that an override is of. */
export function overrideKey(override: Override): string {
  return JSON.stringify([override.target, override.target === 'market' ? '' : (override.id ?? ''), override.field]);
}

/** The overrides of a scenario by `cellKey`; of two of one cell, which is a problem, the last one. */
export function overriddenCells(scenario: Scenario): ReadonlyMap<string, Override> {
  return new Map(scenario.overrides.map((override) => [overrideKey(override), override]));
}

/** What a cell holds under an override (design/model.md 2.4): null is blank. */
export function overriddenValue(row: Row, term: Term, override: Override): CellValue {
  if (override.scale === undefined) return override.value ?? null;
  const given = valueOf(row, term);
  return typeof given === 'number' ? given * override.scale : given;
}

/**
 * Market, firms and contracts with a scenario's overrides put in. Overrides of rows or columns that do not exist, or that
 * no scenario may override, change nothing here; `problems.ts` lists them.
 */
export function overlay(workbook: Workbook, scenario: Scenario): OverlaidTables {
  if (scenario.overrides.length === 0) return workbook;
  const changes: Record<CellTable, Map<string, [Term, Override][]>> = { market: new Map(), firms: new Map(), contracts: new Map() };
  for (const override of overriddenCells(scenario).values()) {
    const table = tableOf(override.target);
    const term = termOf(table, override.field);
    if (term === undefined || !term.overridable) continue;
    const id = table === 'market' ? 'market' : (override.id ?? '');
    const ofRow = changes[table].get(id);
    if (ofRow === undefined) changes[table].set(id, [[term, override]]);
    else ofRow.push([term, override]);
  }
  const change = <R extends Row>(row: R, table: CellTable): R => {
    const ofRow = changes[table].get(row.id);
    if (ofRow === undefined) return row;
    return { ...row, ...Object.fromEntries(ofRow.map(([term, override]) => [term.key, overriddenValue(row, term, override)])) };
  };
  return {
    market: change(workbook.market, 'market'),
    firms: changes.firms.size === 0 ? workbook.firms : workbook.firms.map((row) => change(row, 'firms')),
    contracts: changes.contracts.size === 0 ? workbook.contracts : workbook.contracts.map((row) => change(row, 'contracts')),
  };
}
