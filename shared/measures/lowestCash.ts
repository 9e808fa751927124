import { extreme, lastAlive, type Measure } from './define.ts';
import { extremeQuarter, numbersOf } from './quantities.ts';

export const lowestCash = {
  key: 'lowestCash', kind: 'money', unit: 'money', followsQuarter: false,
  label: { en: 'Lowest cash', zhHant: '最低現金' },
  help: {
    en: 'The least closing cash, opening included, of all quarters before its failure or to the end of the horizon.',
    zhHant: '違約前（或至期末）各季期末現金的最低值，包含期初。',
  },
  formula: { en: 'least closing cash of the quarters before its failure', zhHant: '違約前各季期末現金之最小值' },
  section: '4',
  numbers: (result, firm) => numbersOf(result, firm, extremeQuarter(result.cash, result, firm, 0, lastAlive(result, firm), Math.min), ['cash']),
  compute: (result, firm) => extreme(result.cash, result, firm, 0, lastAlive(result, firm), Math.min),
} as const satisfies Measure;
