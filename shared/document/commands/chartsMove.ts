import { keptCharts } from './chartRows.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

export interface ChartsMoveArgs {
  readonly id: string;
  /** Before which of the charts shown it is put; their number is the end. */
  readonly index: number;
}

/** Puts a chart at another place of the pane. */
export const chartsMove: Command<ChartsMoveArgs> = {
  id: 'charts.move',
  label: { en: 'Move chart', zhHant: '移動圖表' },
  plan(workbook, { id, index }) {
    const { charts, ops } = keptCharts(workbook);
    const from = charts.findIndex((each) => each.id === id);
    if (from < 0) return refuse('charts.gone');
    const place = Math.max(0, Math.min(index, charts.length));
    const to = place > from ? place - 1 : place;
    return to === from ? [] : [...ops, { op: 'move', table: 'charts', from, to }];
  },
  focus: ({ id }) => ({ table: 'charts', id }),
};
