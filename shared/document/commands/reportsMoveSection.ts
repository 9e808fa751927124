import type { Command } from './command.ts';
import { changeSections } from './reportSections.ts';

export interface ReportsMoveSectionArgs {
  readonly id: string;
  readonly section: string;
  /** Before which of the present sections it is put; their number is the end. */
  readonly index: number;
}

/** Puts a section at another place of its report. */
export const reportsMoveSection: Command<ReportsMoveSectionArgs> = {
  id: 'reports.moveSection',
  label: { en: 'Move section', zhHant: '移動章節' },
  plan: (workbook, { id, section, index }) =>
    changeSections(workbook, id, (sections) => {
      const from = sections.findIndex((each) => each.id === section);
      const moved = sections[from];
      if (moved === undefined) return null;
      const place = Math.max(0, Math.min(index, sections.length));
      return sections.toSpliced(from, 1).toSpliced(place > from ? place - 1 : place, 0, moved);
    }),
  focus: ({ id }) => ({ table: 'reports', id }),
};
