import { at, type Measure } from './define.ts';

export const closingDebt = {
  key: 'closingDebt', kind: 'money', unit: 'money', followsQuarter: true,
  label: { en: 'Debt at quarter', zhHant: '當季負債' },
  help: {
    en: 'Loan and tranche balances owed at the end of the quarter of the slider; 0 once failed.',
    zhHant: '時間軸所選季期末的貸款與券次餘額；違約後為 0。',
  },
  compute: (result, firm, quarter) => at(result.debt, result, firm, quarter),
} as const satisfies Measure;
