/** The templates, in the order in which they are offered. */
import type { Localized } from '../../base/localized.ts';
import type { Language } from '../../base/localized.ts';
import type { Workbook } from '../../document/document.ts';
import type { ReportContent } from '../../document/savedReport.ts';
import { committee } from './committee.ts';
import { deck } from './deck.ts';
import { memo } from './memo.ts';
import type { ReportTemplate } from './reportTemplate.ts';

export const reportTemplates: readonly ReportTemplate[] = [memo, committee, deck];

/** The template with this id; the first one for an id of a later program, so that such a report still has a look. */
export function reportTemplate(id: string): ReportTemplate {
  return reportTemplates.find((each) => each.id === id) ?? memo;
}

/** A new report as a template has it. */
export function contentFromTemplate({ id, paper, sections }: ReportTemplate, workbook: Workbook, scenario: string, languages: readonly Language[]): ReportContent {
  return { template: id, scenario, paper, languages, footer: '', sections: sections(workbook).map((each, index) => ({ id: `s${index + 1}`, ...each })) };
}

/** What papers are called. */
export const paperLabels: { readonly [P in ReportContent['paper']]: Localized } = {
  a4: { en: 'A4', zhHant: 'A4' },
  letter: { en: 'US Letter', zhHant: '美規信紙' },
  slides: { en: 'Slides, 16:9', zhHant: '投影片（16:9）' },
};
