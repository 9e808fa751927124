import { rank } from '../columns/terms/rank.ts';
import { rate } from '../columns/terms/rate.ts';
import { principal } from './terms/principal.ts';
import type { ContractType } from './contractType.ts';

export const tranche = {
  id: 'tranche',
  label: { en: 'Tranche', zhHant: '券次' },
  help: {
    en: 'From holds a note issued by the vehicle To; junior notes bear losses first. The rate is always fixed.',
    zhHant: '提供方持有特殊目的機構（義務方）發行的券次；次順位先承擔損失。利率一律為固定。',
  },
  terms: [principal, rate, rank],
  claim: principal,
} as const satisfies ContractType;
