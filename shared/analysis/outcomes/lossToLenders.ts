import type { Outcome } from './outcome.ts';
import { lossesOf } from './outcome.ts';

export const lossToLenders = {
  key: 'lossToLenders', unit: 'money',
  label: { en: 'Losses of lenders', zhHant: '貸款人損失' },
  help: { en: 'Losses on loans and tranches over the horizon, write-downs included.', zhHant: '期間內貸款與券次的損失，含減記。' },
  read: (result) => lossesOf(result, ['loan', 'tranche']),
} as const satisfies Outcome;
