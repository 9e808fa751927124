import { nameKey } from '../document.ts';
import type { Command } from './command.ts';
import { refuse } from './command.ts';

/** Calls the settings of an import otherwise; those of one table differ in their names. */
export const recipesRename: Command<{ readonly id: string; readonly name: string }> = {
  id: 'recipes.rename',
  label: { en: 'Rename import recipe', zhHant: '重新命名匯入設定' },
  plan(workbook, { id, name }) {
    const recipe = workbook.recipes.find((each) => each.id === id);
    if (recipe === undefined) return refuse('recipes.gone');
    if (name.trim() === '') return refuse('recipes.nameMissing');
    const isTaken = workbook.recipes.some((each) => each.id !== id && each.table === recipe.table && nameKey(each.name) === nameKey(name));
    if (isTaken) return refuse('recipes.nameTaken', { name });
    return recipe.name === name.trim() ? [] : [{ op: 'cell', table: 'recipes', id, key: 'name', from: recipe.name, to: name.trim() }];
  },
};
