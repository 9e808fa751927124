import { at, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const closingDebt = {
  key: 'closingDebt', kind: 'money', unit: 'money', followsQuarter: true,
  label: { en: 'Debt at quarter', zhHant: '當季負債' },
  help: {
    en: 'Loan and tranche balances owed at the end of the quarter of the slider; 0 once failed.',
    zhHant: '時間軸所選季期末的貸款與券次餘額；違約後為 0。',
  },
  formula: { en: 'balances at the start − principal due − margins + draws + borrowed capex', zhHant: '期初餘額 − 到期本金 − 補繳 + 動用額度 + 借款資本支出' },
  section: '3.6',
  numbers: (result, firm, quarter) => numbersOf(result, firm, Math.max(0, quarter - 1), ['debt']),
  compute: (result, firm, quarter) => at(result.debt, result, firm, quarter),
} as const satisfies Measure;
