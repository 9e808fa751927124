import type { Command } from './command.ts';
import { refuse } from './command.ts';

export const workbookRename: Command<{ readonly name: string }> = {
  id: 'workbook.rename',
  label: { en: 'Rename workbook', zhHant: '重新命名活頁簿' },
  plan(workbook, { name }) {
    const to = name.trim();
    if (to === '') return refuse('workbook.nameMissing');
    return to === workbook.name ? [] : [{ op: 'field', key: 'name', from: workbook.name, to }];
  },
};
