import type { Localized } from '../base/localized.ts';

/** Words that files of reports add of their own, and what is said as they are written. */
export const reportFileMessages = {
  'reportFile.figureNumber': { en: 'Figure {number}: {caption}', zhHant: '圖 {number}：{caption}' },
  'reportFile.tableNumber': { en: 'Table {number}: {caption}', zhHant: '表 {number}：{caption}' },
  'reportFile.pageOf': { en: 'Page {page} of {pages}', zhHant: '第 {page} 頁，共 {pages} 頁' },
  'reportFile.noWindow': { en: 'PDF needs the program’s own window: a browser page cannot write it. Save the web page and print it.', zhHant: 'PDF 須由程式視窗產生，瀏覽器頁面無法寫出。請改存為網頁後列印。' },
} as const satisfies Record<string, Localized>;
