import { at, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const closingDscr = {
  key: 'closingDscr', kind: 'times', unit: 'times', followsQuarter: true,
  label: { en: 'DSCR at quarter', zhHant: '當季償債比率' },
  help: {
    en: 'Debt service cover in the quarter of the slider: cash earned before debt service over interest and principal due. Blank where nothing is due.',
    zhHant: '時間軸所選季的償債比率：償債前現金流除以到期利息與本金。無到期款項時為空白。',
  },
  formula: { en: 'cash earned before debt service / interest and principal due', zhHant: '償債前現金流 / 到期本息' },
  section: '3.6',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['earned', 'service']),
  compute: (result, firm, quarter) => at(result.dscr, result, firm, quarter),
} as const satisfies Measure;
