import type { Outcome } from './outcome.ts';
import { lossesOf } from './outcome.ts';

export const lossToOthers = {
  key: 'lossToOthers', unit: 'money',
  label: { en: 'Losses of others', zhHant: '其他損失' },
  help: { en: 'Losses on leases, bills, calls and stakes over the horizon.', zhHant: '期間內租約、帳款、保證代償與股權的損失。' },
  read: (result) => lossesOf(result, ['lease', 'supply', 'call', 'equity']),
} as const satisfies Outcome;
