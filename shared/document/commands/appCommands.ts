/**
 * What the whole program can be told to do: one table from which the native menu and the sheet of keyboard shortcuts follow.
 * Owns: id, words, place in the menu, shortcut. Does not own: doing it (the page acts on `menu:command`), or the commands
 * that change the document (`registry.ts`).
 */
import type { Localized } from '../../base/localized.ts';

export const appMenus = ['file', 'edit', 'insert', 'view', 'scenario', 'help'] as const;
export type AppMenu = (typeof appMenus)[number];

export interface AppCommand {
  readonly id: string;
  readonly label: Localized;
  readonly menu: AppMenu;
  /** In Electron's words: `CmdOrCtrl` is Command on a Mac and Ctrl elsewhere. */
  readonly shortcut?: string;
  /** Keys that act only while a sheet has the focus, where the sheet takes them itself: shown, never caught by the menu. */
  readonly sheetOnly?: true;
  /** A line above it in the menu. */
  readonly startsGroup?: true;
}

export const appCommands = [
  { id: 'file.new', menu: 'file', label: { en: 'New Workbook', zhHant: '新增活頁簿' }, shortcut: 'CmdOrCtrl+N' },
  { id: 'file.open', menu: 'file', label: { en: 'Open…', zhHant: '開啟…' }, shortcut: 'CmdOrCtrl+O' },
  { id: 'file.openSample', menu: 'file', label: { en: 'Open the Sample', zhHant: '開啟範例' } },
  { id: 'file.save', menu: 'file', label: { en: 'Save', zhHant: '儲存' }, shortcut: 'CmdOrCtrl+S', startsGroup: true },
  { id: 'file.saveAs', menu: 'file', label: { en: 'Save As…', zhHant: '另存新檔…' }, shortcut: 'CmdOrCtrl+Shift+S' },

  { id: 'edit.undo', menu: 'edit', label: { en: 'Undo', zhHant: '復原' }, shortcut: 'CmdOrCtrl+Z' },
  { id: 'edit.redo', menu: 'edit', label: { en: 'Redo', zhHant: '取消復原' }, shortcut: 'CmdOrCtrl+Y' },
  { id: 'edit.find', menu: 'edit', label: { en: 'Find', zhHant: '尋找' }, shortcut: 'CmdOrCtrl+F', startsGroup: true },
  { id: 'edit.findNext', menu: 'edit', label: { en: 'Find Next', zhHant: '尋找下一個' }, shortcut: 'F3' },
  { id: 'edit.findPrevious', menu: 'edit', label: { en: 'Find Previous', zhHant: '尋找上一個' }, shortcut: 'Shift+F3' },

  { id: 'rows.add', menu: 'insert', label: { en: 'Add Row', zhHant: '新增一列' }, shortcut: 'CmdOrCtrl+=', sheetOnly: true },
  { id: 'rows.duplicate', menu: 'insert', label: { en: 'Duplicate Rows', zhHant: '複製所選列' } },
  { id: 'rows.moveUp', menu: 'insert', label: { en: 'Move Rows Up', zhHant: '上移所選列' }, shortcut: 'Alt+Up', sheetOnly: true, startsGroup: true },
  { id: 'rows.moveDown', menu: 'insert', label: { en: 'Move Rows Down', zhHant: '下移所選列' }, shortcut: 'Alt+Down', sheetOnly: true },
  { id: 'rows.remove', menu: 'insert', label: { en: 'Delete Rows', zhHant: '刪除所選列' }, shortcut: 'CmdOrCtrl+-', sheetOnly: true, startsGroup: true },

  { id: 'view.firms', menu: 'view', label: { en: 'Firms', zhHant: '公司' }, shortcut: 'CmdOrCtrl+1' },
  { id: 'view.contracts', menu: 'view', label: { en: 'Contracts', zhHant: '合約' }, shortcut: 'CmdOrCtrl+2' },
  { id: 'view.market', menu: 'view', label: { en: 'Market', zhHant: '市場' }, shortcut: 'CmdOrCtrl+3' },
  { id: 'view.scenario', menu: 'view', label: { en: 'Scenario', zhHant: '情境' }, shortcut: 'CmdOrCtrl+4' },
  { id: 'view.charts', menu: 'view', label: { en: 'Show or Hide Charts', zhHant: '顯示或隱藏圖表' }, shortcut: 'CmdOrCtrl+5', startsGroup: true },

  { id: 'scenario.add', menu: 'scenario', label: { en: 'New Scenario', zhHant: '新增情境' } },
  { id: 'scenario.duplicate', menu: 'scenario', label: { en: 'Duplicate Scenario', zhHant: '複製情境' } },
  { id: 'scenario.rename', menu: 'scenario', label: { en: 'Rename Scenario…', zhHant: '重新命名情境…' } },
  { id: 'scenario.remove', menu: 'scenario', label: { en: 'Delete Scenario', zhHant: '刪除情境' } },

  { id: 'help.shortcuts', menu: 'help', label: { en: 'Keyboard Shortcuts', zhHant: '鍵盤快速鍵' }, shortcut: 'CmdOrCtrl+/' },
  { id: 'help.about', menu: 'help', label: { en: 'About Firebreak', zhHant: '關於 Firebreak' } },
] as const satisfies readonly AppCommand[];

export type AppCommandId = (typeof appCommands)[number]['id'];

export function isAppCommandId(id: string): id is AppCommandId {
  return appCommands.some((command) => command.id === id);
}
