import type { Command } from './command.ts';
import { changeSections } from './reportSections.ts';

/** Takes a section out of a report. */
export const reportsRemoveSection: Command<{ readonly id: string; readonly section: string }> = {
  id: 'reports.removeSection',
  label: { en: 'Remove section', zhHant: '移除章節' },
  plan: (workbook, { id, section }) =>
    changeSections(workbook, id, (sections) => (sections.some((each) => each.id === section) ? sections.filter((each) => each.id !== section) : null)),
  focus: ({ id }) => ({ table: 'reports', id }),
};
