import type { ViewContent } from '../savedView.ts';
import type { Op } from '../patch.ts';
import { sameValue } from '../patch.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Makes a saved view say how the sheet is looked at now; its name and fields of other programs stay. */
export const viewsUpdate: Command<{ readonly id: string; readonly content: ViewContent }> = {
  id: 'views.update',
  label: { en: 'Update view', zhHant: '更新檢視' },
  plan(workbook, { id, content }) {
    const view = workbook.views.find((each) => each.id === id);
    if (view === undefined) return refuse('views.gone');
    return (['columns', 'sort', 'filter'] as const).flatMap((key): Op[] =>
      sameValue(view[key], content[key]) ? [] : [{ op: 'cell', table: 'views', id, key, from: view[key], to: content[key] }],
    );
  },
};
