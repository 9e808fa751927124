import type { CellsSetArgs } from './cellsSet.ts';
import type { Command } from './command.ts';
import { focusOfCells, planCells } from './setCells.ts';

/** Fills cells from others or with one text: in the base the rows, in a scenario its overrides. */
export const cellsFill: Command<Omit<CellsSetArgs, 'mergeKey'>> = {
  id: 'cells.fill',
  label: { en: 'Fill cells', zhHant: '填滿儲存格' },
  plan: (workbook, { scenarioId, cells }) => planCells(workbook, scenarioId, cells),
  focus: ({ scenarioId, cells }) => focusOfCells(scenarioId, cells),
};
