import type { Language, Localized } from '../../shared/base/localized.ts';
import type { Row } from '../../shared/columns/define.ts';
import type { EngineResult } from '../../shared/engine/run.ts';
import type { Figure } from '../../shared/interchange/figure.ts';

/** What a chart may look at. Plain data: the same chart is drawn in the window, on paper and without a display. */
export interface ChartContext {
  readonly workbookName: string;
  readonly currency: string;
  /** null while nothing has been calculated. */
  readonly result: EngineResult | null;
  /** The firms as they were calculated, in the order of the result. */
  readonly firms: readonly Row[];
  readonly scenarioName: string;
  /** Quarter of the slider, 0 to T; null marks none. */
  readonly quarter: number | null;
  /** Ids; empty when none is selected. */
  readonly selectedFirms: readonly string[];
  readonly language: Language;
  /** The day of the export as text; empty on the screen, where it would only take room. */
  readonly date: string;
}

/** One chart. A new one is one file and one line in the registry. */
export interface ChartDefinition {
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly figure: (context: ChartContext) => Figure;
}
