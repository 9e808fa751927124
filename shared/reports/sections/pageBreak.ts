import type { SectionKind } from '../sectionKind.ts';

export const pageBreak: SectionKind = {
  id: 'pageBreak',
  label: { en: 'Page break', zhHant: '分頁' },
  help: { en: 'What follows begins on a new page or slide.', zhHant: '其後內容自新頁或新投影片開始。' },
  parameters: [],
  blocks: () => [{ kind: 'pageBreak' }],
};
