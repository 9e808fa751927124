/**
 * What differs between two scenarios of a workbook: cells, paths and forced failures, each with what one and the other has.
 * Owns: the list, in an order that depends on nothing but the workbook. Both sides are what they come to with all they inherit.
 */
import type { CellValue } from '../columns/define.ts';
import { valueOf } from '../columns/define.ts';
import { driverPath } from '../drivers/path.ts';
import type { DriverKey } from '../drivers/registry.ts';
import { drivers } from '../drivers/registry.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { CellTable, Workbook } from './document.ts';
import { rowsOf, termsOf } from './document.ts';
import { effectiveScenario } from './inheritance.ts';
import { cellKey, overlay, overriddenCells, overriddenValue } from './scenario.ts';

export interface CellDifference {
  readonly kind: 'cell';
  readonly table: CellTable;
  readonly id: string;
  readonly key: string;
  readonly a: CellValue;
  readonly b: CellValue;
  /** b less a; null where one of them is no number. */
  readonly delta: number | null;
}
export interface PathDifference {
  readonly kind: 'driver';
  readonly key: DriverKey;
  /** Values of quarters 1 to the longer horizon. */
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly delta: readonly number[];
}
export interface FailureDifference {
  readonly kind: 'failure';
  readonly firm: string;
  /** Quarter of the first forced failure; null: none. */
  readonly a: number | null;
  readonly b: number | null;
}
export type ScenarioDifference = CellDifference | PathDifference | FailureDifference;

/** Cells first (market, firms, contracts in the order of rows and columns), then drivers, then forced failures. */
export function scenarioDifferences(workbook: Workbook, a: Scenario, b: Scenario): readonly ScenarioDifference[] {
  const left = effectiveScenario(workbook.scenarios, a);
  const right = effectiveScenario(workbook.scenarios, b);
  return [...cellDifferences(workbook, left, right), ...pathDifferences(workbook, left, right), ...failureDifferences(workbook, left, right)];
}

function cellDifferences(workbook: Workbook, left: Scenario, right: Scenario): readonly CellDifference[] {
  const inLeft = overriddenCells(left);
  const inRight = overriddenCells(right);
  const rows = new Set([...left.overrides, ...right.overrides].map(({ id }) => id ?? 'market'));
  return (['market', 'firms', 'contracts'] as const).flatMap((table) =>
    rowsOf(workbook, table).filter(({ id }) => rows.has(id)).flatMap((row) => termsOf(table).flatMap((term): readonly CellDifference[] => {
      const cell = cellKey(table, row.id, term.key);
      const here = inLeft.get(cell);
      const there = inRight.get(cell);
      const valueA = here === undefined ? valueOf(row, term) : overriddenValue(row, term, here);
      const valueB = there === undefined ? valueOf(row, term) : overriddenValue(row, term, there);
      if (Object.is(valueA, valueB)) return [];
      const delta = typeof valueA === 'number' && typeof valueB === 'number' ? valueB - valueA : null;
      return [{ kind: 'cell', table, id: row.id, key: term.key, a: valueA, b: valueB, delta }];
    })));
}

function horizon(workbook: Workbook, scenario: Scenario): number {
  const quarters = overlay(workbook, scenario).market.quarters ?? termsOf('market').find(({ key }) => key === 'quarters')?.default;
  return typeof quarters === 'number' ? Math.min(80, Math.max(1, Math.floor(quarters))) : 1;
}

function pathDifferences(workbook: Workbook, left: Scenario, right: Scenario): readonly PathDifference[] {
  const quarters = Math.max(horizon(workbook, left), horizon(workbook, right));
  return drivers.flatMap(({ key, base, cut }): readonly PathDifference[] => {
    const a = Array.from(driverPath(left.drivers[key], base, cut, quarters).subarray(1));
    const b = Array.from(driverPath(right.drivers[key], base, cut, quarters).subarray(1));
    return a.every((value, t) => value === b[t]) ? [] : [{ kind: 'driver', key, a, b, delta: a.map((value, t) => b[t]! - value) }];
  });
}

function failureDifferences(workbook: Workbook, left: Scenario, right: Scenario): readonly FailureDifference[] {
  const first = (scenario: Scenario, firm: string) => {
    const quarters = scenario.failures.filter((each) => each.firm === firm).map(({ quarter }) => quarter);
    return quarters.length === 0 ? null : Math.min(...quarters);
  };
  return workbook.firms.flatMap(({ id }): readonly FailureDifference[] => {
    const a = first(left, id);
    const b = first(right, id);
    return a === b ? [] : [{ kind: 'failure', firm: id, a, b }];
  });
}
