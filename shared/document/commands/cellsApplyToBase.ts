import { baseScenarioId } from '../../drivers/scenario.ts';
import type { Workbook } from '../document.ts';
import { columnOf, rowsOf, scenarioById } from '../document.ts';
import { effectiveScenario, parentOf } from '../inheritance.ts';
import { cellKey, overriddenCells, overriddenValue, overrideKey } from '../scenario.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import type { CellEdit, CellPlace } from './setCells.ts';
import { focusOfCells, planCells, replaceOverrides } from './setCells.ts';
import { isLocked } from './storedScenario.ts';

export interface ApplyToBaseArgs {
  readonly scenarioId: string;
  readonly cells: readonly CellPlace[];
}

/**
 * Writes what a scenario's own overrides make of cells into the base and removes the overrides, as one step. Cells that the
 * scenario does not set itself are passed over: an inherited override is applied where it belongs.
 */
export const cellsApplyToBase: Command<ApplyToBaseArgs> = {
  id: 'cells.applyToBase',
  label: { en: 'Apply to base', zhHant: '套用至基準' },
  plan(workbook, { scenarioId, cells }) {
    if (scenarioId === baseScenarioId) return [];
    const scenario = scenarioById(workbook, scenarioId);
    if (scenario === undefined) return refuse('scenarios.gone');
    if (isLocked(scenario)) return refuse('scenarios.locked', { name: scenario.name });
    const edits = overriddenEdits(workbook, scenarioId, cells);
    const inBase = planCells(workbook, baseScenarioId, edits);
    if ('code' in inBase) return inBase;
    // Where a parent sets the cell too, the scenario would fall back to that and not to the base: its own override stays.
    const parent = parentOf(workbook.scenarios, scenario);
    const inherited = parent === null ? new Map<string, never>() : overriddenCells(effectiveScenario(workbook.scenarios, parent));
    const removed = edits.map(({ table, id, key }) => cellKey(table, id, key)).filter((cell) => !inherited.has(cell));
    return [...inBase, ...replaceOverrides(scenario, new Map(removed.map((cell) => [cell, null])))];
  },
  focus: ({ scenarioId, cells }) => focusOfCells(scenarioId, cells),
};

/** Those of the cells that the scenario overrides, with the values it gives them. */
function overriddenEdits(workbook: Workbook, scenarioId: string, cells: readonly CellPlace[]): readonly CellEdit[] {
  const scenario = scenarioById(workbook, scenarioId);
  const overrides = scenario === undefined ? new Map<string, never>() : overriddenCells(scenario);
  const rows = new Map((['firms', 'contracts', 'market'] as const).map((table) => [table, new Map(rowsOf(workbook, table).map((row) => [row.id, row]))]));
  return cells.flatMap(({ table, id, key }): CellEdit[] => {
    const override = overrides.get(cellKey(table, id, key));
    const row = rows.get(table)?.get(id);
    const term = columnOf(workbook, table, key);
    if (override === undefined || row === undefined || term === undefined) return [];
    const typed = override.scale === undefined && typeof override.typed === 'string' ? override.typed : null;
    return [{ table, id, key, value: override.value === null && override.scale === undefined ? null : overriddenValue(row, term, override), typed }];
  });
}

/** The cells that the scenario sets itself, of those given. */
export function ownOverridesOf(workbook: Workbook, scenarioId: string, cells: readonly CellPlace[]): readonly CellPlace[] {
  const own = new Set(scenarioById(workbook, scenarioId)?.overrides.map(overrideKey));
  return cells.filter(({ table, id, key }) => own.has(cellKey(table, id, key)));
}

/** The other scenarios that set some of the cells themselves, by name: a change of the base does not reach those cells there. */
export function otherOverridesOf(workbook: Workbook, scenarioId: string, cells: readonly CellPlace[]): readonly { readonly name: string; readonly count: number }[] {
  const keys = new Set(cells.map(({ table, id, key }) => cellKey(table, id, key)));
  return workbook.scenarios.flatMap(({ id, name, overrides }) => {
    const count = id === scenarioId ? 0 : new Set(overrides.filter((each) => each.scale === undefined).map(overrideKey).filter((key) => keys.has(key))).size;
    return count === 0 ? [] : [{ name, count }];
  });
}
