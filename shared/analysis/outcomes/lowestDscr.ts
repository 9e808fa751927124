import type { Outcome } from './outcome.ts';
import { lowestAlive } from './outcome.ts';

export const lowestDscr = {
  key: 'lowestDscr', unit: 'times',
  label: { en: 'Lowest DSCR of any firm', zhHant: '各公司最低償債比率' },
  help: { en: 'The least debt service cover of any firm in a quarter that it survives; blank where nothing falls due.', zhHant: '任一公司於存續各季中償債比率的最低值；無債務到期時為空白。' },
  read: (result) => lowestAlive(result, result.dscr),
} as const satisfies Outcome;
