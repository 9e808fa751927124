import type { Localized } from '../../base/localized.ts';
import type { Workbook } from '../../document/document.ts';
import type { Paper, ReportSection } from '../../document/savedReport.ts';
import type { ReportLook } from '../../interchange/reportDocument.ts';

/** A template: one file in this room, one line in its registry. It says how a report looks, and what a new one begins with. */
export interface ReportTemplate {
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly paper: Paper;
  readonly look: ReportLook;
  /** The foot of a report that has none of its own. */
  readonly footer: Localized;
  readonly sections: (workbook: Workbook) => readonly Omit<ReportSection, 'id'>[];
}
