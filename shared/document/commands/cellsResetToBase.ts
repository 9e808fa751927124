import { baseScenarioId } from '../../drivers/scenario.ts';
import { scenarioById } from '../document.ts';
import { cellKey } from '../scenario.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';
import type { CellPlace } from './setCells.ts';
import { focusOfCells, replaceOverrides } from './setCells.ts';
import { isLocked } from './storedScenario.ts';

/** Removes a scenario's overrides of cells, so that they hold what its parents or the base hold. */
export const cellsResetToBase: Command<{ readonly scenarioId: string; readonly cells: readonly CellPlace[] }> = {
  id: 'cells.resetToBase',
  label: { en: 'Remove overrides', zhHant: '移除覆寫' },
  plan(workbook, { scenarioId, cells }) {
    if (scenarioId === baseScenarioId) return [];
    const scenario = scenarioById(workbook, scenarioId);
    if (scenario === undefined) return refuse('scenarios.gone');
    if (isLocked(scenario)) return refuse('scenarios.locked', { name: scenario.name });
    return replaceOverrides(scenario, new Map(cells.map(({ table, id, key }) => [cellKey(table, id, key), null])));
  },
  focus: ({ scenarioId, cells }) => focusOfCells(scenarioId, cells),
};
