/**
 * A chart that a workbook keeps: which one, about what, and what was written on it.
 * Owns the shape as it stands in the file. Does not own which charts there are (`shared/charts`): a chart of a later program is
 * kept, and not drawn. Nothing here changes an input or a result.
 */
import type { Row } from '../columns/define.ts';

/** Something written on a chart, by quarter and value so that it stays in place when the numbers move. */
export interface ChartMark {
  /** One of a later version is kept and not drawn. */
  readonly kind: 'event' | 'note' | 'limit' | 'zone';
  readonly text: string;
  /** Of an event or a note; the first quarter of a zone. */
  readonly quarter?: number;
  /** The last quarter of a zone. */
  readonly to?: number;
  /** Of a note or a limit, in the unit of the chart as the engine counts it (shares as decimals). */
  readonly value?: number;
}

export interface ChartChoices {
  /** Ids; empty: the scenario in front. Charts of one scenario take the first. */
  readonly scenarios: readonly string[];
  /** Ids; empty: those selected in the grid. */
  readonly firms: readonly string[];
  /** Null: the quarter of the slider. */
  readonly quarter: number | null;
  readonly marks: readonly ChartMark[];
  /** Pinned ends of the y axis; null: as the data ask. */
  readonly scale: { readonly min: number | null; readonly max: number | null } | null;
  readonly parameters: Readonly<Record<string, string>>;
}

export const noChoices: ChartChoices = { scenarios: [], firms: [], quarter: null, marks: [], scale: null, parameters: {} };

export type SavedChart = Row & ChartChoices & {
  /** Id of a chart of `shared/charts`. */
  readonly chart: string;
  /** The title; empty: the chart's own. */
  readonly name: string;
};

/** The charts of a workbook that keeps none, in their order. */
export const usualCharts = ['failures', 'prices', 'cash', 'ltv'] as const;

/**
 * The charts of a workbook as they are shown: those that it keeps, or the usual ones, under ids that they keep when the first
 * command about charts writes them down.
 */
export function shownCharts({ charts }: { readonly charts: readonly SavedChart[] }): readonly SavedChart[] {
  return charts.length > 0 ? charts : implied;
}

const implied: readonly SavedChart[] = usualCharts.map((chart) => ({ id: chart, chart, name: '', ...noChoices }));
