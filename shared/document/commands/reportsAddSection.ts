import { nextSectionId } from '../savedReport.ts';
import type { Command } from './command.ts';
import { changeSections } from './reportSections.ts';

export interface ReportsAddSectionArgs {
  readonly id: string;
  readonly kind: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Before which of the present sections it is put; their number is the end. */
  readonly index: number;
}

/** Puts a section into a report, with the id `nextSectionId` of its sections. */
export const reportsAddSection: Command<ReportsAddSectionArgs> = {
  id: 'reports.addSection',
  label: { en: 'Add section', zhHant: '新增章節' },
  plan: (workbook, { id, kind, parameters, index }) =>
    changeSections(workbook, id, (sections) => sections.toSpliced(Math.max(0, Math.min(index, sections.length)), 0, { id: nextSectionId(sections), kind, parameters })),
  focus: ({ id }) => ({ table: 'reports', id }),
};
