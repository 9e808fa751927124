import type { Localized } from '../base/localized.ts';

/** Why a command cannot be done now (`need.*`), the command palette, the context menus and the sheet of shortcuts. */
export const commandMessages = {
  'need.workbook': { en: 'Open a workbook first.', zhHant: '請先開啟活頁簿。' },
  'need.sheet': { en: 'Go to the Firms or Contracts sheet first.', zhHant: '請先切換到「公司」或「合約」工作表。' },
  'need.undo': { en: 'Nothing to undo.', zhHant: '沒有可復原的動作。' },
  'need.redo': { en: 'Nothing to redo.', zhHant: '沒有可取消復原的動作。' },
  'need.inputs': { en: 'The selection holds no input: calculated cells and unused terms cannot be edited.', zhHant: '所選範圍沒有輸入格：計算結果與不適用的欄位無法編輯。' },
  'need.documentOrder': { en: 'Rows are shown sorted or filtered; show them all in document order first.', zhHant: '目前為排序或篩選檢視；請先恢復原順序並顯示全部。' },
  'need.sorted': { en: 'Nothing is sorted.', zhHant: '目前沒有排序。' },
  'need.filtered': { en: 'No filter is on.', zhHant: '目前沒有篩選。' },
  'need.frozen': { en: 'No further column is frozen.', zhHant: '目前沒有另外凍結的欄。' },
  'need.scenario': { en: 'Choose a scenario first: Base is in front.', zhHant: '請先選擇情境；目前顯示的是基準。' },
  'need.overrides': { en: 'The selection holds no override of this scenario.', zhHant: '所選範圍沒有本情境的覆寫。' },

  'palette.title': { en: 'All commands', zhHant: '所有指令' },
  'palette.search': { en: 'Type a part of a command, in English or Chinese', zhHant: '輸入指令的一部分，中英文皆可' },
  'palette.none': { en: 'No command fits “{query}”.', zhHant: '沒有符合「{query}」的指令。' },
  'palette.recent': { en: 'used lately', zhHant: '最近使用' },
  'context.cell': { en: 'Commands for the selected cells', zhHant: '所選儲存格的指令' },
  'context.rowNumber': { en: 'Commands for the selected rows', zhHant: '所選列的指令' },
  'context.header': { en: 'Commands for the selected columns', zhHant: '所選欄的指令' },
  'shortcuts.plainKeys': { en: 'Typing and moving', zhHant: '輸入與移動' },
} as const satisfies Record<string, Localized>;
