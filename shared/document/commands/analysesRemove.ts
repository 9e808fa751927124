import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';

/** Forgets a saved analysis; nothing else depends on it. */
export const analysesRemove: Command<{ readonly id: string }> = {
  id: 'analyses.remove',
  label: { en: 'Delete analysis', zhHant: '刪除分析' },
  plan: (workbook, { id }) => (workbook.analyses.some((each) => each.id === id) ? removeOps(workbook, 'analyses', (each) => each === id) : refuse('analyses.gone')),
};
