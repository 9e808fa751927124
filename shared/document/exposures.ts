/**
 * Who is exposed to whom: the contracts between every two parties, and what is owed on them at opening.
 *
 * Owns: the matrix of creditors and debtors as a person sees it, outside included. Does not own: the network that measures
 * are worked out on (`network/openingExposures.ts`), with which it agrees between firms of the workbook.
 */
import { valueOf } from '../columns/define.ts';
import { firmTerm } from '../columns/terms/registry.ts';
import type { Contract } from '../contracts/registry.ts';
import { contractType, type } from '../contracts/registry.ts';
import type { OverlaidTables } from './scenario.ts';

/** All that one party holds against another. */
export interface Exposure {
  /** Owed at opening, M of the workbook's currency. */
  readonly amount: number;
  /** Ids of the contracts from the creditor to the debtor, in the order of the workbook. */
  readonly contracts: readonly string[];
  /** Whether the debtor's own facility is drawn from the creditor. */
  readonly facility: boolean;
}

export interface Exposures {
  /** Ids of the firms in the order of the workbook; a party is an index into them, and their number stands for outside. */
  readonly firms: readonly string[];
  /** By creditor, then debtor. Only pairs with a contract or a facility. */
  readonly byCreditor: ReadonlyMap<number, ReadonlyMap<number, Exposure>>;
  /** Per party, outside last: what it holds and what it owes. */
  readonly held: Float64Array;
  readonly owed: Float64Array;
}

interface OpenExposure {
  amount: number;
  readonly contracts: string[];
  facility: boolean;
}

const debt = firmTerm('debt');
const undrawn = firmTerm('undrawn');

/** What is owed on a contract at opening, M of the workbook's currency; 0 for types on which nothing is. */
export function claimOf(contract: Contract): number {
  const claim = contractType(String(valueOf(contract, type)))?.claim;
  const value = claim === undefined ? 0 : valueOf(contract, claim);
  return typeof value === 'number' ? value : 0;
}

/** The exposures of a workbook as a scenario sees it; contracts with an unknown party are left out, `problems.ts` lists them. */
export function exposures({ firms, contracts }: OverlaidTables): Exposures {
  const index = new Map(firms.map(({ id }, place) => [id, place]));
  const party = (id: unknown): number | undefined => (typeof id === 'string' && id !== '' ? index.get(id) : firms.length);
  const byCreditor = new Map<number, Map<number, OpenExposure>>();
  const held = new Float64Array(firms.length + 1);
  const owed = new Float64Array(firms.length + 1);
  const between = (creditor: number, debtor: number, amount: number): OpenExposure => {
    const row = byCreditor.get(creditor) ?? new Map<number, OpenExposure>();
    byCreditor.set(creditor, row);
    const cell = row.get(debtor) ?? { amount: 0, contracts: [], facility: false };
    row.set(debtor, cell);
    cell.amount += amount;
    held[creditor] = (held[creditor] ?? 0) + amount;
    owed[debtor] = (owed[debtor] ?? 0) + amount;
    return cell;
  };
  for (const contract of contracts) {
    const [creditor, debtor] = [party(contract.from), party(contract.to)];
    if (creditor === undefined || debtor === undefined || creditor === debtor) continue;
    between(creditor, debtor, claimOf(contract)).contracts.push(contract.id);
  }
  for (const [debtor, firm] of firms.entries()) {
    const drawn = Number(valueOf(firm, debt));
    const creditor = party(firm.lender);
    if (creditor === undefined || creditor === debtor || (drawn <= 0 && Number(valueOf(firm, undrawn)) <= 0)) continue;
    between(creditor, debtor, drawn).facility = true;
  }
  return { firms: firms.map(({ id }) => id), byCreditor, held, owed };
}

/** What one party holds against another; undefined when there is nothing between them in this direction. */
export function exposureBetween({ byCreditor }: Exposures, creditor: number, debtor: number): Exposure | undefined {
  return byCreditor.get(creditor)?.get(debtor);
}
