import type { Localized } from '../base/localized.ts';

/** What is said about the sound part of a damaged file: in the window, and by `check` and `convert --salvage`. */
export const salvageMessages = {
  'file.nothingSound': { en: 'Nothing of the file can be read: no row of any table is whole.', zhHant: '檔案中沒有任何內容可讀取：各表均無完整的列。' },
  'file.unreadablePart': { en: '{place}: this part is damaged and cannot be read.', zhHant: '{place}：此部分已損壞，無法讀取。' },
  'salvage.offer': {
    en: 'What is sound can be kept as a copy. Firms: {firms}, contracts: {contracts}, scenarios: {scenarios}, notes: {notes}. Missing parts: {lost}.',
    zhHant: '完好的部分可另存為副本：{firms} 家公司、{contracts} 份合約、{scenarios} 個情境與 {notes} 則附註；缺少 {lost} 個部分。',
  },
  'salvage.unchecked': {
    en: 'No checksum vouches for what was kept: a damaged digit may stand in a row that reads well. Compare the copy with a backup or another version.',
    zhHant: '保留的內容沒有檢查碼可驗證：即使某列可讀取，其中的數字仍可能已損壞。請與備份或其他版本比對。',
  },
  'salvage.lostPart': { en: 'missing: {reason} It reads {text}', zhHant: '缺少：{reason} 原文為 {text}' },
  'salvage.title': { en: '“{name}” is damaged', zhHant: '「{name}」已損壞' },
  'salvage.why': { en: '{why} The file was not opened and not changed.', zhHant: '{why}檔案未開啟，也未變更。' },
  'salvage.missing': { en: 'Missing', zhHant: '缺少的部分' },
  'salvage.nothingMissing': { en: 'Every row can be read.', zhHant: '每一列均可讀取。' },
  'salvage.more': { en: 'and {count} more; firebreak check lists them all', zhHant: '另有 {count} 項；firebreak check 可列出全部' },
  'salvage.openCopy': { en: 'Open the Sound Part as a Copy', zhHant: '將完好部分開啟為副本' },
  'salvage.leave': { en: 'Leave It', zhHant: '不開啟' },
  'salvage.copyName': { en: '{name} (salvaged)', zhHant: '{name}（搶救）' },
  'cli.salvageHint': { en: 'firebreak convert FILE COPY --salvage writes that copy.', zhHant: '執行 firebreak convert 檔案 副本 --salvage 可寫出該副本。' },
  'cli.noTarget': { en: 'convert needs two files: the one to read and the one to write.', zhHant: 'convert 需要兩個檔案：要讀取的與要寫入的。' },
  'cli.targetThere': { en: 'There is a file {name} already; it was not touched. Name another, or remove it first.', zhHant: '檔案 {name} 已存在，未予變更。請另指定名稱，或先將其移除。' },
} as const satisfies Record<string, Localized>;
