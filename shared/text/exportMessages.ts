import type { Localized } from '../base/localized.ts';

/** What the export of tables says: headings, refusals, and the words of the dialog. */
export const exportMessages = {
  'export.calculated': { en: 'Calculated: {name}', zhHant: '計算值：{name}' },
  'export.tooManyRows': { en: 'The table has {rows} rows; with its headings, a file of this kind holds {limit}. Choose another format, or export less.', zhHant: '表格有 {rows} 列，含標題在內，此類檔案最多 {limit} 列。請改用其他格式或減少匯出內容。' },
  'export.badCharacter': { en: 'Row {row}, {column}: “{value}” holds a character that no such file can hold. Take it out and export again.', zhHant: '第 {row} 列「{column}」：「{value}」含有此類檔案無法儲存的字元。請移除後再匯出。' },
  'export.longText': { en: 'Row {row}, {column}: the text “{value}” is longer than the 32,767 characters of an Excel cell. Export it as CSV.', zhHant: '第 {row} 列「{column}」：「{value}」超過 Excel 儲存格的 32,767 字上限。請匯出為 CSV。' },
  'export.lost': { en: 'Cells that an import would not read back as they are: {count}.', zhHant: '{count} 個儲存格再匯入時無法還原為原值。' },
  'export.lostCell': { en: 'Row {row}, {column}', zhHant: '第 {row} 列「{column}」' },
  'cli.refusedModel': { en: '{reason}', zhHant: '{reason}' },
} as const satisfies Record<string, Localized>;
