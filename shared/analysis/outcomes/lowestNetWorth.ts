import type { Outcome } from './outcome.ts';
import { lowestAlive } from './outcome.ts';

export const lowestNetWorth = {
  key: 'lowestNetWorth', unit: 'money',
  label: { en: 'Lowest net worth of any firm', zhHant: '各公司最低淨值' },
  help: { en: 'The least closing net worth of any firm in a quarter that it survives.', zhHant: '任一公司於存續各季中期末淨值的最低值。' },
  read: (result) => lowestAlive(result, result.netWorth),
} as const satisfies Outcome;
