import { at, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const closingCash = {
  key: 'closingCash', kind: 'money', unit: 'money', followsQuarter: true,
  label: { en: 'Cash at quarter', zhHant: '當季現金' },
  help: {
    en: 'Closing cash at the quarter of the slider; 0 once failed.',
    zhHant: '時間軸所選季的期末現金；違約後為 0。',
  },
  formula: { en: 'free cash after the clearing, less margins, notes and choices', zhHant: '清算後自由現金，減補繳、券次支付與投資決策' },
  section: '3.6',
  numbers: (result, firm, quarter) => [...numbersOf(result, firm, Math.max(0, quarter - 1), ['cash']), ...numbersOf(result, firm, quarter, ['earned', 'service'])],
  compute: (result, firm, quarter) => at(result.cash, result, firm, quarter),
} as const satisfies Measure;
