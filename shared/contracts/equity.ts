import { injection } from './terms/injection.ts';
import { stake } from './terms/stake.ts';
import { term } from './terms/term.ts';
import type { ContractType } from './contractType.ts';

export const equity = {
  id: 'equity',
  label: { en: 'Equity', zhHant: '股權' },
  help: {
    en: 'From owns a stake in To and may pay in new equity each quarter.',
    zhHant: '提供方持有義務方股權，並可每季注資。',
  },
  terms: [stake, injection, term],
} as const satisfies ContractType;
