/**
 * What a fact of a run is: a number of a firm, a contract or the market in a quarter, with what the model reads to make it.
 *
 * Owns: the shape, and the words in which a definition says what it reads. Does not own: which facts there are (`firmFacts.ts`,
 * `contractFacts.ts`, `marketFacts.ts`), how a read finds its places (`traceBook.ts`), or the numbers (`traceRun.ts`).
 *
 * A read is structural, as in a spreadsheet: it says that a number is looked at, not that it mattered. What is looked at only under
 * a condition that the workbook settles (no price impact, credit that losses never close) is left out while the condition fails.
 */
import type { Localized } from '../base/localized.ts';
import type { FirmKey } from '../columns/terms/registry.ts';
import type { ContractKey, ContractTypeId } from '../contracts/registry.ts';
import type { DriverKey } from '../drivers/registry.ts';
import type { MarketKey } from '../market/registry.ts';

export const marketFactIds = ['rent', 'priceFactor', 'credit'] as const;
export const firmFactIds = [
  'openingCash', 'revenue', 'funding', 'spotIncome', 'opex', 'gpuOpex', 'ownCash', 'received', 'dues', 'shortfall', 'estate', 'collected',
  'fleet', 'collateral', 'fleetValue', 'need', 'breaches', 'blocked', 'netWorth', 'fails', 'earned', 'service', 'interestDue', 'dscr',
  'lending', 'outlays', 'cash', 'debt', 'pledgedDebt', 'pledgedValue', 'ltv', 'covenantLtv', 'covenantDscr', 'claims', 'recovered', 'losses',
] as const;
export const contractFactIds = ['standing', 'balance', 'due', 'claim', 'paid', 'covenant', 'lacking', 'margin', 'drawn', 'called', 'borrowed', 'order', 'notes', 'stakeValue', 'loss'] as const;
export type MarketFactId = (typeof marketFactIds)[number];
export type FirmFactId = (typeof firmFactIds)[number];
export type ContractFactId = (typeof contractFactIds)[number];
export type FactId = MarketFactId | FirmFactId | ContractFactId;

/** A contract by its type; `facility` is a firm's own line and loan, whose terms stand in the firm's row. */
export type HoldingType = ContractTypeId | 'facility';

/** Whose fact is read, seen from the one who reads. A guarantor is the debtor of what it covers. */
export type Relation =
  | 'self'
  /** Contracts on which the firm owes, or on which it is owed. */
  | 'owed' | 'held'
  /** The firms of the contract. */
  | 'debtor' | 'creditor'
  /** Firms that buy their GPUs from this one. */
  | 'customers'
  | 'market' | 'everyFirm' | 'everyContract';

/** What the workbook settles, for reads that are made only then. */
export interface Settled {
  /** A market input as the scenario sees it; null where blank. */
  readonly market: (key: MarketKey) => number | null;
  /** A flag of the firm whose fact it is. */
  readonly own: (key: FirmKey) => boolean;
}

interface ReadBase {
  /** Only of these holdings: of those read, or of the one that reads. */
  readonly types?: readonly HoldingType[];
  readonly when?: (settled: Settled) => boolean;
}
export interface FactRead extends ReadBase {
  readonly reads: 'fact';
  readonly fact: FactId;
  readonly of: Relation;
  /** Quarters back. */
  readonly lag: 0 | 1;
}
export interface CellRead extends ReadBase {
  readonly reads: 'cells';
  /** Of the firm, of the contract (for an own facility: of the firm), or of the market. */
  readonly of: 'firm' | 'contract' | 'market';
  readonly keys: readonly string[];
}
export interface DriverRead extends ReadBase {
  readonly reads: 'driver';
  readonly driver: DriverKey;
}
/** A failure that the scenario forces. */
export interface ForcedRead extends ReadBase {
  readonly reads: 'forced';
}
export type Read = FactRead | CellRead | DriverRead | ForcedRead;

export interface FactDefinition {
  readonly label: Localized;
  readonly kind: 'money' | 'share' | 'times' | 'number' | 'yesNo';
  /** At opening, quarter 0; left out: there is no such number then. */
  readonly opening?: readonly Read[];
  readonly reads: readonly Read[];
  /** Of contracts: the holdings that have it. */
  readonly types?: readonly HoldingType[];
  /** The result column that shows it, where one does. */
  readonly measure?: string;
}

type Options = Pick<ReadBase, 'types' | 'when'>;

const cells = (of: CellRead['of'], keys: readonly string[]): CellRead => ({ reads: 'cells', of, keys });
export const own = (...keys: readonly (FirmKey | 'undrawn')[]): CellRead => cells('firm', keys);
export const terms = (...keys: readonly (ContractKey | 'undrawn' | 'capex' | 'advanceRate')[]): CellRead => cells('contract', keys);
export const market = (...keys: readonly MarketKey[]): CellRead => cells('market', keys);
export const path = (driver: DriverKey): DriverRead => ({ reads: 'driver', driver });

const facts = (of: Relation, lag: 0 | 1) => (...ids: readonly FactId[]): readonly FactRead[] => ids.map((fact) => ({ reads: 'fact', fact, of, lag }));
export const now = facts('self', 0);
export const before = facts('self', 1);
export const owed = facts('owed', 0);
export const held = facts('held', 0);
export const debtor = facts('debtor', 0);
export const debtorBefore = facts('debtor', 1);
export const creditor = facts('creditor', 0);
export const creditorBefore = facts('creditor', 1);
export const ofMarket = facts('market', 0);
export const ofCustomers = facts('customers', 0);
export const everyFirm = facts('everyFirm', 0);
export const everyFirmBefore = facts('everyFirm', 1);
export const everyContract = facts('everyContract', 0);
export const everyContractBefore = facts('everyContract', 1);

/** The same reads, made only under conditions. */
export function only<R extends Read>(options: Options, reads: readonly R[]): readonly R[] {
  return reads.map((read) => ({ ...read, ...options }));
}
