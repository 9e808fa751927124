import type { Command } from './command.ts';
import type { CellEdit } from './setCells.ts';
import { focusOfCells, planCells } from './setCells.ts';

export interface CellsSetArgs {
  readonly scenarioId: string;
  readonly cells: readonly CellEdit[];
  /** Given while a slider is dragged; see `History`. */
  readonly mergeKey?: string;
}

/** Sets cells: in the base the rows, in a scenario its overrides. */
export const cellsSet: Command<CellsSetArgs> = {
  id: 'cells.set',
  label: { en: 'Edit cells', zhHant: '編輯儲存格' },
  plan: (workbook, { scenarioId, cells }) => planCells(workbook, scenarioId, cells),
  focus: ({ scenarioId, cells }) => focusOfCells(scenarioId, cells),
  mergeKey: ({ mergeKey }) => mergeKey,
};
