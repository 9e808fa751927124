import { amortization } from '../columns/terms/amortization.ts';
import { maturity } from '../columns/terms/maturity.ts';
import { maxLtv } from '../columns/terms/maxLtv.ts';
import { minDscr } from '../columns/terms/minDscr.ts';
import { pledged } from '../columns/terms/pledged.ts';
import { rank } from '../columns/terms/rank.ts';
import { rate } from '../columns/terms/rate.ts';
import { rateType } from '../columns/terms/rateType.ts';
import { refinance } from '../columns/terms/refinance.ts';
import { principal } from './terms/principal.ts';
import type { ContractType } from './contractType.ts';

export const loan = {
  id: 'loan',
  label: { en: 'Loan', zhHant: '貸款' },
  help: {
    en: 'From lends to To: interest and principal by quarter, with collateral and covenants.',
    zhHant: '提供方貸款給義務方：按季付息還本，可設擔保與財務約定。',
  },
  terms: [principal, rateType, rate, maturity, amortization, refinance, rank, pledged, maxLtv, minDscr],
  claim: principal,
} as const satisfies ContractType;
