import { extreme, lastAlive, type Measure } from './define.ts';
import { extremeQuarter, numbersOf } from './quantities.ts';

export const highestLtv = {
  key: 'highestLtv', kind: 'share', unit: 'share', followsQuarter: false,
  label: { en: 'Highest LTV', zhHant: '最高貸款成數' },
  help: {
    en: 'The highest loan to value of all quarters before its failure or to the end, opening included: debt on loans with pledged GPUs over the value of what is pledged. Blank without pledged loans.',
    zhHant: '違約前（或至期末）各季貸款成數的最高值，包含期初：有 GPU 質押之貸款餘額除以質押物價值。無質押貸款時為空白。',
  },
  formula: { en: 'largest of: debt on pledged loans / value pledged', zhHant: '各季「質押貸款餘額 / 質押物價值」之最大值' },
  section: '4',
  numbers: (result, firm) => numbersOf(result, firm, extremeQuarter(result.ltv, result, firm, 0, lastAlive(result, firm), Math.max), ['pledgedDebt', 'pledgedValue']),
  compute: (result, firm) => extreme(result.ltv, result, firm, 0, lastAlive(result, firm), Math.max),
} as const satisfies Measure;
