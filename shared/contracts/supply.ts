import { addsGpus } from './terms/addsGpus.ts';
import { amount } from './terms/amount.ts';
import { lag } from './terms/lag.ts';
import { outstanding } from './terms/outstanding.ts';
import { term } from './terms/term.ts';
import type { ContractType } from './contractType.ts';

export const supply = {
  id: 'supply',
  label: { en: 'Supply', zhHant: '採購' },
  help: {
    en: 'To buys from From, in cash or on vendor credit.',
    zhHant: '義務方向提供方採購，付現或賒帳。',
  },
  terms: [amount, term, lag, outstanding, addsGpus],
  claim: outstanding,
} as const satisfies ContractType;
