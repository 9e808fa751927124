import { parseMarkup } from '../markup.ts';
import type { SectionKind } from '../sectionKind.ts';

export const text: SectionKind = {
  id: 'text',
  label: { en: 'Text', zhHant: '文字' },
  help: { en: 'Paragraphs in simple markup: # heading, **bold**, *italic*, lists with - or 1.', zhHant: '簡易標記文字：# 標題、**粗體**、*斜體*，以 - 或 1. 列點。' },
  parameters: [{ key: 'text', kind: 'longText', isSpoken: true, label: { en: 'Text', zhHant: '文字' } }],
  blocks: ({ language }, parameters) => parseMarkup(parameters.spoken('text', language)),
};
