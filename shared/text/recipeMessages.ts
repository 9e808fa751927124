import type { Localized } from '../base/localized.ts';

/** The settings of past imports: their list in the window, and why a change of it is refused. */
export const recipeMessages = {
  'recipes.gone': { en: 'This recipe is no longer there.', zhHant: '此匯入設定已不存在。' },
  'recipes.nameMissing': { en: 'A recipe needs a name.', zhHant: '匯入設定需要名稱。' },
  'recipes.nameTaken': { en: 'There is a recipe “{name}” already.', zhHant: '已有名為「{name}」的匯入設定。' },
  'recipes.title': { en: 'Import Recipes', zhHant: '匯入設定' },
  'recipes.about': { en: 'A file whose headings are those of a recipe is read as the recipe says, without being asked again.', zhHant: '檔案標題與某項設定相同時，即依該設定讀取，不再詢問。' },
  'recipes.none': { en: 'No file was imported yet. The first import keeps its recipe here.', zhHant: '尚未匯入任何檔案。首次匯入後，其設定會留存於此。' },
  'recipes.name': { en: 'Name', zhHant: '名稱' },
  'recipes.nameOf': { en: 'Name of “{name}”', zhHant: '「{name}」的名稱' },
  'recipes.into': { en: 'Into', zhHant: '匯入至' },
  'recipes.reading': { en: 'Read as', zhHant: '讀取方式' },
  'recipes.columns': { en: 'Columns', zhHant: '欄位' },
  'recipes.columnsOf': { en: '{taken} of {all} taken', zhHant: '{all} 欄中匯入 {taken} 欄' },
  'recipes.delete': { en: 'Delete', zhHant: '刪除' },
  'recipes.deleteOf': { en: 'Delete “{name}”', zhHant: '刪除「{name}」' },
  'recipes.deleted': { en: 'Deleted the recipe “{name}”. Undo brings it back.', zhHant: '已刪除匯入設定「{name}」，可用復原取回。' },
} as const satisfies Record<string, Localized>;
