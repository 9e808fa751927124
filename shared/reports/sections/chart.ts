import { SectionRefused } from '../reportContext.ts';
import { footnote } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';

export const chart: SectionKind = {
  id: 'chart',
  label: { en: 'Chart', zhHant: '圖表' },
  help: { en: 'A chart of a scenario with caption, footnote and words for those who cannot see it.', zhHant: '情境圖表，附圖說、註腳與替代文字。' },
  parameters: [
    { key: 'chart', kind: 'chart', label: { en: 'Chart', zhHant: '圖表' } },
    { key: 'caption', kind: 'text', isSpoken: true, label: { en: 'Caption', zhHant: '圖說' } },
    { key: 'scenario', kind: 'scenario', label: { en: 'Scenario', zhHant: '情境' } },
    { key: 'firms', kind: 'firms', label: { en: 'Firms', zhHant: '公司' } },
  ],
  blocks: (context, parameters) => {
    const { work, workbook, charts, language, date } = context;
    const scenario = parameters.scenario('scenario', context);
    const wanted = parameters.text('chart');
    const id = wanted === '' ? (charts.list[0]?.id ?? '') : wanted;
    const drawn = charts.figure({ chart: id, workbook, scenario, result: work.bench(scenario).result, firms: workbook.firms, selectedFirms: parameters.list('firms'), language, date });
    if (drawn === null) throw new SectionRefused('report.noChart', { name: id });
    const { figure, alternative } = drawn;
    if (figure.empty !== null) return [{ kind: 'paragraph', runs: [{ text: figure.empty, italic: true }] }];
    const caption = parameters.spoken('caption', language);
    return [{
      kind: 'figure', figure, alternative,
      caption: caption === '' ? figure.title : caption,
      footnote: footnote(context, { unitText: figure.caption.unit, scenarios: [scenario], remark: figure.caption.remark }),
    }];
  },
};
