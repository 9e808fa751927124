/** What the commands about charts share: writing down the usual charts first, and what cannot be chosen. */
import type { Failure } from '../../base/result.ts';
import type { Workbook } from '../document.ts';
import type { Op } from '../patch.ts';
import type { ChartChoices, SavedChart } from '../savedChart.ts';
import { shownCharts } from '../savedChart.ts';
import { refuse } from './command.ts';

/** The charts as they are shown, and the operations that write the usual ones down where the workbook keeps none. */
export function keptCharts(workbook: Workbook): { readonly charts: readonly SavedChart[]; readonly ops: readonly Op[] } {
  const charts = shownCharts(workbook);
  return { charts, ops: workbook.charts.length > 0 ? [] : charts.map((row, index): Op => ({ op: 'insert', table: 'charts', index, row })) };
}

/** What a person may choose of a chart; its title stands in `name`. */
export type ChartChanges = Partial<ChartChoices> & { readonly name?: string };

/** Why a choice cannot be kept; null when it can. */
export function refusedChoices({ scale, quarter, marks }: ChartChanges): Failure | null {
  if (scale !== undefined && scale !== null && scale.min !== null && scale.max !== null && scale.min >= scale.max) return refuse('charts.scale');
  if (quarter !== undefined && quarter !== null && !isQuarter(quarter)) return refuse('charts.quarter');
  for (const { text, quarter: at, to, value } of marks ?? []) {
    if (text.trim() === '') return refuse('charts.markText');
    if ((at !== undefined && !isQuarter(at)) || (to !== undefined && (!isQuarter(to) || to < (at ?? 0)))) return refuse('charts.quarter');
    if (value !== undefined && !Number.isFinite(value)) return refuse('charts.scale');
  }
  return null;
}

function isQuarter(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1e15;
}
