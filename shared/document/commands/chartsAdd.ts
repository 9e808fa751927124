import { nextIds } from '../newRows.ts';
import { noChoices } from '../savedChart.ts';
import { type ChartChanges, keptCharts, refusedChoices } from './chartRows.ts';
import type { Command } from './command.ts';

export interface ChartsAddArgs {
  /** Id of a chart. */
  readonly chart: string;
  readonly content: ChartChanges;
  /** Before which of the charts shown it is put; their number is the end. */
  readonly index: number;
}

/** Keeps a chart, with the id `nextIds(workbook, 'charts', 1)`; the usual ones are kept with it where none were. */
export const chartsAdd: Command<ChartsAddArgs> = {
  id: 'charts.add',
  label: { en: 'Add chart', zhHant: '新增圖表' },
  plan(workbook, { chart, content, index }) {
    const refused = refusedChoices(content);
    if (refused !== null) return refused;
    const { charts, ops } = keptCharts(workbook);
    const [id = ''] = nextIds(workbook, 'charts', 1);
    const { name = '', ...choices } = content;
    return [...ops, { op: 'insert', table: 'charts', index: Math.max(0, Math.min(index, charts.length)), row: { id, name: name.trim(), chart, ...noChoices, ...choices } }];
  },
  focus: () => ({ table: 'charts' }),
};
