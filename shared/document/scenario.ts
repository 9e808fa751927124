/**
 * A scenario laid over the workbook.
 *
 * Owns: which cells a scenario changes. Does not own: what an override makes of a cell (`engine/overrides.ts`), drivers and forced failures, which change no
 * cell (`engine/`), or writing overrides (`commands/`). The workbook is never changed: rows without overrides are the same objects.
 */
import type { CellValue, Row, Term } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import type { Override, Scenario } from '../drivers/scenario.ts';
import { overridden, withOverrides } from '../engine/overrides.ts';
import type { CellTable, Workbook } from './document.ts';
import { targetOf } from './document.ts';

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

/** The overrides of a scenario by `cellKey`; of two of one cell, which is a problem, the first one, as in the engine. */
export function overriddenCells(scenario: Scenario): ReadonlyMap<string, Override> {
  return new Map(scenario.overrides.toReversed().map((override) => [overrideKey(override), override]));
}

/** What a cell holds under an override (null is blank); what it holds anyway when the override makes no sense. */
export function overriddenValue(row: Row, term: Term, override: Override): CellValue {
  const value = overridden(row, term, override);
  return value === undefined ? valueOf(row, term) : value;
}

/** The market and the rows that a scenario's overrides name: few, however long the tables are. */
export function namedByOverrides(workbook: Workbook, scenario: Scenario): OverlaidTables {
  const ids = { firm: new Set<unknown>(), contract: new Set<unknown>(), market: new Set<unknown>() };
  for (const { target, id } of scenario.overrides) ids[target].add(id);
  return {
    market: workbook.market,
    firms: ids.firm.size === 0 ? [] : workbook.firms.filter(({ id }) => ids.firm.has(id)),
    contracts: ids.contract.size === 0 ? [] : workbook.contracts.filter(({ id }) => ids.contract.has(id)),
  };
}

/**
 * Market, firms and contracts with a scenario's overrides put in. Overrides of rows or columns that do not exist, or that
 * no scenario may override, change nothing here; `problems.ts` lists them.
 */
export function overlay(workbook: Workbook, scenario: Scenario): OverlaidTables {
  if (scenario.overrides.length === 0) return workbook;
  const seen = withOverrides(namedByOverrides(workbook, scenario), scenario, []);
  const replace = <R extends Row>(rows: readonly R[], changed: readonly Row[]): readonly R[] => {
    if (changed.length === 0) return rows;
    const byId = new Map(changed.map((row) => [row.id, row]));
    // Safe: an override changes cells of a row, and never which kind of row it is.
    return rows.map((row) => (byId.get(row.id) ?? row) as R);
  };
  return {
    market: seen.market as Workbook['market'],
    firms: replace(workbook.firms, seen.firms),
    contracts: replace(workbook.contracts, seen.contracts),
  };
}
