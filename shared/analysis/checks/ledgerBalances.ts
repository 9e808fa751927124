import type { Check } from './check.ts';
import { ofRun, programFault, rounding } from './check.ts';

export const ledgerBalances = {
  key: 'ledgerBalances', severity: 'error',
  label: { en: 'The cash ledger balances', zhHant: '現金帳平衡' },
  help: { en: 'In every quarter the change of all cash is what came from outside less what went there and the costs of estates.', zhHant: '各季全體現金變動等於外部流入減外部流出及破產財團成本。' },
  remedy: programFault,
  figure: ({ result }) => result.ledgerError, limit: rounding,
  find: ({ result }) => (result.ledgerError <= rounding ? [] : [ofRun(`ledgerError ${result.ledgerError}`)]),
} as const satisfies Check;
