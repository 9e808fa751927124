/**
 * A report that a workbook keeps: which sections in which order, of which scenario, for which paper. Owns the shape as it stands
 * in the file. Does not own what a section shows (`shared/reports`): a section or template of a later program is kept, and passed over.
 */
import type { Language } from '../base/localized.ts';
import type { Row } from '../columns/define.ts';

export const papers = ['a4', 'letter', 'slides'] as const;
export type Paper = (typeof papers)[number];

export interface ReportSection {
  /** Unique within its report; never given again while the section is there. */
  readonly id: string;
  /** Id of a section kind (`shared/reports/sections`). */
  readonly kind: string;
  /** In words, as analyses have them; missing ones are left to the section. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What was exported last: the day, and by language and section a hash of what was shown. */
export interface ReportExport {
  /** ISO 8601. */
  readonly time: string;
  readonly sections: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a report says, without its id and name. */
export interface ReportContent {
  /** Id of a template (`shared/reports/templates`): fonts, colours and what a new report begins with. */
  readonly template: string;
  /** Id of the scenario that it is about. */
  readonly scenario: string;
  readonly paper: Paper;
  /** Each makes a report of its own, with the same numbers. */
  readonly languages: readonly Language[];
  /** At the foot of every page; empty for the workbook's name. */
  readonly footer: string;
  /** A PNG or JPEG as a `data:` address; left out for none. */
  readonly logo?: string;
  readonly sections: readonly ReportSection[];
}

export type SavedReport = Row & ReportContent & { readonly name: string; readonly exported?: ReportExport };

/** An id that no section of the report has. */
export function nextSectionId(sections: readonly ReportSection[]): string {
  const numbers = sections.map(({ id }) => (/^s[0-9]{1,9}$/.test(id) ? Number(id.slice(1)) : 0));
  return `s${Math.max(0, ...numbers) + 1}`;
}
