/** What the sections of a report may look at. */
import type { Language } from '../base/localized.ts';
import type { Workbook } from '../document/document.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { Stamp } from '../interchange/stamp.ts';
import type { ReportWork } from './reportWork.ts';

export interface ReportContext {
  readonly workbook: Workbook;
  readonly language: Language;
  /** The scenario that the report is about, with all that it inherits. */
  readonly scenario: Scenario;
  readonly work: ReportWork;
  /** Without the hash of its data, which is not known before the sections are. */
  readonly stamp: Omit<Stamp, 'dataHash'>;
  /** The day of the report in words of its language; empty without a time. */
  readonly date: string;
  readonly footer: string;
}
