/**
 * What the whole program can be told to do: one table from which the native menu, the context menus, the command palette and
 * the sheet of keyboard shortcuts follow.
 * Owns: id, words, places, shortcut, when it can be done. Does not own: doing it (`renderer/panels/runAppCommand.ts`,
 * `renderer/grid/sheetCommands.ts`), whether a need is met (`renderer/state/commandState.ts`), or the commands that change
 * the document (`registry.ts`).
 */
import type { Localized } from '../../base/localized.ts';

export const appMenus = ['file', 'edit', 'insert', 'view', 'scenario', 'explain', 'help'] as const;
export type AppMenu = (typeof appMenus)[number];

/** What a context menu was opened on. */
export type ContextPlace = 'cell' | 'rowNumber' | 'header';

/** What has to be so for a command to do something; the first that is not so gives the reason (`need.*` in the catalogue). */
export const needs = ['workbook', 'file', 'sheet', 'undo', 'redo', 'inputs', 'documentOrder', 'sorted', 'filtered', 'frozen', 'scenario', 'overrides', 'cell', 'firm', 'ownColumn', 'failure', 'resultCell', 'tracedCell', 'wayBack', 'wayForward'] as const;
export type Need = (typeof needs)[number];

export interface AppCommand {
  readonly id: string;
  readonly label: Localized;
  /** Its place in the native menu. */
  readonly menu?: AppMenu;
  /** The context menus of a sheet in which it stands. */
  readonly contexts?: readonly ContextPlace[];
  /** In Electron's words: `CmdOrCtrl` is Command on a Mac and Ctrl elsewhere. */
  readonly shortcut?: string;
  /** Where the system of a Mac keeps the usual keys for itself. */
  readonly macShortcut?: string;
  /** Keys that act only while a sheet has the focus, where the sheet takes them itself: shown, never caught by the menu. */
  readonly sheetOnly?: true;
  /** The sheet in front carries it out (`renderer/grid/sheetCommands.ts`); everything else is done by `runAppCommand.ts`. */
  readonly sheet?: true;
  /** Electron does it to whatever has the focus. */
  readonly role?: 'cut' | 'copy' | 'paste';
  readonly needs?: readonly Need[];
  /** A line above it in the menus. */
  readonly startsGroup?: true;
}

const sheet = { sheet: true, needs: ['workbook', 'sheet'] } as const;
const everywhere = { contexts: ['cell', 'rowNumber', 'header'] } as const;
const open = { needs: ['workbook'] } as const;

