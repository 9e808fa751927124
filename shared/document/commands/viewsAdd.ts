import { nextIds } from '../newRows.ts';
import type { ViewContent } from '../savedView.ts';
import type { Command } from './command.ts';
import { refusedViewName } from './viewNames.ts';

/** Keeps a way of looking at a sheet under a name; its id is the first of `nextIds`. */
export const viewsAdd: Command<{ readonly name: string; readonly content: ViewContent }> = {
  id: 'views.add',
  label: { en: 'Save view', zhHant: '儲存檢視' },
  plan(workbook, { name, content }) {
    const refused = refusedViewName(workbook, content.table, name, null);
    if (refused !== null) return refused;
    const [id = ''] = nextIds(workbook, 'views', 1);
    return [{ op: 'insert', table: 'views', index: workbook.views.length, row: { id, name: name.trim(), ...content } }];
  },
};
