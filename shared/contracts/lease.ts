import { rent } from './terms/rent.ts';
import { resale } from './terms/resale.ts';
import { takeOrPay } from './terms/takeOrPay.ts';
import { term } from './terms/term.ts';
import { units } from './terms/units.ts';
import type { ContractType } from './contractType.ts';

export const lease = {
  id: 'lease',
  label: { en: 'Lease', zhHant: '租約' },
  help: {
    en: 'To rents GPUs from From for a fixed rent; with resale it lets them out again.',
    zhHant: '義務方以固定租金向提供方承租 GPU；可轉租者再將其出租。',
  },
  terms: [units, rent, term, takeOrPay, resale],
} as const satisfies ContractType;
