import { difference, systemFigures } from '../../analysis/scenarioSummary.ts';
import { baseScenario, baseScenarioId } from '../../drivers/scenario.ts';
import { failuresUpTo } from '../../measures/outcome.ts';
import { t } from '../../text/messages.ts';
import { unitLabel } from '../../base/units.ts';
import { numberText } from '../reportText.ts';
import type { SectionKind } from '../sectionKind.ts';

const usual = 'failures,firstFailure,lossToLenders,lossToOthers,lowestCash,lowestDscr';

export const keyFigures: SectionKind = {
  id: 'keyFigures',
  label: { en: 'Key figures', zhHant: '重點數字' },
  help: { en: 'The outcomes of the scenario in large figures, beside Base.', zhHant: '以大字呈現情境結果，並與基準對照。' },
  parameters: [
    { key: 'figures', kind: 'outcomes', label: { en: 'Outcomes', zhHant: '結果項目' }, missing: usual },
    { key: 'scenario', kind: 'scenario', label: { en: 'Scenario', zhHant: '情境' } },
  ],
  blocks: (context, parameters) => {
    const { work, language, workbook } = context;
    const scenario = parameters.scenario('scenario', context);
    const { result } = work.bench(scenario);
    const base = scenario.id === baseScenarioId ? null : work.bench(baseScenario).result;
    const wanted = parameters.list('figures');
    const shown = wanted.flatMap((key) => systemFigures.filter((each) => each.key === key));
    return [{
      kind: 'keyFigures',
      items: shown.map(({ key, label, unit, read }) => {
        const value = read(result);
        const before = base === null ? null : read(base);
        const { absolute } = difference(value, before);
        const unitWords = unit === 'none' || unit === 'times' ? '' : unit === 'quarters' ? t(language, 'report.quarter') : unitLabel(unit, language, workbook.currency);
        const compared = base === null || (value === null && before === null) ? '' : absolute === null ? t(language, 'report.inBaseOnly', { value: numberText(before, unit, language) }) : t(language, 'report.besideBase', { value: numberText(before, unit, language), change: signed(absolute, numberText(absolute, unit, language)) });
        const ofFirms = key === 'failures' ? t(language, 'report.ofFirms', { failed: failuresUpTo(result, result.quarters), count: result.firmCount }) : '';
        return { label: label[language], value, text: numberText(value, unit, language), remark: [unitWords, ofFirms, compared].filter((each) => each !== '').join(language === 'en' ? ' · ' : '，') };
      }),
    }];
  },
};

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}
