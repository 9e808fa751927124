import type { Command } from './command.ts';
import { refuse, removeOps } from './command.ts';

/** Forgets how a file was imported; what was taken in stays. */
export const recipesRemove: Command<{ readonly id: string }> = {
  id: 'recipes.remove',
  label: { en: 'Delete import recipe', zhHant: '刪除匯入設定' },
  plan: (workbook, { id }) => (workbook.recipes.some((recipe) => recipe.id === id) ? removeOps(workbook, 'recipes', (each) => each === id) : refuse('recipes.gone')),
};
