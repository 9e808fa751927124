/**
 * Who cost whom how much: the cascade graph of one run (design/model.md 4), read off the clearings as they are judged.
 *
 * Owns: links. A *loss* is what an estate owes and does not pay, by kind, a stake in it, or a note that a living vehicle writes
 * down; losses add up to those of section 4. *Pressure* is what firms that had failed already put into the gap of a firm as it
 * was condemned; it needs no undisturbed scenario and overlaps with losses, so the two are never added. Also owns who is said to
 * have caused a failure. Does not own: accounts and channels (`explanation.ts`).
 */
import type { Account } from '../engine/account.ts';
import { balanceAfter } from '../engine/covenants.ts';
import { hoursPerQuarter, million } from '../engine/dues.ts';
import type { EngineInputs } from '../engine/inputs.ts';
import { rentFactor, stands } from '../engine/market.ts';
import type { State } from '../engine/state.ts';
import { cause, lossKinds } from '../engine/state.ts';
import type { Lists } from '../engine/state.ts';
import type { SharedCause } from './sharedCause.ts';
import { shareCause } from './sharedCause.ts';
import { SparseMatrix } from './sparseMatrix.ts';

/**
 * `payment`: due from an estate in this clearing and not paid. `claim`: what stays owed by an estate, for a firm that fails when
 * insolvent. `stake`: the same of a stake. `call`: what a guarantor or lender owes for an estate. `lease`: rent that a dead tenant
 * no longer pays, less what the units earn at spot; or what units of a dead lessor earned, less their rent. `rent`: spot income lost
 * with the demand of dead tenants. `sale`: what sales of GPUs by estates, remembered by the price, add to need or take from the
 * fleet's value. `refinancing`: a loan due in full since its lender is dead. `freeze`: the same since losses closed credit.
 * `earlier`: what an estate missed to pay in quarters before; for insolvency, the losses of quarters before.
 */
export const pressureKinds = ['payment', 'claim', 'stake', 'call', 'lease', 'rent', 'sale', 'refinancing', 'freeze', 'earlier'] as const;
export type PressureKind = (typeof pressureKinds)[number];

export interface LossLink {
  readonly effect: 'loss';
  readonly kind: (typeof lossKinds)[number];
  /** A living vehicle wrote its notes down. */
  readonly isWriteDown: boolean;
  readonly from: number;
  readonly to: number;
  readonly t: number;
  readonly amount: number;
}

export interface PressureLink {
  readonly effect: 'pressure';
  readonly kind: PressureKind;
  /** -1: all firms that are not named (`sharedCause.ts`). */
  readonly from: number;
  readonly to: number;
  readonly t: number;
  readonly round: number;
  readonly amount: number;
}

export type ContagionLink = LossLink | PressureLink;

/** What failed firms put into one gap. */
export interface Pressure {
  readonly total: number;
  /** The firm with the largest share, the first of equals; -1 where there is none. */
  readonly largest: number;
}

export class Contagion {
  readonly links: ContagionLink[] = [];
  readonly #inputs: EngineInputs;
  readonly #state: State;
  readonly #stakesOf: Lists;
  readonly #stakesIn: Lists;
  /** Units sold by each dead firm that the price still remembers, as of the end of the last quarter. */
  readonly #remembered = new Map<number, number>();
  /** Missed payments and losses of the quarters before: creditor by debtor. */
  readonly #missed = new SparseMatrix();
  readonly #lost = new SparseMatrix();
  /** Losses of this quarter, creditor by debtor: what stands behind a write-down. */
  #lostNow = new SparseMatrix();
  /** Losses on loans and tranches of the last quarter, by who caused them: they may have closed credit. */
  #lenders = new Map<number, number>();
  #demand: { readonly t: number; readonly units: number; readonly lost: SharedCause | null } | undefined;
  #sellers: { readonly t: number; readonly round: number; readonly by: SharedCause | null } | undefined;
  #freezers: { readonly t: number; readonly by: SharedCause | null } | undefined;

