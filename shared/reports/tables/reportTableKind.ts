import type { Localized } from '../../base/localized.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import type { ReportTable } from '../../interchange/reportDocument.ts';
import type { ReportContext } from '../reportContext.ts';

/** A table that a report can show: one file in this room, one line in its registry. */
export interface ReportTableKind {
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  /** What is said in place of a table without rows. */
  readonly none: Localized;
  /** All rows; whoever shows it cuts it. @throws SectionRefused where the model refuses the scenario */
  readonly table: (context: ReportContext, scenario: Scenario) => ReportTable;
}
