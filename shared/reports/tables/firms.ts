import { firmTerm } from '../../columns/terms/registry.ts';
import { closingCash } from '../../measures/closingCash.ts';
import { failureQuarter } from '../../measures/failureQuarter.ts';
import { failureCause } from '../../measures/failureCause.ts';
import { highestLtv } from '../../measures/highestLtv.ts';
import { lossCaused } from '../../measures/lossCaused.ts';
import { lowestCash } from '../../measures/lowestCash.ts';
import { lowestDscr } from '../../measures/lowestDscr.ts';
import type { Measure } from '../../measures/define.ts';
import { column, measureCell, notedCell } from '../reportText.ts';
import type { ReportTableKind } from './reportTableKind.ts';

const inputs = [firmTerm('name'), firmTerm('kind'), firmTerm('cash'), firmTerm('debt')];
const outcomes: readonly Measure[] = [failureQuarter, failureCause, lowestCash, lowestDscr, highestLtv, closingCash, lossCaused];

export const firms: ReportTableKind = {
  id: 'firms',
  label: { en: 'Firms', zhHant: '公司' },
  help: { en: 'Every firm with its main inputs and outcomes.', zhHant: '各公司的主要輸入值與結果。' },
  none: { en: 'There are no firms.', zhHant: '沒有公司。' },
  table: (context, scenario) => {
    const { work, language } = context;
    const { result, seen } = work.bench(scenario);
    return {
      columns: [
        ...inputs.map(({ label, unit }) => column(label[language], unit)),
        ...outcomes.map(({ label, unit, kind }) => column(label[language], unit, kind !== 'choice')),
      ],
      rows: seen.firms.map((row, index) => [...inputs.map((term) => notedCell('firms', row, term, context)), ...outcomes.map((measure) => measureCell(measure.compute(result, index, result.quarters), measure, language))]),
    };
  },
};
