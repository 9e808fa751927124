import { failureOf, type Measure } from './define.ts';
import { numbersOf } from './quantities.ts';

const tiny = 1e-6;

export const lossGivenDefault = {
  key: 'lossGivenDefault', kind: 'share', unit: 'share', followsQuarter: false,
  label: { en: 'Loss given default', zhHant: '違約損失率' },
  help: {
    en: 'The share of what its estate owes that is not paid, collateral counted as paid. Blank: it does not fail, or owes nothing.',
    zhHant: '破產財團應付金額中未清償的比例，擔保品計入清償。未違約或無應付金額時為空白。',
  },
  formula: { en: '1 − recovered / claims', zhHant: '1 − 回收金額 / 債權金額' },
  section: '4',
  numbers: (result, firm, quarter) => numbersOf(result, firm, quarter, ['claims', 'recovered']),
  compute: (result, firm) => {
    const claims = result.claims[firm] ?? 0;
    return failureOf(result, firm) === null || !(claims > tiny) ? null : 1 - Math.min(1, (result.recovered[firm] ?? 0) / claims);
  },
} as const satisfies Measure;
