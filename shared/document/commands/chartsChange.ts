import type { Op } from '../patch.ts';
import { sameValue } from '../patch.ts';
import { type ChartChanges, keptCharts, refusedChoices } from './chartRows.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

const keys = ['name', 'scenarios', 'firms', 'quarter', 'marks', 'scale', 'parameters'] as const satisfies readonly (keyof ChartChanges)[];

/** Changes what was chosen for a chart; what is not named, and fields of other programs, stay. */
export const chartsChange: Command<{ readonly id: string; readonly changes: ChartChanges }> = {
  id: 'charts.change',
  label: { en: 'Change chart', zhHant: '變更圖表' },
  plan(workbook, { id, changes }) {
    const { charts, ops } = keptCharts(workbook);
    const chart = charts.find((each) => each.id === id);
    if (chart === undefined) return refuse('charts.gone');
    const refused = refusedChoices(changes);
    if (refused !== null) return refused;
    const changed = keys.flatMap((key): readonly Op[] => {
      const to = key === 'name' ? changes.name?.trim() : changes[key];
      return to === undefined || sameValue(chart[key], to) ? [] : [{ op: 'cell', table: 'charts', id, key, from: chart[key], to }];
    });
    return changed.length === 0 ? [] : [...ops, ...changed];
  },
  focus: ({ id }) => ({ table: 'charts', id }),
};