export const appCommands = [
  { id: 'file.new', menu: 'file', label: { en: 'New Workbook', zhHant: '新增活頁簿' }, shortcut: 'CmdOrCtrl+N' },
  { id: 'file.open', menu: 'file', label: { en: 'Open…', zhHant: '開啟…' }, shortcut: 'CmdOrCtrl+O' },
  { id: 'file.openSample', menu: 'file', label: { en: 'Open the Sample', zhHant: '開啟範例' } },
  { ...open, id: 'file.save', menu: 'file', label: { en: 'Save', zhHant: '儲存' }, shortcut: 'CmdOrCtrl+S', startsGroup: true },
  { ...open, id: 'file.saveAs', menu: 'file', label: { en: 'Save As…', zhHant: '另存新檔…' }, shortcut: 'CmdOrCtrl+Shift+S' },
  { ...open, id: 'file.import', menu: 'file', label: { en: 'Import…', zhHant: '匯入…' }, shortcut: 'CmdOrCtrl+Shift+O', startsGroup: true },
  { ...open, id: 'file.recipes', menu: 'file', label: { en: 'Import Recipes…', zhHant: '匯入設定…' } },
  { ...open, id: 'file.exportTable', menu: 'file', label: { en: 'Export Table…', zhHant: '匯出表格…' }, shortcut: 'CmdOrCtrl+Shift+E' },
  { ...open, id: 'file.verify', menu: 'file', label: { en: 'Verify a Figure…', zhHant: '核對圖表…' } },
  { id: 'file.nameVersion', menu: 'file', label: { en: 'Name This Version…', zhHant: '為此版本命名…' }, needs: ['workbook', 'file'], startsGroup: true },
  { id: 'file.versions', menu: 'file', label: { en: 'Earlier Versions…', zhHant: '先前版本…' } },
  { id: 'file.recover', menu: 'file', label: { en: 'Recover Unsaved Work…', zhHant: '復原未儲存的工作…' } },

  { id: 'edit.undo', menu: 'edit', label: { en: 'Undo', zhHant: '復原' }, shortcut: 'CmdOrCtrl+Z', needs: ['workbook', 'undo'] },
  { id: 'edit.redo', menu: 'edit', label: { en: 'Redo', zhHant: '取消復原' }, shortcut: 'CmdOrCtrl+Y', macShortcut: 'Cmd+Shift+Z', needs: ['workbook', 'redo'] },
  { ...everywhere, id: 'edit.cut', menu: 'edit', label: { en: 'Cut', zhHant: '剪下' }, shortcut: 'CmdOrCtrl+X', role: 'cut', startsGroup: true },
  { ...everywhere, id: 'edit.copy', menu: 'edit', label: { en: 'Copy', zhHant: '複製' }, shortcut: 'CmdOrCtrl+C', role: 'copy' },
  { ...everywhere, id: 'edit.paste', menu: 'edit', label: { en: 'Paste', zhHant: '貼上' }, shortcut: 'CmdOrCtrl+V', role: 'paste' },
  { ...sheet, ...everywhere, id: 'edit.copyWithHeaders', menu: 'edit', label: { en: 'Copy with Headers', zhHant: '連同標題複製' }, shortcut: 'CmdOrCtrl+Shift+C', sheetOnly: true },
  { ...sheet, ...everywhere, id: 'edit.pasteSpecial', menu: 'edit', label: { en: 'Paste Special…', zhHant: '選擇性貼上…' }, shortcut: 'CmdOrCtrl+Alt+V', sheetOnly: true, needs: ['workbook', 'sheet', 'inputs'] },
  { ...sheet, id: 'edit.selectAll', menu: 'edit', label: { en: 'Select All', zhHant: '全選' }, shortcut: 'CmdOrCtrl+A', sheetOnly: true },
  { ...sheet, ...everywhere, id: 'edit.clear', menu: 'edit', label: { en: 'Clear Cells', zhHant: '清除內容' }, shortcut: 'Delete', sheetOnly: true, needs: ['workbook', 'sheet', 'inputs'], startsGroup: true },
  { ...sheet, id: 'edit.fillDown', menu: 'edit', contexts: ['cell'], label: { en: 'Fill Down', zhHant: '向下填滿' }, shortcut: 'CmdOrCtrl+D', sheetOnly: true, needs: ['workbook', 'sheet', 'inputs'] },
  { ...sheet, id: 'edit.fillRight', menu: 'edit', contexts: ['cell'], label: { en: 'Fill Right', zhHant: '向右填滿' }, shortcut: 'CmdOrCtrl+R', sheetOnly: true, needs: ['workbook', 'sheet', 'inputs'] },
  { ...sheet, id: 'edit.fillToEnd', menu: 'edit', contexts: ['cell'], label: { en: 'Fill to the End', zhHant: '填滿至結尾' }, needs: ['workbook', 'sheet', 'inputs'] },
  { ...sheet, id: 'edit.copyAbove', menu: 'edit', label: { en: 'Type What Stands Above', zhHant: '輸入上方儲存格的值' }, shortcut: "CmdOrCtrl+'", sheetOnly: true, needs: ['workbook', 'sheet', 'inputs'] },
  { ...sheet, id: 'edit.today', menu: 'edit', label: { en: 'Type the Date', zhHant: '輸入今天日期' }, shortcut: 'CmdOrCtrl+;', sheetOnly: true, needs: ['workbook', 'sheet', 'inputs'] },
  { ...sheet, id: 'edit.find', menu: 'edit', label: { en: 'Find…', zhHant: '尋找…' }, shortcut: 'CmdOrCtrl+F', startsGroup: true },
  { ...sheet, id: 'edit.replace', menu: 'edit', label: { en: 'Find and Replace…', zhHant: '尋找與取代…' }, shortcut: 'CmdOrCtrl+H', macShortcut: 'Cmd+Alt+F' },
  { ...sheet, id: 'edit.findNext', menu: 'edit', label: { en: 'Find Next', zhHant: '尋找下一個' }, shortcut: 'F3' },
  { ...sheet, id: 'edit.findPrevious', menu: 'edit', label: { en: 'Find Previous', zhHant: '尋找上一個' }, shortcut: 'Shift+F3' },
  { ...open, id: 'edit.history', menu: 'edit', label: { en: 'Show or Hide the History', zhHant: '顯示或隱藏編輯記錄' }, shortcut: 'CmdOrCtrl+Shift+H' },
  { ...open, id: 'edit.replaySteps', menu: 'edit', label: { en: 'Replay Steps…', zhHant: '重做步驟檔…' } },
  { ...open, id: 'edit.goToFirm', menu: 'edit', label: { en: 'Go to Firm…', zhHant: '移至公司…' }, shortcut: 'CmdOrCtrl+G' },
  { id: 'edit.note', menu: 'edit', contexts: ['cell'], label: { en: 'Edit Note and Source…', zhHant: '編輯附註與來源…' }, shortcut: 'Shift+F2', needs: ['workbook', 'cell'], startsGroup: true },
  { id: 'edit.author', menu: 'edit', label: { en: 'Author of New Notes…', zhHant: '新附註的作者…' } },

  { ...sheet, id: 'rows.add', menu: 'insert', contexts: ['cell', 'rowNumber'], label: { en: 'Add Row', zhHant: '新增一列' }, shortcut: 'CmdOrCtrl+=', sheetOnly: true, startsGroup: true },
  { ...sheet, id: 'rows.duplicate', menu: 'insert', contexts: ['rowNumber'], label: { en: 'Duplicate Rows', zhHant: '複製所選列' } },
  { ...sheet, id: 'rows.moveUp', menu: 'insert', contexts: ['rowNumber'], label: { en: 'Move Rows Up', zhHant: '上移所選列' }, shortcut: 'Alt+Shift+Up', sheetOnly: true, needs: ['workbook', 'sheet', 'documentOrder'], startsGroup: true },
  { ...sheet, id: 'rows.moveDown', menu: 'insert', contexts: ['rowNumber'], label: { en: 'Move Rows Down', zhHant: '下移所選列' }, shortcut: 'Alt+Shift+Down', sheetOnly: true, needs: ['workbook', 'sheet', 'documentOrder'] },
  { ...sheet, id: 'rows.remove', menu: 'insert', contexts: ['cell', 'rowNumber'], label: { en: 'Delete Rows', zhHant: '刪除所選列' }, shortcut: 'CmdOrCtrl+-', sheetOnly: true, startsGroup: true },
  { id: 'contracts.add', menu: 'insert', label: { en: 'Add Contract…', zhHant: '新增合約…' }, shortcut: 'CmdOrCtrl+Shift+N', needs: ['workbook', 'firm'], startsGroup: true },

  { ...open, id: 'columns.add', menu: 'insert', contexts: ['header'], label: { en: 'New Column…', zhHant: '新增欄位…' }, startsGroup: true },
  { ...sheet, id: 'columns.edit', menu: 'insert', contexts: ['header'], label: { en: 'Edit Rule…', zhHant: '編輯規則…' }, needs: ['workbook', 'sheet', 'ownColumn'] },
  { ...sheet, id: 'columns.moveLeft', menu: 'insert', contexts: ['header'], label: { en: 'Move Own Column Left', zhHant: '自訂欄位左移' }, needs: ['workbook', 'sheet', 'ownColumn'] },
  { ...sheet, id: 'columns.moveRight', menu: 'insert', contexts: ['header'], label: { en: 'Move Own Column Right', zhHant: '自訂欄位右移' }, needs: ['workbook', 'sheet', 'ownColumn'] },
  { ...sheet, id: 'columns.remove', menu: 'insert', contexts: ['header'], label: { en: 'Delete Column…', zhHant: '刪除欄位…' }, needs: ['workbook', 'sheet', 'ownColumn'] },
  { ...open, id: 'columns.overrides', menu: 'insert', label: { en: 'Values over Rules…', zhHant: '覆寫規則的數值…' } },

  { ...open, id: 'view.firms', menu: 'view', label: { en: 'Firms', zhHant: '公司' }, shortcut: 'CmdOrCtrl+1' },
  { ...open, id: 'view.contracts', menu: 'view', label: { en: 'Contracts', zhHant: '合約' }, shortcut: 'CmdOrCtrl+2' },
  { ...open, id: 'view.market', menu: 'view', label: { en: 'Market', zhHant: '市場' }, shortcut: 'CmdOrCtrl+3' },
  { ...open, id: 'view.scenario', menu: 'view', label: { en: 'Scenario', zhHant: '情境' }, shortcut: 'CmdOrCtrl+4' },
  { ...open, id: 'view.whatIf', menu: 'view', label: { en: 'What If', zhHant: '假設分析' }, shortcut: 'CmdOrCtrl+9' },
  { ...open, id: 'view.reports', menu: 'view', label: { en: 'Reports', zhHant: '報告' }, shortcut: 'CmdOrCtrl+Shift+R' },
  { ...open, id: 'view.exposures', menu: 'view', label: { en: 'Exposures', zhHant: '曝險' }, shortcut: 'CmdOrCtrl+7' },
  { ...open, id: 'view.charts', menu: 'view', label: { en: 'Show or Hide Charts', zhHant: '顯示或隱藏圖表' }, shortcut: 'CmdOrCtrl+5', startsGroup: true },
  { ...open, id: 'view.problems', menu: 'view', label: { en: 'Show or Hide Problems', zhHant: '顯示或隱藏問題清單' }, shortcut: 'CmdOrCtrl+6' },
  { ...open, id: 'view.inspector', menu: 'view', contexts: ['cell', 'rowNumber'], label: { en: 'Inspector', zhHant: '明細' }, shortcut: 'CmdOrCtrl+I' },
  { ...open, id: 'view.sources', menu: 'view', label: { en: 'Notes and Sources', zhHant: '附註與來源' }, shortcut: 'CmdOrCtrl+8' },
  { id: 'view.back', menu: 'view', label: { en: 'Back to Where You Were', zhHant: '返回先前位置' }, shortcut: 'Alt+Left', macShortcut: 'Cmd+Alt+Left', needs: ['workbook', 'wayBack'], startsGroup: true },
  { id: 'view.forward', menu: 'view', label: { en: 'Forward Again', zhHant: '再次前往' }, shortcut: 'Alt+Right', macShortcut: 'Cmd+Alt+Right', needs: ['workbook', 'wayForward'] },
  { ...sheet, id: 'columns.sortAscending', menu: 'view', contexts: ['header'], label: { en: 'Sort Ascending', zhHant: '遞增排序' }, startsGroup: true },
  { ...sheet, id: 'columns.sortDescending', menu: 'view', contexts: ['header'], label: { en: 'Sort Descending', zhHant: '遞減排序' } },
  { ...sheet, id: 'columns.clearSort', menu: 'view', contexts: ['header'], label: { en: 'Show in Document Order', zhHant: '恢復原順序' }, needs: ['workbook', 'sheet', 'sorted'] },
  { ...sheet, id: 'columns.filter', menu: 'view', contexts: ['header'], label: { en: 'Filter Column…', zhHant: '篩選此欄…' }, shortcut: 'CmdOrCtrl+Shift+L', startsGroup: true },
  { ...sheet, id: 'columns.filterByCell', menu: 'view', contexts: ['cell'], label: { en: 'Show Only Rows Like This Cell', zhHant: '只顯示與此格相同的列' } },
  { ...sheet, id: 'columns.clearFilters', menu: 'view', contexts: ['cell', 'rowNumber', 'header'], label: { en: 'Clear Filters', zhHant: '清除篩選' }, needs: ['workbook', 'sheet', 'filtered'] },
  { ...sheet, id: 'columns.freeze', menu: 'view', contexts: ['header'], label: { en: 'Freeze Up to Here', zhHant: '凍結至此欄' }, startsGroup: true },
  { ...sheet, id: 'columns.unfreeze', menu: 'view', contexts: ['header'], label: { en: 'Unfreeze Columns', zhHant: '取消凍結欄' }, needs: ['workbook', 'sheet', 'frozen'] },
  { ...sheet, id: 'columns.fit', menu: 'view', contexts: ['header'], label: { en: 'Fit Width', zhHant: '自動調整欄寬' } },
  { ...sheet, id: 'columns.hide', menu: 'view', contexts: ['header'], label: { en: 'Hide Columns', zhHant: '隱藏所選欄' } },
  { ...sheet, id: 'columns.manage', menu: 'view', contexts: ['header'], label: { en: 'Columns…', zhHant: '欄位…' } },
  { ...sheet, id: 'views.save', menu: 'view', contexts: ['header'], label: { en: 'Save View…', zhHant: '儲存檢視…' } },
  { ...sheet, id: 'view.contextMenu', menu: 'view', label: { en: 'Context Menu', zhHant: '快顯功能表' }, shortcut: 'Shift+F10', sheetOnly: true, startsGroup: true },

  { ...open, id: 'scenario.add', menu: 'scenario', label: { en: 'New Scenario', zhHant: '新增情境' } },
  { id: 'scenario.duplicate', menu: 'scenario', label: { en: 'Duplicate Scenario', zhHant: '複製情境' }, needs: ['workbook', 'scenario'] },
  { id: 'scenario.rename', menu: 'scenario', label: { en: 'Rename Scenario…', zhHant: '重新命名情境…' }, needs: ['workbook', 'scenario'] },
  { id: 'scenario.remove', menu: 'scenario', label: { en: 'Delete Scenario', zhHant: '刪除情境' }, needs: ['workbook', 'scenario'] },
  { ...open, id: 'scenario.present', menu: 'scenario', label: { en: 'New Scenario from the Present State', zhHant: '由目前狀態建立情境' }, startsGroup: true },
  { id: 'scenario.signOff', menu: 'scenario', label: { en: 'Sign Off or Unlock Scenario…', zhHant: '簽核或解除鎖定情境…' }, needs: ['workbook', 'scenario'] },
  { ...open, id: 'scenario.library', menu: 'scenario', label: { en: 'Shock Library', zhHant: '衝擊庫' }, startsGroup: true },
  { ...open, id: 'scenario.compare', menu: 'scenario', label: { en: 'Compare Scenarios', zhHant: '並列比較情境' } },
  { ...open, id: 'scenario.differences', menu: 'scenario', label: { en: 'What Differs', zhHant: '差異清單' } },
  { ...sheet, id: 'scenario.applyToBase', menu: 'scenario', contexts: ['cell', 'rowNumber', 'header'], label: { en: 'Apply to Base', zhHant: '套用至基準' }, shortcut: 'CmdOrCtrl+Shift+B', needs: ['workbook', 'sheet', 'scenario', 'overrides'], startsGroup: true },
  { ...sheet, id: 'scenario.clearOverrides', menu: 'scenario', contexts: ['cell', 'rowNumber', 'header'], label: { en: 'Clear Overrides', zhHant: '清除覆寫' }, shortcut: 'CmdOrCtrl+Shift+Backspace', needs: ['workbook', 'sheet', 'scenario', 'overrides'] },

  { id: 'explain.failure', menu: 'explain', contexts: ['cell', 'rowNumber'], label: { en: 'Why Did It Fail?', zhHant: '為何違約？' }, shortcut: 'CmdOrCtrl+Shift+Y', needs: ['workbook', 'failure'], startsGroup: true },
  { id: 'explain.formula', menu: 'explain', contexts: ['cell'], label: { en: 'Formula Card', zhHant: '公式卡' }, shortcut: 'CmdOrCtrl+Shift+F', needs: ['workbook', 'resultCell'] },
  { id: 'explain.replicate', menu: 'explain', contexts: ['rowNumber'], label: { en: 'Replication Sheet…', zhHant: '重算表…' }, needs: ['workbook', 'firm'] },
  { id: 'explain.precedents', menu: 'explain', contexts: ['cell'], label: { en: 'What It Is Made Of', zhHant: '追蹤前導參照' }, shortcut: 'CmdOrCtrl+[', needs: ['workbook', 'tracedCell'] },
  { id: 'explain.dependents', menu: 'explain', contexts: ['cell'], label: { en: 'What Hangs on It', zhHant: '追蹤從屬參照' }, shortcut: 'CmdOrCtrl+]', needs: ['workbook', 'tracedCell'] },
  { ...open, id: 'explain.cascade', menu: 'explain', label: { en: 'Cascade Player', zhHant: '違約連鎖播放' }, shortcut: 'CmdOrCtrl+Shift+K' },
  { ...open, id: 'explain.headroom', menu: 'explain', label: { en: 'Covenant Headroom', zhHant: '財務約定餘裕' }, startsGroup: true },
  { ...open, id: 'explain.checks', menu: 'explain', label: { en: 'Checks', zhHant: '檢查' } },
  { ...open, id: 'explain.fragility', menu: 'explain', label: { en: 'Fragility', zhHant: '結果脆弱性' } },
  { ...open, id: 'explain.bridge', menu: 'explain', label: { en: 'Why Did This Change?', zhHant: '為何改變？' } },

  { ...open, id: 'explain.setAnswer', menu: 'explain', label: { en: 'Set the Answer…', zhHant: '設定結果…' } },
  { id: 'explain.whatIf', menu: 'explain', contexts: ['cell'], label: { en: 'What If This Cell Changes…', zhHant: '此儲存格的假設分析…' }, needs: ['workbook', 'cell'] },

  { id: 'help.palette', menu: 'help', label: { en: 'All Commands…', zhHant: '所有指令…' }, shortcut: 'CmdOrCtrl+Shift+P' },
  { id: 'help.shortcuts', menu: 'help', label: { en: 'Keyboard Shortcuts', zhHant: '鍵盤快速鍵' }, shortcut: 'CmdOrCtrl+/' },
  { id: 'help.about', menu: 'help', label: { en: 'About Firebreak', zhHant: '關於 Firebreak' } },
] as const satisfies readonly AppCommand[];

export type AppCommandId = (typeof appCommands)[number]['id'];
/** The commands that the sheet in front carries out. */
export type SheetCommandId = Extract<(typeof appCommands)[number], { readonly sheet: true }>['id'];
/** What Electron does to whatever has the focus. */
export type ClipboardCommandId = Extract<(typeof appCommands)[number], { readonly role: string }>['id'];

/** The definition of a command, in the words of the interface. */
export function appCommand(id: AppCommandId): AppCommand {
  // Safe: the ids are those of the table.
  return appCommands.find((command) => command.id === id) as AppCommand;
}

export function isAppCommandId(id: string): id is AppCommandId {
  return appCommands.some((command) => command.id === id);
}
