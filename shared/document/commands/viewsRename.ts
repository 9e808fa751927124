import type { Command } from './command.ts';
import { refuse } from './command.ts';
import { refusedViewName } from './viewNames.ts';

export const viewsRename: Command<{ readonly id: string; readonly name: string }> = {
  id: 'views.rename',
  label: { en: 'Rename view', zhHant: '重新命名檢視' },
  plan(workbook, { id, name }) {
    const view = workbook.views.find((each) => each.id === id);
    if (view === undefined) return refuse('views.gone');
    const refused = refusedViewName(workbook, view.table, name, id);
    if (refused !== null) return refused;
    return view.name === name.trim() ? [] : [{ op: 'cell', table: 'views', id, key: 'name', from: view.name, to: name.trim() }];
  },
};
