import type { Command } from './command.ts';
import type { CellPlace } from './setCells.ts';
import { focusOfCells, planCells } from './setCells.ts';

/** Makes cells blank; in a scenario by an override that says blank. */
export const cellsClear: Command<{ readonly scenarioId: string; readonly cells: readonly CellPlace[] }> = {
  id: 'cells.clear',
  label: { en: 'Clear cells', zhHant: '清除儲存格' },
  plan: (workbook, { scenarioId, cells }) => planCells(workbook, scenarioId, cells.map(({ table, id, key }) => ({ table, id, key, value: null }))),
  focus: ({ scenarioId, cells }) => focusOfCells(scenarioId, cells),
};
