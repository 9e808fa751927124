import type { Localized } from '../base/localized.ts';

/** Rows of the tables of a workbook file, counted from one. */
export const fileRowMessages = {
  'fileRow.firms': { en: 'Firm {number}', zhHant: '第 {number} 家公司' },
  'fileRow.contracts': { en: 'Contract {number}', zhHant: '第 {number} 筆合約' },
  'fileRow.scenarios': { en: 'Scenario {number}', zhHant: '第 {number} 個情境' },
  'fileRow.notes': { en: 'Note {number}', zhHant: '第 {number} 則附註' },
  'fileRow.columns': { en: 'Own column {number}', zhHant: '第 {number} 個自訂欄位' },
  'fileRow.views': { en: 'View {number}', zhHant: '第 {number} 個檢視' },
  'fileRow.analyses': { en: 'Saved analysis {number}', zhHant: '第 {number} 項已儲存的分析' },
  'fileRow.charts': { en: 'Chart {number}', zhHant: '第 {number} 張圖表' },
  'fileRow.reports': { en: 'Report {number}', zhHant: '第 {number} 份報告' },
  'fileRow.recipes': { en: 'Recipe {number}', zhHant: '第 {number} 份匯入設定' },
} as const satisfies Record<string, Localized>;
