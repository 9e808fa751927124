/**
 * The account of one firm in one clearing, item by item: what it owes, has and receives, what its loans lack in collateral and
 * what it is worth (design/model.md 3.2 to 3.5).
 *
 * Owns: which items there are, and of which factors each is made. A factor belongs to a channel (section 4, "Why a firm
 * failed"), whatever moved it: a driver, an override or another firm. Does not own: comparing two accounts
 * (`shared/analysis/explanation.ts`). It reads the state and changes nothing.
 */
import type { AccountBook, AccountItem, AccountKind, AccountSide, Factor } from './accountItem.ts';
import { claimItem, factor, interestPart, kindOf, loanParts, nobody, providerOf } from './accountItem.ts';
import { worthItems } from './accountWorth.ts';
import { loanNeed } from './covenants.ts';
import { hoursPerQuarter, million } from './dues.ts';
import type { EngineInputs } from './inputs.ts';
import { stands } from './market.ts';
import type { Lists, State } from './state.ts';
import { cause } from './state.ts';

/** Units that a lease adds to or takes from what a firm has on the spot market. */
export interface PoolLease {
  readonly contract: number;
  readonly party: number;
  readonly isBroken: boolean;
  /** Negative where the firm is the lessor; 0 while the lease is not live. */
  readonly units: number;
}

export interface Account {
  readonly firm: number;
  readonly t: number;
  readonly round: number;
  /** Index into `causes`; what the gap counts depends on it. */
  readonly cause: number;
  /**
   * The gap of section 4, M: dues less own cash and receipts, plus the need of a covenant; for insolvency what net worth lacks to
   * 0. Net worth holds free cash already, so dues, own cash and receipts count once, inside it.
   */
  readonly gap: number;
  readonly dues: number;
  readonly ownCash: number;
  readonly received: number;
  readonly need: number;
  /** Only where the cause is insolvency, otherwise null. Cash that a firm lacks counts against it, so that items add up. */
  readonly netWorth: number | null;
  readonly items: readonly AccountItem[];
  readonly gpus: number;
  readonly leases: readonly PoolLease[];
}

/**
 * Takes the account of firm i in the clearing that the state holds.
 *
 * @param round  of the clearing
 * @param why    the cause of the failure that it is to explain
 */
export function takeAccount(book: AccountBook, i: number, round: number, why: number): Account {
  const { inputs, state } = book;
  const items: AccountItem[] = [];
  ownItems(book, i, items);
  dueItems(book, i, items);
  receivedItems(book, i, items);
  if (why === cause.covenant) needItems(book, i, items);
  if (why === cause.insolvency) worthItems(book, i, items);
  const { dues, ownCash, inflow } = state;
  const short = dues[i]! - (ownCash[i]! + inflow[i]!);
  const need = sumOf(items, 'need');
  const netWorth = why === cause.insolvency ? sumOf(items, 'assets') - sumOf(items, 'debts') - short : null;
  return {
    firm: i, t: state.t, round, cause: why, gap: netWorth === null ? short + need : -netWorth,
    dues: dues[i]!, ownCash: ownCash[i]!, received: inflow[i]!, need, netWorth, items, gpus: state.gpus[i]!, leases: poolLeases(inputs, state, i),
  };
}

function sumOf(items: readonly AccountItem[], side: AccountSide): number {
  return items.reduce((sum, item) => (item.side === side ? sum + item.value : sum), 0);
}

/** Own cash of section 3.2; opex is negative. */
function ownItems({ inputs, state }: AccountBook, i: number, items: AccountItem[]): void {
  const { firms, paths } = inputs;
  const { t } = state;
  const demand = paths.demand[t]!;
  const put = (kind: AccountKind, ...factors: Factor[]) =>
    items.push({ ...nobody, side: 'ownCash', kind, value: factors.reduce((product, { value }) => product * value, 1), parts: [factors] });
  put('openingCash', factor('earlierQuarters', state.cash[i]!));
  put('revenue', factor('demand', firms.revenue[i]! * Math.max(0, 1 + firms.demandBeta[i]! * (demand - 1))));
  put('funding', factor('funding', firms.funding[i]! * paths.funding[t]!));
  put('spotIncome', factor('earlierQuarters', state.pool[i]!), factor('demand', firms.utilization[i]! * Math.min(1, demand)), factor('rent', (state.rent * hoursPerQuarter) / million));
  put('opex', factor('costs', -firms.opex[i]! * paths.opex[t]!));
  put('gpuOpex', factor('costs', (-firms.gpuOpex[i]! / 1000) * paths.opex[t]!), factor('earlierQuarters', state.gpus[i]!));
}

