import { failureOf, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const failureQuarter = {
  key: 'failureQuarter', kind: 'quarters', unit: 'none', followsQuarter: false,
  label: { en: 'Fails in Q', zhHant: '違約季' },
  help: {
    en: 'The quarter in which the firm fails, over the whole horizon; blank: it survives.',
    zhHant: '公司在整個期間內違約的季；空白表示存續至期末。',
  },
  formula: { en: 'the first quarter in which a clearing condemns it', zhHant: '清算首次判定其違約的季' },
  section: '3.5',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['failureShortfall']),
  compute: failureOf,
} as const satisfies Measure;
