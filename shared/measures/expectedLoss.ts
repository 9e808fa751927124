import { failureOf, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

export const expectedLoss = {
  key: 'expectedLoss', kind: 'money', unit: 'money', followsQuarter: false,
  label: { en: 'EL in scenario', zhHant: '情境預期損失' },
  help: {
    en: 'Expected loss on the firm: probability of default × loss given default × exposure at default. Within one scenario a firm fails or does not, so the probability is 1 or 0 and this is what its estate owes and does not pay.',
    zhHant: '對該公司的預期損失：違約機率 × 違約損失率 × 違約曝險額。單一情境中公司非違約即存續，違約機率為 1 或 0，因此即為破產財團應付而未付的金額。',
  },
  formula: { en: 'PD (1 or 0) × LGD × exposure at default', zhHant: '違約機率（1 或 0）× 違約損失率 × 違約曝險額' },
  section: '4',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['claims', 'recovered']),
  compute: (result, firm) => (failureOf(result, firm) === null ? 0 : Math.max(0, (result.claims[firm] ?? 0) - (result.recovered[firm] ?? 0))),
} as const satisfies Measure;
