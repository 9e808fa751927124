import type { Localized } from '../base/localized.ts';

/** Verifying a figure (`verify.*`): what a file's stamp says, held against the open workbook. */
export const verifyMessages = {
  'verify.tooLarge': { en: 'This file has {megabytes} MB; figures and reports have at most {limit} MB.', zhHant: '此檔案有 {megabytes} MB；圖表與報告最多 {limit} MB。' },
  'verify.unknownFormat': { en: 'This is no file that carries a stamp. Choose a PNG, SVG, PDF, DOCX, PPTX, XLSX or HTML file that Firebreak made.', zhHant: '此類檔案不含來源戳記。請選擇由 Firebreak 產生的 PNG、SVG、PDF、DOCX、PPTX、XLSX 或 HTML 檔案。' },
  'verify.noStamp': { en: 'This file carries no stamp of Firebreak: it was not made here, or another program removed the stamp when it saved the file. Nothing can be said about it.', zhHant: '此檔案沒有 Firebreak 的來源戳記：並非由本程式產生，或戳記在其他程式存檔時遭移除。無法判斷其內容。' },
} as const satisfies Record<string, Localized>;
