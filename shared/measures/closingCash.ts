import { at, type Measure } from './define.ts';

export const closingCash = {
  key: 'closingCash', kind: 'money', unit: 'money', followsQuarter: true,
  label: { en: 'Cash at quarter', zhHant: '當季現金' },
  help: {
    en: 'Closing cash at the quarter of the slider; 0 once failed.',
    zhHant: '時間軸所選季的期末現金；違約後為 0。',
  },
  compute: (result, firm, quarter) => at(result.cash, result, firm, quarter),
} as const satisfies Measure;
