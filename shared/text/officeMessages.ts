import type { Localized } from '../base/localized.ts';

/** Words that Office files add to a report (`office.*`). `{number}` is a field that the program counts. */
export const officeMessages = {
  'office.figureCaption': { en: 'Figure {number}: {caption}', zhHant: '圖 {number}　{caption}' },
  'office.tableCaption': { en: 'Table {number}: {caption}', zhHant: '表 {number}　{caption}' },
  'office.figureWord': { en: 'Figure', zhHant: '圖' },
  'office.tableWord': { en: 'Table', zhHant: '表' },
  'office.lift': { en: 'Starts at', zhHant: '起點' },
  'office.total': { en: 'Total', zhHant: '合計' },
  'office.rise': { en: 'Rise', zhHant: '增加' },
  'office.fall': { en: 'Fall', zhHant: '減少' },
  'office.contents': { en: 'Sheet', zhHant: '工作表' },
} as const satisfies Record<string, Localized>;
