import type { ImportSettings } from '../importRecipe.ts';
import { nextIds } from '../newRows.ts';
import type { Op } from '../patch.ts';
import type { Command } from './command.ts';
import type { NewRow } from './newRowOps.ts';
import { insertOps } from './newRowOps.ts';
import type { CellEdit } from './setCells.ts';
import { focusOfCells, planCells } from './setCells.ts';

export interface RowsImportArgs {
  readonly table: 'firms' | 'contracts';
  /** Cells of rows that the workbook has. */
  readonly cells: readonly CellEdit[];
  /** Rows that it has not, put at the end; their ids are `nextIds(workbook, table, rows.length)`. */
  readonly rows: readonly NewRow[];
  /** How the file was read; kept under its name, in the place of settings of the same name. Not kept when left out. */
  readonly recipe?: ImportSettings & { readonly name: string };
}

/** Takes in what an import read, and how it was read: one step to undo. Rows belong to the base in every scenario. */
export const rowsImport: Command<RowsImportArgs> = {
  id: 'rows.import',
  label: { en: 'Import', zhHant: '匯入' },
  plan(workbook, { table, cells, rows, recipe }) {
    const edits = planCells(workbook, 'base', cells);
    if ('code' in edits) return edits;
    const added = insertOps(workbook, table, workbook[table].length, rows);
    if ('code' in added) return added;
    return [...edits, ...added, ...(recipe === undefined ? [] : recipeOps(workbook, recipe))];
  },
  focus: ({ table, cells }) => focusOfCells('base', cells) ?? { table },
};

function recipeOps(workbook: Parameters<typeof rowsImport.plan>[0], recipe: ImportSettings & { readonly name: string }): readonly Op[] {
  const index = workbook.recipes.findIndex(({ name, table }) => name === recipe.name && table === recipe.table);
  const former = workbook.recipes[index];
  const id = former?.id ?? nextIds(workbook, 'recipes', 1)[0] ?? '';
  const insert: Op = { op: 'insert', table: 'recipes', index: former === undefined ? workbook.recipes.length : index, row: { ...former, ...recipe, id } };
  return former === undefined ? [insert] : [{ op: 'remove', table: 'recipes', index, row: former }, insert];
}
