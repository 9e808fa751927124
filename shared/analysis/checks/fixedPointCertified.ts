import type { Check } from './check.ts';
import { ofRun, programFault } from './check.ts';

/** Design/model.md 3.4: no payment is more than this share of its debtor's total from the fixed point. */
const certified = 1e-13;

export const fixedPointCertified = {
  key: 'fixedPointCertified', severity: 'error',
  label: { en: 'Every clearing is a fixed point', zhHant: '各次清算均為不動點' },
  help: { en: 'No payment is more than 1e-13 of what its debtor owes from what the rules of clearing make of it.', zhHant: '各筆付款與清算規則所得之差，不超過債務總額的 1e-13。' },
  remedy: programFault,
  figure: ({ result }) => result.residual, limit: certified,
  find: ({ result }) => (result.residual <= certified ? [] : [ofRun(`residual ${result.residual}`)]),
} as const satisfies Check;
