import type { Failure } from '../../base/result.ts';
import type { CellValue } from '../../columns/define.ts';
import { valueOf } from '../../columns/define.ts';
import type { Override, Scenario } from '../../drivers/scenario.ts';
import { baseScenario, baseScenarioId } from '../../drivers/scenario.ts';
import type { Workbook } from '../document.ts';
import { rowsOf, scenarioById, tableOf, termOf } from '../document.ts';
import { effectiveScenario } from '../inheritance.ts';
import { cellKey, overriddenCells, overriddenValue } from '../scenario.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import type { CellEdit, CellPlace } from './setCells.ts';
import { focusOfCells, planCells } from './setCells.ts';

export interface CopyOverridesArgs {
  readonly from: string;
  /** A scenario, or `base`: then the workbook's own cells are set. */
  readonly to: string;
  readonly cells: readonly CellPlace[];
  /** Replace values of `to` that stand against those copied. */
  readonly confirmed?: boolean;
}

/** A cell that `to` holds otherwise than both the base and what would be copied into it. */
export interface CopyConflict extends CellPlace {
  readonly holds: CellValue;
  readonly copied: CellValue;
}

interface CopiedCell extends CellEdit {
  readonly base: CellValue;
  readonly holds: CellValue;
}

/** What copying would replace, to be shown before it is done. Into the base nothing is a conflict: the copy is the point. */
export function copyConflicts(workbook: Workbook, args: CopyOverridesArgs): readonly CopyConflict[] {
  if (args.to === baseScenarioId) return [];
  const cells = copiedCells(workbook, args);
  if ('code' in cells) return [];
  return cells.filter(({ holds, base, value }) => !Object.is(holds, base) && !Object.is(holds, value))
    .map(({ table, id, key, holds, value }) => ({ table, id, key, holds, copied: value }));
}

/** Copies what one scenario makes of cells to another one or to the base; a factor arrives as the value that it comes to. */
export const scenariosCopyOverrides: Command<CopyOverridesArgs> = {
  id: 'scenarios.copyOverrides',
  label: { en: 'Copy overrides', zhHant: '複製覆寫' },
  plan(workbook, args) {
    const cells = copiedCells(workbook, args);
    if ('code' in cells) return cells;
    const conflicts = copyConflicts(workbook, args);
    if (conflicts.length > 0 && args.confirmed !== true) {
      return refuse('scenarios.conflicts', { count: conflicts.length, cells: cells.length, name: scenarioById(workbook, args.to)?.name ?? args.to });
    }
    return planCells(workbook, args.to, cells.map(({ table, id, key, value }) => ({ table, id, key, value })));
  },
  focus: ({ to, cells }) => focusOfCells(to, cells),
};

function copiedCells(workbook: Workbook, { from, to, cells }: CopyOverridesArgs): readonly CopiedCell[] | Failure {
  const source = scenarioById(workbook, from);
  const target = scenarioById(workbook, to);
  if (source === undefined || target === undefined) return refuse('scenarios.gone');
  const given = cellsOf(workbook, source);
  const held = cellsOf(workbook, target);
  const found: CopiedCell[] = [];
  for (const { table, id, key } of cells) {
    const override = given.get(cellKey(table, id, key));
    const row = rowsOf(workbook, table).find((each) => each.id === id);
    const term = termOf(table, key);
    const there = held.get(cellKey(table, id, key));
    if ((override === undefined && there === undefined) || row === undefined || term === undefined) continue;
    const base = valueOf(row, term);
    // What one scenario leaves as it is in the base can be copied as well, over the override of another.
    found.push({ table, id, key, value: override === undefined ? base : overriddenValue(row, term, override), base, holds: there === undefined ? base : overriddenValue(row, term, there) });
  }
  return found.length === 0 ? refuse('scenarios.nothingToCopy', { name: source.name }) : found;
}

function cellsOf(workbook: Workbook, scenario: Scenario): ReadonlyMap<string, Override> {
  return overriddenCells(scenario === baseScenario ? scenario : effectiveScenario(workbook.scenarios, scenario));
}

/** The places of a scenario's effective overrides, for copying all of them. */
export function overriddenPlaces(workbook: Workbook, scenario: Scenario): readonly CellPlace[] {
  return [...cellsOf(workbook, scenario).values()].map(({ target, id, field }) => ({ table: tableOf(target), id: id ?? 'market', key: field }));
}
