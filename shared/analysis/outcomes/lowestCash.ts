import type { Outcome } from './outcome.ts';
import { lowestAlive } from './outcome.ts';

export const lowestCash = {
  key: 'lowestCash', unit: 'money',
  label: { en: 'Lowest cash of any firm', zhHant: '各公司最低現金' },
  help: { en: 'The least closing cash of any firm in a quarter that it survives.', zhHant: '任一公司於存續各季中期末現金的最低值。' },
  read: (result) => lowestAlive(result, result.cash),
} as const satisfies Outcome;
