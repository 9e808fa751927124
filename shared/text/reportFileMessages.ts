import type { Localized } from '../base/localized.ts';

/** Words that files of reports add of their own, and what is said as they are written. */
export const reportFileMessages = {
  'reportFile.figureNumber': { en: 'Figure {number}: {caption}', zhHant: '圖 {number}：{caption}' },
  'reportFile.tableNumber': { en: 'Table {number}: {caption}', zhHant: '表 {number}：{caption}' },
} as const satisfies Record<string, Localized>;
