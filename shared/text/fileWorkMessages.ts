import type { Localized } from '../base/localized.ts';

/** Opening and saving of large files, and stopping them. */
export const fileWorkMessages = {
  'fileWork.opening': { en: 'Opening “{name}”…', zhHant: '正在開啟「{name}」…' },
  'fileWork.saving': { en: 'Saving “{name}”…', zhHant: '正在儲存「{name}」…' },
  'fileWork.importing': { en: 'Reading “{name}”…', zhHant: '正在讀取「{name}」…' },
  'fileWork.cancel': { en: 'Cancel', zhHant: '取消' },
  'fileWork.openingStopped': { en: 'Opening “{name}” was cancelled. What was open before stays.', zhHant: '已取消開啟「{name}」，先前開啟的內容維持不變。' },
  'fileWork.savingStopped': { en: 'Saving was cancelled. The file is as it was; your changes are still unsaved.', zhHant: '已取消儲存。檔案維持不變，您的變更仍未儲存。' },
  'fileWork.exportingStopped': { en: 'The export was cancelled. Nothing was written.', zhHant: '已取消匯出，未寫出任何檔案。' },
  'fileWork.importingStopped': { en: 'Reading “{name}” was cancelled. Nothing was imported.', zhHant: '已取消讀取「{name}」，未匯入任何內容。' },
} as const satisfies Record<string, Localized>;
