/** What the sections of a report may look at, and how they say that they cannot be built. */
import type { Language, Localized } from '../base/localized.ts';
import type { Failure } from '../base/result.ts';
import type { Row } from '../columns/define.ts';
import type { Workbook } from '../document/document.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { EngineResult } from '../engine/run.ts';
import type { Figure } from '../interchange/figure.ts';
import type { Stamp } from '../interchange/stamp.ts';
import type { ReportWork } from './reportWork.ts';

/** What a chart is drawn of. */
export interface ChartRequest {
  readonly chart: string;
  readonly workbook: Workbook;
  /** With all that it inherits. */
  readonly scenario: Scenario;
  readonly result: EngineResult;
  readonly firms: readonly Row[];
  /** Ids; empty leaves the choice to the chart. */
  readonly selectedFirms: readonly string[];
  readonly language: Language;
  readonly date: string;
}

/** The charts there are; they need a drawing library's room, so that whoever builds a report brings them along. */
export interface ChartSource {
  readonly list: readonly { readonly id: string; readonly label: Localized }[];
  /** The figure and its words for those who cannot see it; null when there is no such chart. */
  readonly figure: (request: ChartRequest) => { readonly figure: Figure; readonly alternative: string } | null;
}

export interface ReportContext {
  readonly workbook: Workbook;
  readonly language: Language;
  /** The scenario that the report is about, with all that it inherits. */
  readonly scenario: Scenario;
  readonly work: ReportWork;
  readonly charts: ChartSource;
  /** Without the hash of its data, which is not known before the sections are. */
  readonly stamp: Omit<Stamp, 'dataHash'>;
  /** The day of the report in words of its language; empty without a time. */
  readonly date: string;
  readonly footer: string;
}

/** Thrown by a section that cannot be built, and caught by whoever builds the report, where it becomes a warning on the page. */
export class SectionRefused extends Error {
  readonly failure: Failure;
  constructor(code: string, details: Failure['details'] = {}) {
    super(code);
    this.failure = { code, details };
  }
}
