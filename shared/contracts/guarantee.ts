import { cap } from './terms/cap.ts';
import type { ContractType } from './contractType.ts';

export const guarantee = {
  id: 'guarantee',
  label: { en: 'Guarantee', zhHant: '保證' },
  help: {
    en: 'From covers what To cannot pay, up to a cap.',
    zhHant: '提供方在上限內代付義務方的短缺。',
  },
  terms: [cap],
} as const satisfies ContractType;
