import { extreme, failureOf, type Measure } from './define.ts';
import { extremeQuarter, numbersOf } from './quantities.ts';

export const lowestDscr = {
  key: 'lowestDscr', kind: 'times', unit: 'times', followsQuarter: false,
  label: { en: 'Lowest DSCR', zhHant: '最低償債比率' },
  help: {
    en: 'The least debt service cover ratio of quarters 1 to its failure or the end; blank where no debt service falls due in any of them.',
    zhHant: '第 1 季起至違約季（或期末）償債比率的最低值；期間內均無償債義務時為空白。',
  },
  formula: { en: 'least of: cash earned before debt service / interest and principal due', zhHant: '各季「償債前現金流 / 到期本息」之最小值' },
  section: '3.6',
  numbers: (result, firm) => numbersOf(result, firm, extremeQuarter(result.dscr, result, firm, 1, failureOf(result, firm) ?? result.quarters, Math.min), ['earned', 'service']),
  compute: (result, firm) => extreme(result.dscr, result, firm, 1, failureOf(result, firm) ?? result.quarters, Math.min),
} as const satisfies Measure;
