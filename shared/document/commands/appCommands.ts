/**
 * What a person can start from a menu or by a key: data without code, from which the native menu, the shortcuts and the
 * shortcut sheet follow. What each does is up to whoever listens (renderer); rows and cells then go through `registry.ts`.
 */
import type { Localized } from '../../base/localized.ts';

export const menuIds = ['file', 'edit', 'rows', 'view', 'help'] as const;
export type MenuId = (typeof menuIds)[number];

/** Menus in their order. */
export const menuLabels: Readonly<Record<MenuId, Localized>> = {
  file: { en: 'File', zhHant: '檔案' },
  edit: { en: 'Edit', zhHant: '編輯' },
  rows: { en: 'Rows', zhHant: '列' },
  view: { en: 'View', zhHant: '檢視' },
  help: { en: 'Help', zhHant: '說明' },
};

/** Menus that open from an item of another menu. */
export const submenus = {
  language: { menu: 'view', label: { en: 'Language', zhHant: '語言' } },
  theme: { menu: 'view', label: { en: 'Appearance', zhHant: '外觀' } },
} as const satisfies Record<string, { readonly menu: MenuId; readonly label: Localized }>;
export type SubmenuId = keyof typeof submenus;

export interface AppCommand {
  readonly id: string;
  readonly label: Localized;
  /** In Electron's words, e.g. `CmdOrCtrl+Shift+S`. */
  readonly shortcut?: string;
  /** Further keys that do the same. */
  readonly otherShortcuts?: readonly string[];
  /** Where it stands; a separator divides groups, and groups stand in the order of their numbers. */
  readonly menu: MenuId;
  readonly group: number;
  readonly submenu?: SubmenuId;
  /** The grid or a text field handles the key itself, so the menu shows it and must not take it. */
  readonly handledInPage?: true;
}

export const appCommands = [
  { id: 'file.new', label: { en: 'New', zhHant: '新增' }, shortcut: 'CmdOrCtrl+N', menu: 'file', group: 1 },
  { id: 'file.open', label: { en: 'Open…', zhHant: '開啟…' }, shortcut: 'CmdOrCtrl+O', menu: 'file', group: 1 },
  { id: 'sample.open', label: { en: 'Open the sample', zhHant: '開啟範例' }, menu: 'file', group: 1 },
  { id: 'file.save', label: { en: 'Save', zhHant: '儲存' }, shortcut: 'CmdOrCtrl+S', menu: 'file', group: 2 },
  { id: 'file.saveAs', label: { en: 'Save as…', zhHant: '另存新檔…' }, shortcut: 'CmdOrCtrl+Shift+S', menu: 'file', group: 2 },
  { id: 'chart.exportPng', label: { en: 'Export chart as PNG…', zhHant: '將圖表匯出為 PNG…' }, shortcut: 'CmdOrCtrl+E', menu: 'file', group: 3 },
  { id: 'chart.exportCsv', label: { en: 'Save chart data as CSV…', zhHant: '將圖表資料存為 CSV…' }, menu: 'file', group: 3 },
  { id: 'chart.copy', label: { en: 'Copy chart', zhHant: '複製圖表' }, shortcut: 'CmdOrCtrl+Shift+C', menu: 'file', group: 3 },

  { id: 'edit.undo', label: { en: 'Undo', zhHant: '復原' }, shortcut: 'CmdOrCtrl+Z', menu: 'edit', group: 1, handledInPage: true },
  { id: 'edit.redo', label: { en: 'Redo', zhHant: '取消復原' }, shortcut: 'CmdOrCtrl+Y', otherShortcuts: ['CmdOrCtrl+Shift+Z'], menu: 'edit', group: 1, handledInPage: true },
  { id: 'edit.find', label: { en: 'Find', zhHant: '尋找' }, shortcut: 'CmdOrCtrl+F', menu: 'edit', group: 3 },

  { id: 'rows.insertAbove', label: { en: 'Insert row above', zhHant: '在上方插入列' }, shortcut: 'CmdOrCtrl+Shift+Plus', menu: 'rows', group: 1 },
  { id: 'rows.insertBelow', label: { en: 'Insert row below', zhHant: '在下方插入列' }, shortcut: 'CmdOrCtrl+Enter', menu: 'rows', group: 1 },
  { id: 'rows.duplicate', label: { en: 'Duplicate rows', zhHant: '複製列' }, shortcut: 'CmdOrCtrl+Shift+D', menu: 'rows', group: 1 },
  { id: 'rows.moveUp', label: { en: 'Move rows up', zhHant: '將列上移' }, shortcut: 'Alt+Up', menu: 'rows', group: 2 },
  { id: 'rows.moveDown', label: { en: 'Move rows down', zhHant: '將列下移' }, shortcut: 'Alt+Down', menu: 'rows', group: 2 },
  { id: 'rows.remove', label: { en: 'Delete rows', zhHant: '刪除列' }, shortcut: 'CmdOrCtrl+-', menu: 'rows', group: 3 },

  { id: 'view.firms', label: { en: 'Firms', zhHant: '公司' }, shortcut: 'CmdOrCtrl+1', menu: 'view', group: 1 },
  { id: 'view.contracts', label: { en: 'Contracts', zhHant: '合約' }, shortcut: 'CmdOrCtrl+2', menu: 'view', group: 1 },
  { id: 'view.market', label: { en: 'Market', zhHant: '市場' }, shortcut: 'CmdOrCtrl+3', menu: 'view', group: 1 },
  { id: 'view.scenario', label: { en: 'Scenario', zhHant: '情境' }, shortcut: 'CmdOrCtrl+4', menu: 'view', group: 1 },
  { id: 'view.language.system', label: { en: 'As the system', zhHant: '依系統設定' }, menu: 'view', group: 2, submenu: 'language' },
  { id: 'view.language.en', label: { en: 'English', zhHant: 'English' }, menu: 'view', group: 2, submenu: 'language' },
  { id: 'view.language.zhHant', label: { en: '繁體中文', zhHant: '繁體中文' }, menu: 'view', group: 2, submenu: 'language' },
  { id: 'view.theme.system', label: { en: 'As the system', zhHant: '依系統設定' }, menu: 'view', group: 2, submenu: 'theme' },
  { id: 'view.theme.light', label: { en: 'Light', zhHant: '淺色' }, menu: 'view', group: 2, submenu: 'theme' },
  { id: 'view.theme.dark', label: { en: 'Dark', zhHant: '深色' }, menu: 'view', group: 2, submenu: 'theme' },

  { id: 'help.about', label: { en: 'About Firebreak', zhHant: '關於 Firebreak' }, menu: 'help', group: 1 },
] as const satisfies readonly AppCommand[];

export type AppCommandId = (typeof appCommands)[number]['id'];

const byId: ReadonlyMap<string, AppCommand> = new Map(appCommands.map((each) => [each.id, each]));

/** The command with this id; undefined for words that are none, such as one from another process. */
export function appCommand(id: AppCommandId): AppCommand;
export function appCommand(id: string): AppCommand | undefined;
export function appCommand(id: string): AppCommand | undefined {
  return byId.get(id);
}
