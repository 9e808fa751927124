import { at, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const closingLtv = {
  key: 'closingLtv', kind: 'share', unit: 'share', followsQuarter: true,
  label: { en: 'LTV at quarter', zhHant: '當季貸款成數' },
  help: {
    en: 'Loan to value at the end of the quarter of the slider: debt on loans with pledged GPUs over the value of what is pledged. Blank without pledged loans.',
    zhHant: '時間軸所選季期末的貸款成數：有 GPU 質押之貸款餘額除以質押物價值。無質押貸款時為空白。',
  },
  formula: { en: 'debt on pledged loans / value pledged', zhHant: '質押貸款餘額 / 質押物價值' },
  section: '4',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['pledgedDebt', 'pledgedValue']),
  compute: (result, firm, quarter) => at(result.ltv, result, firm, quarter),
} as const satisfies Measure;
