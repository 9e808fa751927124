import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';

/** Takes a report out of the workbook; nothing else depends on it. */
export const reportsRemove: Command<{ readonly id: string }> = {
  id: 'reports.remove',
  label: { en: 'Delete report', zhHant: '刪除報告' },
  plan: (workbook, { id }) => (workbook.reports.some((each) => each.id === id) ? removeOps(workbook, 'reports', (each) => each === id) : refuse('reports.gone')),
};
