import { allEffective, contextOf } from '../../charts/chartSource.ts';
import { makeFigure } from '../../charts/makeFigure.ts';
import { chartById } from '../../charts/registry.ts';
import { noChoices, shownCharts } from '../../document/savedChart.ts';
import { alternativeText } from '../../interchange/alternativeText.ts';
import type { Figure } from '../../interchange/figure.ts';
import { figureTable } from '../../interchange/figureTable.ts';
import { dataHash } from '../../interchange/stamps/stampOf.ts';
import type { Scenario } from '../../drivers/scenario.ts';
import type { ReportContext } from '../reportContext.ts';
import { SectionRefused } from '../sectionRefused.ts';
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
    const scenario = parameters.scenario('scenario', context);
    const figure = reportFigure(context, parameters.text('chart'), scenario, parameters.list('firms'));
    if (figure.empty !== null) return [{ kind: 'paragraph', runs: [{ text: figure.empty, italic: true }] }];
    const caption = parameters.spoken('caption', context.language);
    const { work, stamp } = context;
    return [{
      kind: 'figure', figure, alternative: alternativeText(figure),
      caption: caption === '' ? figure.title : caption,
      footnote: footnote(context, { unitText: figure.caption.unit, scenarios: [scenario], remark: figure.caption.remark }),
      stamp: { ...stamp, scenario: scenario.id, scenarioHash: work.provenance(scenario).scenario, subject: figure.id, seed: figure.seed ?? null, dataHash: dataHash([figureTable(figure)]) },
    }];
  },
};

/**
 * The figure of a chart for a report.
 *
 * @param wanted  id of a chart that the workbook keeps or shows, else of any chart; empty for the first one shown
 * @param firms  ids; empty leaves the choice to the chart
 * @throws SectionRefused when there is no such chart, or the model refuses the scenario
 */
export function reportFigure({ work, workbook, language, date }: Pick<ReportContext, 'work' | 'workbook' | 'language' | 'date'>, wanted: string, scenario: Scenario, firms: readonly string[]): Figure {
  const saved = shownCharts(workbook).find(({ id }) => id === wanted || wanted === '') ?? null;
  const definition = chartById(saved?.chart ?? wanted);
  if (definition === undefined) throw new SectionRefused('report.noChart', { name: wanted });
  work.bench(scenario);
  return makeFigure(definition, contextOf(workbook, allEffective(workbook), scenario, (each) => work.chartRun(each), { ...(saved ?? noChoices), ...(firms.length > 0 ? { firms } : {}) }, { language, date, hash: work.provenance(scenario).workbook }), saved);
}
