/**
 * What one line of a firm's account is (see `account.ts`), and how the claims of a clearing become lines.
 *
 * The factors of each line and their channels, in the order in which a difference is split:
 *
 *     opening cash                     earlierQuarters (also at t = 1, where only an override can move it)
 *     revenue                          demand (an override of it too)
 *     funding                          funding
 *     spot income                      units: fleet, then lease by lease: earlierQuarters, or the counterparty where the other side
 *                                      of a lease has died; utilization and units that find demand: demand; p_t: rent
 *     opex; GPU opex                   costs; costs, then the fleet: earlierQuarters
 *     interest                         balance: earlierQuarters; rate: rates
 *     principal in the ordinary course what the terms schedule: refinancing; what the balance cuts off it: earlierQuarters
 *     principal due at maturity        whether it falls due: refinancing; how much: earlierQuarters
 *     lease rent                       rent: rent; share owed of it: demand
 *     payables                         earlierQuarters
 *     calls and draws that a firm owes or a guarantor pays it   the counterparty
 *     draws on the own line            refinancing
 *     margin needs; value of a GPU     collateral
 *     claims, debts, stakes, payables not yet due               earlierQuarters, with principal due now as above
 *
 * What a firm receives from a party, holds on it or leases from it is the counterparty's altogether as soon as the party does not
 * stand in one of the two accounts.
 */
import type { EngineInputs } from './inputs.ts';
import type { Lists, State } from './state.ts';

/**
 * Why an item can differ from the undisturbed scenario's. The page names all but two: `rates` (what an interest rate moves) and
 * `costs` (opex and what GPUs cost to run), which fit none of its channels. `counterparty` always goes with a party.
 */
export const channels = ['ownPlan', 'earlierQuarters', 'demand', 'rent', 'costs', 'funding', 'rates', 'refinancing', 'collateral', 'counterparty'] as const;
export type Channel = (typeof channels)[number];

/** Where an item stands in the gap. Dues, needs and debts widen it, the others narrow it. */
export type AccountSide = 'dues' | 'ownCash' | 'received' | 'need' | 'assets' | 'debts';

export type AccountKind =
  | 'openingCash' | 'revenue' | 'funding' | 'spotIncome' | 'opex' | 'gpuOpex'
  | 'interest' | 'principal' | 'maturity'
  | 'loan' | 'lease' | 'supply' | 'call' | 'tranche' | 'draw'
  | 'margin' | 'fleet' | 'otherAssets' | 'stake';

export interface Factor {
  readonly channel: Channel;
  readonly value: number;
}

/** A product. */
export type Part = readonly Factor[];

/** One line of an account, M. Its value is the sum of its parts, each the product of its factors, up to rounding. */
export interface AccountItem {
  readonly side: AccountSide;
  readonly kind: AccountKind;
  /** Row of the contract, -1 where the item is no contract's. */
  readonly contract: number;
  /** The firm whose own facility it is, or -1. */
  readonly facility: number;
  /** The firm on the other side, -1 for outside, null where there is none. */
  readonly party: number | null;
  /** Whether the item depends on the party and the party does not stand: then any difference is the party's. */
  readonly isBroken: boolean;
  readonly value: number;
  readonly parts: readonly Part[];
}

/** What accounts of one run share. */
export interface AccountBook {
  readonly inputs: EngineInputs;
  readonly state: State;
  /** Whether a firm is an estate in the clearing that is looked at. */
  readonly isEstate: (firm: number) => boolean;
  /** Equity contracts by investor. */
  readonly stakesOf: Lists;
}

export const nobody = { contract: -1, facility: -1, party: null, isBroken: false } as const;

export function factor(channel: Channel, value: number): Factor {
  return { channel, value };
}

/** The parts of what is due on a loan now: interest, scheduled principal, what is left of it, the rest at maturity. */
export function loanParts(inputs: EngineInputs, state: State, k: number): readonly [interest: Part, scheduled: Part, cut: Part, rest: Part] {
  const balance = state.startBalance[k]!;
  const scheduled = inputs.loans.amortization[k]! * inputs.loans.principal[k]!;
  const ordinary = Math.min(balance, scheduled);
  const isDue = state.bullet[k] === 1 && balance > ordinary;
  return [
    interestPart(balance, state.interest[k]!),
    [factor('refinancing', scheduled)],
    [factor('earlierQuarters', ordinary - scheduled)],
    [factor('refinancing', isDue ? 1 : 0), factor('earlierQuarters', balance - ordinary)],
  ];
}

export function interestPart(balance: number, interest: number): Part {
  return [factor('earlierQuarters', balance), factor('rates', balance > 0 ? interest / balance : 0)];
}

/** The row of the contract that claim k is of, -1 for an own facility. */
function contractOf({ inputs: { loans, leases, supplies, guarantees, tranches }, state: { at } }: AccountBook, k: number): number {
  if (k < at.lease) return loans.row[k]!;
  if (k < at.supply) return leases.row[k - at.lease]!;
  if (k < at.guarantee) return supplies.row[k - at.supply]!;
  if (k < at.tranche) return guarantees.row[k - at.guarantee]!;
  return k < at.draw ? tranches.row[k - at.tranche]! : -1;
}

/** The firm whose own facility claim k is of, or -1. */
function facilityOf({ inputs: { loans }, state: { at } }: AccountBook, k: number): number {
  return k < loans.facilities ? loans.to[k]! : k >= at.draw ? loans.to[k - at.draw]! : -1;
}

/** The line of claim k; fields are written out one by one, since thousands of lines are made. */
export function claimItem(book: AccountBook, k: number, side: AccountSide, kind: AccountKind, party: number, isBroken: boolean, value: number, parts: AccountItem['parts']): AccountItem {
  return { side, kind, contract: contractOf(book, k), facility: facilityOf(book, k), party, isBroken, value, parts };
}

export function kindOf({ at }: State, k: number): AccountKind {
  return k < at.lease ? 'loan' : k < at.supply ? 'lease' : k < at.guarantee ? 'supply' : k < at.tranche ? 'call' : k < at.draw ? 'tranche' : 'draw';
}

/** The other side of a claim that firm i owes, as the workbook has it: claims of the dead belong to outside, but came from them. */
export function providerOf({ inputs: { loans, leases, supplies, guarantees, tranches }, state: { at } }: Pick<AccountBook, 'inputs' | 'state'>, k: number): number {
  if (k < at.lease) return loans.from[k]!;
  if (k < at.supply) return leases.from[k - at.lease]!;
  if (k < at.guarantee) return supplies.from[k - at.supply]!;
  if (k < at.tranche) return guarantees.to[k - at.guarantee]!;
  return k < at.draw ? tranches.from[k - at.tranche]! : loans.to[k - at.draw]!;
}
