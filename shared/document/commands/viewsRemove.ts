import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';

/** Forgets a saved view; what is looked at stays as it is. */
export const viewsRemove: Command<{ readonly id: string }> = {
  id: 'views.remove',
  label: { en: 'Delete view', zhHant: '刪除檢視' },
  plan: (workbook, { id }) => (workbook.views.some((view) => view.id === id) ? removeOps(workbook, 'views', (each) => each === id) : refuse('views.gone')),
};
