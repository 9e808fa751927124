import { t } from '../../text/messages.ts';
import { scenarioName } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';

export const titlePage: SectionKind = {
  id: 'titlePage',
  label: { en: 'Title', zhHant: '標題' },
  help: { en: 'Title, subtitle and author, with the workbook, the scenario and the day.', zhHant: '標題、副標題與作者，並列出活頁簿、情境與日期。' },
  parameters: [
    { key: 'title', kind: 'text', isSpoken: true, label: { en: 'Title', zhHant: '標題' } },
    { key: 'subtitle', kind: 'text', isSpoken: true, label: { en: 'Subtitle', zhHant: '副標題' } },
    { key: 'author', kind: 'text', label: { en: 'Author', zhHant: '作者' } },
  ],
  blocks: ({ workbook, scenario, language, date, stamp }, parameters) => {
    const title = parameters.spoken('title', language);
    const author = parameters.text('author');
    return [{
      kind: 'title',
      title: title === '' ? workbook.name : title,
      subtitle: parameters.spoken('subtitle', language),
      lines: [
        ...(author === '' ? [] : [author]),
        t(language, 'report.titleScenario', { workbook: workbook.name, name: scenarioName(scenario, language) }),
        ...(date === '' ? [] : [date]),
        t(language, 'report.noteModel', { model: stamp.model, hash: stamp.workbookHash.slice(0, 12) }),
      ],
    }];
  },
};
