import { keptCharts } from './chartRows.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Takes a chart out of the pane. The last one stays: a workbook that keeps none shows the usual ones. */
export const chartsRemove: Command<{ readonly id: string }> = {
  id: 'charts.remove',
  label: { en: 'Remove chart', zhHant: '移除圖表' },
  plan(workbook, { id }) {
    const { charts, ops } = keptCharts(workbook);
    const index = charts.findIndex((each) => each.id === id);
    const row = charts[index];
    if (row === undefined) return refuse('charts.gone');
    if (charts.length === 1) return refuse('charts.last');
    return [...ops, { op: 'remove', table: 'charts', index, row }];
  },
};
