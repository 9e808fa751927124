/** Which facts the numbers of formula cards are: by this, results hang on facts. A quantity that is missing here does not compile. */
import type { QuantityId } from '../measures/quantities.ts';
import type { FirmFactId } from './fact.ts';

/** `then`: in the quarter that the number is of; `run`: in all quarters together. */
export const quantityFacts = {
  cash: ['cash', 'then'], debt: ['debt', 'then'], netWorth: ['netWorth', 'then'], earned: ['earned', 'then'], interestDue: ['interestDue', 'then'], service: ['service', 'then'],
  dscr: ['dscr', 'then'], ltv: ['ltv', 'then'], pledgedValue: ['pledgedValue', 'then'], pledgedDebt: ['pledgedDebt', 'then'], covenantLtv: ['covenantLtv', 'then'],
  covenantDscr: ['covenantDscr', 'run'], need: ['need', 'then'], failureShortfall: ['shortfall', 'run'], failureQuarter: ['fails', 'run'], failureRound: ['fails', 'run'],
  claims: ['claims', 'run'], recovered: ['recovered', 'run'],
  loanLosses: ['losses', 'run'], trancheLosses: ['losses', 'run'], leaseLosses: ['losses', 'run'], supplyLosses: ['losses', 'run'], callLosses: ['losses', 'run'], equityLosses: ['losses', 'run'],
} as const satisfies Record<QuantityId, readonly [FirmFactId, 'then' | 'run']>;
