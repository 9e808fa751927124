import type { Localized } from '../base/localized.ts';

/** Reports: why a change of one is refused, and the words that stand in them. */
export const reportMessages = {
  'reports.nameMissing': { en: 'A report needs a name.', zhHant: '報告須有名稱。' },
  'reports.nameTaken': { en: 'Another report is called “{name}” already.', zhHant: '已有名為「{name}」的報告。' },
  'reports.gone': { en: 'The report is not in the workbook any more.', zhHant: '此報告已不在活頁簿中。' },
  'reports.sectionGone': { en: 'The section is not in the report any more.', zhHant: '此章節已不在報告中。' },
  'reports.noLanguage': { en: 'A report needs at least one language.', zhHant: '報告至少須有一種語言。' },
} as const satisfies Record<string, Localized>;