  constructor(inputs: EngineInputs, state: State, stakesOf: Lists, stakesIn: Lists) {
    this.#inputs = inputs;
    this.#state = state;
    this.#stakesOf = stakesOf;
    this.#stakesIn = stakesIn;
  }

  /** What firms that have failed put into the gap of a firm that this clearing condemns. */
  press({ firm: i, round, cause: why }: Account, isEstate: (firm: number) => boolean): Pressure {
    const found = new Map<string, PressureLink>();
    const shares = new Map<number, number>();
    const add: Add = (from, kind, amount) => {
      if (amount === 0) return;
      const key = `${from} ${kind}`;
      const before = found.get(key)?.amount ?? 0;
      found.set(key, { effect: 'pressure', kind, from, to: i, t: this.#state.t, round, amount: before + amount });
    };
    this.#payments(i, why, isEstate, add);
    this.#leases(i, add);
    this.#rent(i, add);
    this.#sales(i, round, why, isEstate, add);
    this.#refinancing(i, add);
    for (const [from, amount] of (why === cause.insolvency ? this.#lost : this.#missed).row(i)) add(from, 'earlier', amount);
    let total = 0;
    for (const link of found.values()) {
      // A surplus of one kind (an estate pays at once what was due over years) is no cost, and lowers no other.
      if (!(link.amount > 0)) continue;
      this.links.push(link);
      total += link.amount;
      if (link.from >= 0 && (this.#state.alive[link.from] === 0 || isEstate(link.from))) shares.set(link.from, (shares.get(link.from) ?? 0) + link.amount);
    }
    let largest = -1;
    for (const [from, amount] of shares) {
      const most = shares.get(largest) ?? 0;
      if (amount > most || (amount === most && from < largest)) largest = from;
    }
    return { total, largest };
  }

  #payments(i: number, why: number, isEstate: (firm: number) => boolean, add: Add): void {
    const { heldBy, owedBy, debtor, creditor, due, paid, at, netWorth } = this.#state;
    const isInsolvency = why === cause.insolvency;
    for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
      const k = heldBy.items[p]!;
      const j = debtor[k]!;
      if (!isEstate(j)) continue;
      add(j, 'payment', due[k]! - paid[k]!);
      if (isInsolvency && k < at.draw) add(j, 'claim', k < at.lease ? balanceAfter(this.#inputs, this.#state, k) : this.#state.later[k]!);
    }
    for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
      const k = owedBy.items[p]!;
      const isCall = k >= at.draw || (k >= at.guarantee && k < at.tranche);
      if (isCall && isEstate(creditor[k]!)) add(creditor[k]!, 'call', due[k]!);
    }
    if (!isInsolvency) return;
    const { stake, to } = this.#inputs.equities;
    for (let p = this.#stakesOf.start[i]!; p < this.#stakesOf.start[i + 1]!; p += 1) {
      const k = this.#stakesOf.items[p]!;
      if (isEstate(to[k]!)) add(to[k]!, 'stake', stake[k]! * Math.max(0, netWorth[to[k]!]!));
    }
  }

  /** Leases that the other side's death ended, while their term lasts. */
  #leases(i: number, add: Add): void {
    const { heldBy, owedBy, at, t, rent: price } = this.#state;
    const { from, to, units, rent, takeOrPay, term, resale } = this.#inputs.leases;
    const demand = Math.min(1, this.#inputs.paths.demand[t]!);
    const spot = (this.#inputs.firms.utilization[i]! * demand * price * hoursPerQuarter) / million;
    const visit = ({ start, items }: Lists, isLessor: boolean, other: Int32Array) => {
      for (let p = start[i]!; p < start[i + 1]!; p += 1) {
        const k = items[p]! - at.lease;
        if (k < 0 || k >= from.length || stands(this.#state, other[k]!) || t > term[k]!) continue;
        const paid = rent[k]! * (takeOrPay[k]! + (1 - takeOrPay[k]!) * demand);
        const earned = isLessor || resale[k] === 1 ? units[k]! * spot : 0;
        add(other[k]!, 'lease', isLessor ? paid - earned : earned - paid);
      }
    };
    visit(heldBy, true, to);
    visit(owedBy, false, from);
  }

  /** Demand lost with tenants lowers the rent of what firm i lets at spot. */
  #rent(i: number, add: Add): void {
    const { t, pool } = this.#state;
    if (this.#demand?.t !== t) this.#demand = { t, ...this.#measureDemand() };
    const { units, lost } = this.#demand;
    if (lost === null || !(pool[i]! > 0)) return;
    const { market, paths, firms } = this.#inputs;
    const fall = market.spotRent * paths.rent[t]! * rentFactor(this.#inputs, this.#state, 0, units) - this.#state.rent;
    addShares(lost, 'rent', (pool[i]! * firms.utilization[i]! * Math.min(1, paths.demand[t]!) * fall * hoursPerQuarter) / million, add);
  }

  #measureDemand(): { readonly units: number; readonly lost: SharedCause | null } {
    const { gpus, lostLease, t, rerented } = this.#state;
    const { count, units, term, to } = this.#inputs.leases;
    const lost = new Map<number, number>();
    for (let k = 0; k < count; k += 1) if (lostLease[k] === 1 && t <= term[k]!) lost.set(to[k]!, (lost.get(to[k]!) ?? 0) + units[k]!);
    return { units: gpus.reduce((sum, each) => sum + each, rerented), lost: shareCause(lost) };
  }

  /** What the price factor adds to need, or takes from the fleet's value, by units sold. */
  #sales(i: number, round: number, why: number, isEstate: (firm: number) => boolean, add: Add): void {
    const { priceFactor, fleetValue, t } = this.#state;
    if (priceFactor === 1 || (why !== cause.covenant && why !== cause.insolvency)) return;
    if (this.#sellers?.t !== t || this.#sellers.round !== round) this.#sellers = { t, round, by: this.#measureSales(isEstate) };
    const full = priceFactor > 0 ? fleetValue[i]! / priceFactor : 0;
    const cost = why === cause.insolvency ? full - fleetValue[i]! : this.#needAt(i, fleetValue[i]!) - (priceFactor > 0 ? this.#needAt(i, full) : 0);
    addShares(this.#sellers.by, 'sale', cost, add);
  }

  /** Units sold that the price remembers, those of this clearing's estates included. */
  #measureSales(isEstate: (firm: number) => boolean): SharedCause | null {
    const { estates, estateCount, gpus } = this.#state;
    const weights = new Map<number, number>();
    for (const [j, units] of this.#remembered) weights.set(j, units * this.#inputs.market.priceMemory);
    for (let m = 0; m < estateCount; m += 1) if (isEstate(estates[m]!)) weights.set(estates[m]!, gpus[estates[m]!]!);
    return shareCause(weights);
  }

  #needAt(i: number, value: number): number {
    const { owedBy, at } = this.#state;
    const { maxLtv, pledged } = this.#inputs.loans;
    let need = 0;
    for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
      const k = owedBy.items[p]!;
      if (k < at.lease && maxLtv[k]! > 0 && pledged[k]! > 0) need += Math.max(0, balanceAfter(this.#inputs, this.#state, k) - maxLtv[k]! * pledged[k]! * value);
    }
    return need;
  }

  /** Loans due in full since nobody may refinance them. */
  #refinancing(i: number, add: Add): void {
    const { owedBy, at, t, creditOpen, bullet, startBalance, principalDue } = this.#state;
    const { from, refinance, amortization, principal } = this.#inputs.loans;
    const isFrozen = !creditOpen && this.#inputs.paths.credit[t]! >= 0.5;
    if (isFrozen && this.#freezers?.t !== t) this.#freezers = { t, by: shareCause(this.#lenders) };
    for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
      const k = owedBy.items[p]!;
      if (k >= at.lease || bullet[k] === 0 || refinance[k] === 0 || !(startBalance[k]! > 0)) continue;
      const amount = principalDue[k]! - Math.min(startBalance[k]!, amortization[k]! * principal[k]!);
      if (!stands(this.#state, from[k]!)) add(from[k]!, 'refinancing', amount);
      else if (isFrozen) addShares(this.#freezers!.by, 'freeze', amount, add);
    }
  }

  /** The quarter is quiet: keeps what its estates cost others. */
  endClearing(): void {
    const { estates, estateCount } = this.#state;
    const { priceMemory } = this.#inputs.market;
    this.#lenders = new Map();
    this.#lostNow = new SparseMatrix();
    for (const [j, units] of this.#remembered) {
      if (units * priceMemory > 0) this.#remembered.set(j, units * priceMemory);
      else this.#remembered.delete(j);
    }
    for (let m = 0; m < estateCount; m += 1) this.#keepLosses(estates[m]!);
    this.#lost.addAll(this.#lostNow);
  }

  #keepLosses(j: number): void {
    const { owedBy, at, owed, paid, due, creditor, gpus, netWorth } = this.#state;
    const sums = new Map<number, number>();
    const add = (to: number, kind: number, amount: number) => {
      const key = (to + 1) * lossKinds.length + kind;
      sums.set(key, (sums.get(key) ?? 0) + amount);
      if (to >= 0) this.#lostNow.add(to, j, amount);
    };
    for (let p = owedBy.start[j]!; p < owedBy.start[j + 1]!; p += 1) {
      const k = owedBy.items[p]!;
      const lost = Math.max(0, owed[k]! - paid[k]!);
      if (creditor[k]! >= 0) this.#missed.add(creditor[k]!, j, due[k]! - paid[k]!);
      if (lost > 0) add(creditor[k]!, k < at.lease ? 0 : k < at.supply ? 2 : k < at.guarantee ? 3 : k >= at.tranche && k < at.draw ? 1 : 4, lost);
    }
    const { from, stake } = this.#inputs.equities;
    for (let p = this.#stakesIn.start[j]!; p < this.#stakesIn.start[j + 1]!; p += 1) {
      const k = this.#stakesIn.items[p]!;
      const lost = stake[k]! * Math.max(0, netWorth[j]!);
      if (lost > 0 && stands(this.#state, from[k]!)) add(from[k]!, 5, lost);
    }
    for (const [key, amount] of [...sums].sort(([a], [b]) => a - b)) this.#link(j, Math.floor(key / lossKinds.length) - 1, key % lossKinds.length, amount, false);
    if (gpus[j]! > 0) this.#remembered.set(j, gpus[j]!);
  }

  #link(from: number, to: number, kind: number, amount: number, isWriteDown: boolean): void {
    this.links.push({ effect: 'loss', kind: lossKinds[kind]!, isWriteDown, from, to, t: this.#state.t, amount });
    if (kind <= 1) this.#lenders.set(from, (this.#lenders.get(from) ?? 0) + amount);
  }

  /** A vehicle wrote note k down: the loss is its own link; behind it stand the estates that cost the vehicle in this quarter. */
  writeDown(k: number, amount: number): void {
    if (!(amount > 0)) return;
    const vehicle = this.#inputs.tranches.to[k]!;
    const holder = this.#state.creditor[this.#state.at.tranche + k]!;
    this.#link(vehicle, holder, 1, amount, true);
    if (holder < 0) return;
    const behind = [...this.#lostNow.row(vehicle)];
    const all = behind.reduce((sum, [, lost]) => sum + lost, 0);
    for (const [j, lost] of behind) this.#lost.add(holder, j, amount * (lost / all));
  }
}

type Add = (from: number, kind: PressureKind, amount: number) => void;

function addShares(by: SharedCause | null, kind: PressureKind, amount: number, add: Add): void {
  if (by === null) return;
  for (const [firm, share] of by.named) add(firm, kind, amount * share);
  add(-1, kind, amount * by.rest);
}