function leasePart(inputs: EngineInputs, k: number, amount: number): readonly Factor[] {
  const rent = inputs.leases.rent[k]!;
  return [factor('rent', rent), factor('demand', rent > 0 ? amount / rent : 0)];
}

function dueItems(book: AccountBook, i: number, items: AccountItem[]): void {
  const { inputs, state } = book;
  const { at, owedBy, due } = state;
  for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
    const k = owedBy.items[p]!;
    const party = providerOf(book, k);
    const isEnded = k >= at.lease && k < at.supply && !stands(state, party);
    const value = due[k]!;
    if (value === 0 && !isEnded) continue;
    if (k < at.lease) loanDues(book, k, party, items);
    else if (k < at.supply) items.push(claimItem(book, k, 'dues', 'lease', party, isEnded, value, [leasePart(inputs, k - at.lease, value)]));
    else if (k < at.guarantee) items.push(claimItem(book, k, 'dues', 'supply', party, false, value, [[factor('earlierQuarters', value)]]));
    else if (k >= at.tranche && k < at.draw) items.push(claimItem(book, k, 'dues', 'interest', party, false, value, [interestPart(state.later[k]!, value)]));
    else items.push(claimItem(book, k, 'dues', kindOf(state, k), party, false, value, [[factor('counterparty', value)]]));
  }
}

function loanDues(book: AccountBook, k: number, party: number, items: AccountItem[]): void {
  const { interest, principalDue } = book.state;
  const [interestPaid, scheduled, cut, rest] = loanParts(book.inputs, book.state, k);
  const atMaturity = rest[0]!.value * rest[1]!.value;
  const ordinary = principalDue[k]! - atMaturity;
  if (interest[k] !== 0) items.push(claimItem(book, k, 'dues', 'interest', party, false, interest[k]!, [interestPaid]));
  if (ordinary !== 0) items.push(claimItem(book, k, 'dues', 'principal', party, false, ordinary, [scheduled, cut]));
  if (atMaturity !== 0) items.push(claimItem(book, k, 'dues', 'maturity', party, false, atMaturity, [rest]));
}

function receivedItems(book: AccountBook, i: number, items: AccountItem[]): void {
  const { state } = book;
  const { heldBy, paid, debtor } = state;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
    const k = heldBy.items[p]!;
    const party = debtor[k]!;
    const isBroken = !stands(state, party) || book.isEstate(party);
    const value = paid[k]!;
    // Of what is broken the parts do not matter: all of the difference is the party's.
    if (value !== 0 || isBroken) items.push(claimItem(book, k, 'received', kindOf(state, k), party, isBroken, value, isBroken ? [] : receivedParts(book, k, value)));
  }
}

function receivedParts({ inputs, state }: AccountBook, k: number, value: number): AccountItem['parts'] {
  const { at } = state;
  if (k < at.lease) return loanParts(inputs, state, k);
  if (k < at.supply) return [leasePart(inputs, k - at.lease, value)];
  if (k < at.guarantee) return [[factor('earlierQuarters', value)]];
  if (k < at.tranche) return [[factor('counterparty', value)]];
  return k < at.draw ? [interestPart(state.later[k]!, value)] : [[factor('refinancing', value)]];
}

function needItems(book: AccountBook, i: number, items: AccountItem[]): void {
  const { inputs, state } = book;
  for (let p = state.owedBy.start[i]!; p < state.owedBy.start[i + 1]!; p += 1) {
    const k = state.owedBy.items[p]!;
    const value = k < state.at.lease ? loanNeed(inputs, state, k) : 0;
    if (value > 0) items.push(claimItem(book, k, 'need', 'margin', providerOf(book, k), false, value, [[factor('collateral', value)]]));
  }
}

function poolLeases(inputs: EngineInputs, state: State, i: number): readonly PoolLease[] {
  const { from, to, units, resale, row } = inputs.leases;
  const { at, heldBy, owedBy } = state;
  const found: PoolLease[] = [];
  const visit = ({ start, items }: Lists, sign: 1 | -1, other: Int32Array) => {
    for (let p = start[i]!; p < start[i + 1]!; p += 1) {
      const k = items[p]! - at.lease;
      if (k < 0 || k >= from.length || (sign > 0 && resale[k] === 0)) continue;
      const party = other[k]!;
      found.push({ contract: row[k]!, party, isBroken: !stands(state, party), units: state.leaseLive[k] === 1 ? sign * units[k]! : 0 });
    }
  };
  visit(heldBy, -1, to);
  visit(owedBy, 1, from);
  return found;
}
