import type { Command } from './command.ts';
import { changeSections } from './reportSections.ts';

export interface ReportsChangeSectionArgs {
  readonly id: string;
  readonly section: string;
  /** The words to set; an empty one leaves the parameter to the section. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Sets parameters of a section; the others, and fields of other programs, stay. Typing into one field is one step. */
export const reportsChangeSection: Command<ReportsChangeSectionArgs> = {
  id: 'reports.changeSection',
  label: { en: 'Change section', zhHant: '變更章節' },
  plan: (workbook, { id, section, parameters }) =>
    changeSections(workbook, id, (sections) => {
      if (!sections.some((each) => each.id === section)) return null;
      return sections.map((each) => (each.id === section ? { ...each, parameters: Object.fromEntries(Object.entries({ ...each.parameters, ...parameters }).filter(([, value]) => value !== '')) } : each));
    }),
  focus: ({ id }) => ({ table: 'reports', id }),
  mergeKey: ({ id, section, parameters }) => `report ${id} ${section} ${Object.keys(parameters).join(' ')}`,
};
