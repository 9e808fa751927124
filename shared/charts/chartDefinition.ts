/**
 * What a chart is and what it may look at. Plain data in, plain data out: the same chart is made in the window, in a worker and
 * without a display.
 */
import type { Language, Localized } from '../base/localized.ts';
import type { Row } from '../columns/define.ts';
import type { ChartChoices } from '../document/savedChart.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineResult } from '../engine/run.ts';
import type { Figure } from '../interchange/figure.ts';

/** A scenario as it was run. */
export interface ChartRun {
  /** With all that it inherits. */
  readonly scenario: Scenario;
  readonly result: EngineResult;
  /** The firms as they were calculated, in the order of the result, without the scenario's overrides. */
  readonly firms: readonly Row[];
}

/** The part of a workbook that charts read. */
export interface ChartWorkbook {
  readonly name: string;
  readonly currency: string;
  readonly market: Row;
  readonly firms: readonly Row[];
  readonly contracts: readonly Row[];
}

export interface ChartContext {
  readonly workbook: ChartWorkbook;
  /** All scenarios with what they inherit, Base first. */
  readonly scenarios: readonly Scenario[];
  /** The scenario that the chart is about; null while nothing has been calculated. */
  readonly run: ChartRun | null;
  /**
   * Runs another scenario; null where its inputs are refused. Takes as long as a run takes: charts that ask say so by `from: 'model'`.
   * They may also call what `shared/analysis` offers, on `workbook` and `run.scenario`.
   */
  readonly runOf: (scenario: Scenario) => ChartRun | null;
  /** What the person chose for this chart. */
  readonly choices: ChartChoices;
  /** Quarter of the slider or chosen for the chart, 0 to T; null marks none. */
  readonly quarter: number | null;
  /** Ids of the firms chosen for the chart, or selected in the grid; empty when there are none. */
  readonly selectedFirms: readonly string[];
  readonly language: Language;
  /** The day of the export as text; empty on the screen, where it would only take room. */
  readonly date: string;
  /** SHA-256 of the workbook; empty on the screen. */
  readonly hash: string;
}

/** What a chart lets a person choose beside its title; the dialog offers these and no others. */
export type ChartChoice = 'firms' | 'quarter' | 'scenarios' | 'scale' | 'marks';

/** Something more that is chosen for a chart, kept in `choices.parameters` under its key. */
export interface ChartParameter {
  readonly key: string;
  readonly label: Localized;
  /** The first one holds where nothing is chosen. */
  readonly options: readonly { readonly id: string; readonly label: Localized }[];
}

/** One chart. A new one is one file `NAME.chart.ts` here and one line in the registry. */
export interface ChartDefinition {
  /** Never reused: saved charts and files name their chart by it. */
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  /** `result`: made at every keystroke from the result at hand. `model`: needs runs or analyses of its own, and is made beside. */
  readonly from: 'result' | 'model';
  readonly choices: readonly ChartChoice[];
  /** About one firm or a few: it follows the cursor. Other charts show all firms until several cells are selected. */
  readonly followsCursor?: true;
  readonly parameters?: readonly ChartParameter[];
  /** Makes the figure; where there is nothing to show, one whose `empty` says why. */
  readonly figure: (context: ChartContext) => Figure;
}
