import type { Localized } from '../base/localized.ts';

/** Words that files of reports add of their own, and what is said as they are written. */
export const reportFileMessages = {
  'reportFile.figureNumber': { en: 'Figure {number}: {caption}', zhHant: '圖 {number}：{caption}' },
  'reportFile.tableNumber': { en: 'Table {number}: {caption}', zhHant: '表 {number}：{caption}' },
  'reportFile.pageOf': { en: 'Page {page} of {pages}', zhHant: '第 {page} 頁，共 {pages} 頁' },
  'reportFile.fontsMissing': { en: 'The fonts that come with the program could not be read, and the page was not printed. Install the program anew, or save the report as a web page and print that.', zhHant: '無法讀取程式內附的字型，頁面未輸出。請重新安裝程式，或將報告存為網頁後列印。' },
  'reportFile.noWindow': { en: 'PDF needs the program’s own window: a browser page cannot write it. Save the web page and print it.', zhHant: 'PDF 須由程式視窗產生，瀏覽器頁面無法寫出。請改存為網頁後列印。' },
  'reportCommand.noFolder': { en: 'Into which folder? Say it with --out.', zhHant: '請以 --out 指定存放資料夾。' },
  'reportCommand.noTemplate': { en: 'Which report? Say --template ({templates}) or --report with a name.', zhHant: '請以 --template（{templates}）或 --report 指定報告。' },
  'reportCommand.badTemplate': { en: 'There is no template “{template}”. There are: {templates}.', zhHant: '沒有範本「{template}」。可用範本：{templates}。' },
  'reportCommand.noReport': { en: 'The workbook has no report “{name}”. It has: {names}.', zhHant: '活頁簿中沒有報告「{name}」。現有：{names}。' },
  'reportCommand.badLanguage': { en: '“{language}” is no language of reports. There are: en, zh-Hant, both.', zhHant: '「{language}」不是報告語言。可用：en、zh-Hant、both。' },
  'reportCommand.badFormat': { en: '“{format}” is no format of reports. Written here: {here}. With the program’s window: {windowed}.', zhHant: '「{format}」不是報告格式。此處可寫出：{here}；須由程式視窗產生：{windowed}。' },
  'reportCommand.needsWindow': { en: '{formats} needs the program’s window, which draws pictures and lays out pages: export it there. Written without a window: {here}.', zhHant: '{formats} 須由程式視窗繪圖與排版，請於視窗中匯出。無視窗時可寫出：{here}。' },
} as const satisfies Record<string, Localized>;
