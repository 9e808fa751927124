import type { Localized } from '../base/localized.ts';

/** Words that Office files add to a report (`office.*`). `{number}` is a field that the program counts. */
export const officeMessages = {
  'office.figureCaption': { en: 'Figure {number}: {caption}', zhHant: '圖 {number}　{caption}' },
  'office.tableCaption': { en: 'Table {number}: {caption}', zhHant: '表 {number}　{caption}' },
  'office.figureWord': { en: 'Figure', zhHant: '圖' },
  'office.tableWord': { en: 'Table', zhHant: '表' },
} as const satisfies Record<string, Localized>;
