import type { Command } from './command.ts';
import type { CellEdit } from './setCells.ts';
import { focusOfCells, planCells } from './setCells.ts';

/** Sets the cells in which a text was found and replaced; all of them are one step to undo. */
export const cellsReplace: Command<{ readonly scenarioId: string; readonly cells: readonly CellEdit[] }> = {
  id: 'cells.replace',
  label: { en: 'Find and replace', zhHant: '尋找與取代' },
  plan: (workbook, { scenarioId, cells }) => planCells(workbook, scenarioId, cells),
  focus: ({ scenarioId, cells }) => focusOfCells(scenarioId, cells),
};
