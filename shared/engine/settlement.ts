/**
 * Section 3.6: what the last clearing of the quarter leaves behind. Owns: cash, balances, margins, debt service cover, the
 * end of firms, losses, the freeze of credit. Does not own: notes (`vehicles.ts`), choices, covenants (`covenants.ts`).
 */
import { touch } from './clearing.ts';
import { balanceAfter, freeCash, loanNeed } from './covenants.ts';
import type { EngineInputs } from './inputs.ts';
import { tolerance } from './liquidity.ts';
import { stands, tiny } from './market.ts';
import type { EstateRecord, State } from './state.ts';
import type { RunWatch } from './watch.ts';

/** Settles the quarter: cash, balances, lines, margins, debt service cover; firms in D die. */
export function settle(inputs: EngineInputs, state: State, watch?: RunWatch): void {
  const { alive, failing, worth, dues, ownCash, inflow } = state;
  settleClaims(inputs, state);
  recordEstates(inputs, state);
  for (let m = 0; m < state.estateCount; m += 1) closeEstate(inputs, state, state.record, state.estates[m]!);
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (alive[i] === 0 || failing[i] === 1) continue;
    worth[i] = freeCash(state, i);
    // What a firm lacks within the tolerance is let off: in the ledger outside bears it.
    state.fromOutside += Math.max(0, dues[i]! - (ownCash[i]! + inflow[i]!));
  }
  for (let m = 0; m < state.estateCount; m += 1) bury(inputs, state, state.estates[m]!);
  fallBalances(inputs, state);
  payMargins(inputs, state, watch);
}

/**
 * What the payments of the last clearing mean: for the ledger, for debt service cover, for principal collected by holders of
 * loans. `fillDues` has it for the case that all pay; who holds a claim on an estate is looked at anew.
 */
function settleClaims(inputs: EngineInputs, state: State): void {
  const { estates, estateCount, owedBy, creditor, paid, debtor, touched, isTouched } = state;
  for (let m = 0; m < estateCount; m += 1) {
    const i = estates[m]!;
    for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
      const k = owedBy.items[p]!;
      recordFlow(state, i, creditor[k]!, paid[k]!);
      touch(state, creditor[k]!);
    }
  }
  for (let m = 0; m < state.touchedCount; m += 1) {
    isTouched[touched[m]!] = 0;
    addReceived(state, touched[m]!);
  }
  state.touchedCount = 0;
  // What firms owe on calls is part of their dues; what outside owes is not.
  for (let m = 0; m < state.calledCount; m += 1) {
    const claim = state.calledClaims[m]!;
    if (debtor[claim]! < 0) recordFlow(state, -1, creditor[claim]!, paid[claim]!);
  }
  fillCover(inputs, state);
}

/** A payment in the ledger: across the border of the workbook, or inside it. */
function recordFlow(state: State, debtor: number, creditor: number, amount: number): void {
  if (debtor >= 0 && creditor >= 0) state.betweenFirms += amount;
  else if (debtor >= 0) state.toOutside += amount;
  else if (creditor >= 0) state.fromOutside += amount;
}

/**
 * What holder i receives towards its debt service cover, and the principal it collects. Of debtors in D only rent counts, at
 * what was paid; principal collected of them is all that their estates pay on loans (section 3.7).
 */
function addReceived(state: State, i: number): void {
  const { heldBy, debtor, failing, interest, principalDue, paid, due, at } = state;
  let received = 0;
  let collected = 0;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
    const k = heldBy.items[p]!;
    if (k >= at.draw) break;
    const j = debtor[k]!;
    const isFailing = j >= 0 && failing[j] === 1;
    if (k < at.lease) {
      collected += isFailing ? paid[k]! : principalDue[k]!;
      if (!isFailing) received += interest[k]!;
    } else if (k < at.supply) received += paid[k]!;
    else if (!isFailing && (k < at.guarantee || k >= at.tranche)) received += due[k]!;
  }
  state.received[i] = received;
  state.collected[i] = collected;
}

/** Debt service cover of every firm outside D, NaN where nothing is due; and what firms that pay have paid, for the ledger. */
function fillCover(inputs: EngineInputs, state: State): void {
  const { dscr, ownFlow, received, tradeDue, service, earned, alive, failing, dues, duesOutside } = state;
  let between = state.betweenFirms;
  let outside = state.toOutside;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (alive[i] === 0 || failing[i] === 1) { dscr[i] = NaN; continue; }
    earned[i] = ownFlow[i]! + received[i]! - tradeDue[i]!;
    dscr[i] = service[i]! > tiny ? earned[i]! / service[i]! : NaN;
    between += dues[i]! - duesOutside[i]!;
    outside += duesOutside[i]!;
  }
  state.betweenFirms = between;
  state.toOutside = outside;
}

/** What estates sell, lose and leave over, for the ledger. */
function recordEstates(inputs: EngineInputs, state: State): void {
  const { liquidationCost, bookHaircut, cashKept, inflowKept } = inputs.market;
  for (let m = 0; m < state.estateCount; m += 1) {
    const i = state.estates[m]!;
    const own = state.ownCash[i]!;
    const inflow = state.inflow[i]!;
    const has = state.estateBase[i]! + inflowKept * inflow;
    let paid = 0;
    for (let p = state.owedBy.start[i]!; p < state.owedBy.start[i + 1]!; p += 1) paid += state.paid[state.owedBy.items[p]!]!;
    state.fromOutside += Math.max(state.collateral[i]!, (1 - liquidationCost) * state.fleetValue[i]!) + (1 - bookHaircut) * state.book[i]!;
    state.estateCosts += (1 - cashKept) * Math.max(0, own) + (1 - inflowKept) * inflow;
    // Opex ranks before all: what the bracket lacks is opex that outside does not get; what is left over goes to outside.
    if (has < 0) state.fromOutside -= has;
    else state.toOutside += Math.max(0, has - (paid - state.collateral[i]!));
  }
}

/** 0 loan, 1 tranche, 2 lease, 3 supply, 4 call: the kind of loss on a claim, in the order of `lossKinds`. */
function lossKind(state: State, k: number): number {
  const { at } = state;
  if (k < at.lease) return 0;
  if (k < at.supply) return 2;
  if (k < at.guarantee) return 3;
  return k >= at.tranche && k < at.draw ? 1 : 4;
}

function addLoss(state: State, losses: EstateRecord, kind: number, holder: number, amount: number): void {
  state.lossesNow[kind]! += amount;
  if (holder >= 0) losses.lossSuffered[holder * 6 + kind]! += amount;
}

function closeEstate(inputs: EngineInputs, state: State, losses: EstateRecord, i: number): void {
  let claims = 0;
  let recovered = 0;
  for (let p = state.owedBy.start[i]!; p < state.owedBy.start[i + 1]!; p += 1) {
    const k = state.owedBy.items[p]!;
    const lost = Math.max(0, state.owed[k]! - state.paid[k]!);
    claims += state.owed[k]!;
    recovered += state.paid[k]!;
    losses.lossCaused[i]! += lost;
    if (lost > 0) addLoss(state, losses, lossKind(state, k), state.creditor[k]!, lost);
  }
  losses.claims[i] = claims;
  losses.recovered[i] = recovered;
  const { from, stake } = inputs.equities;
  for (let p = state.stakesIn.start[i]!; p < state.stakesIn.start[i + 1]!; p += 1) {
    const k = state.stakesIn.items[p]!;
    if (!stands(state, from[k]!)) continue;
    const lost = stake[k]! * Math.max(0, state.netWorth[i]!);
    losses.lossCaused[i]! += lost;
    addLoss(state, losses, 5, from[k]!, lost);
  }
}

/** A firm dies: cash, fleet, lines and debts are gone, what it held belongs to outside, its units are let again. */
function bury(inputs: EngineInputs, state: State, i: number): void {
  const { from, resale } = inputs.leases;
  for (let p = state.leasesOf.start[i]!; p < state.leasesOf.start[i + 1]!; p += 1) {
    const k = state.leasesOf.items[p]!;
    if (from[k]! >= 0 && resale[k] === 0 && state.leaseLive[k] === 1) state.lostLease[k] = 1;
  }
  state.alive[i] = 0;
  state.cash[i] = 0;
  state.rerented += state.gpus[i]!;
  state.soldNow += state.gpus[i]!;
  state.gpus[i] = 0;
  state.fleetValue[i] = 0;
  state.undrawn[i] = 0;
  state.breaches[i] = 0;
  state.need[i] = NaN;
  for (let p = state.heldBy.start[i]!; p < state.heldBy.start[i + 1]!; p += 1) state.creditor[state.heldBy.items[p]!] = -1;
  for (let p = state.owedBy.start[i]!; p < state.owedBy.start[i + 1]!; p += 1) {
    const k = state.owedBy.items[p]!;
    if (k < state.at.lease) state.balance[k] = 0;
    else if (k >= state.at.tranche && k < state.at.draw) state.notes[k - state.at.tranche] = 0;
  }
}

/** Drawn lines add what was received, caps and lines fall by what was called. Balances fell as principal became due. */
function fallBalances(inputs: EngineInputs, state: State): void {
  const { at, alive, balance, capLeft, undrawn, calledClaims, called } = state;
  for (let m = 0; m < state.calledCount; m += 1) {
    const claim = calledClaims[m]!;
    if (claim < at.draw) {
      const k = claim - at.guarantee;
      capLeft[k] = Math.max(0, capLeft[k]! - called[claim]!);
      continue;
    }
    const facility = claim - at.draw;
    const borrower = inputs.loans.to[facility]!;
    if (alive[borrower] === 0) continue;
    balance[facility] = balanceAfter(inputs, state, facility);
    undrawn[borrower] = Math.max(0, undrawn[borrower]! - called[claim]!);
  }
  for (let i = 0; i < inputs.firmCount; i += 1) if (alive[i] === 1) state.cash[i] = state.worth[i]!;
}

/** Each firm in need pays its loans what its free cash allows; lenders receive it after all have paid. */
function payMargins(inputs: EngineInputs, state: State, watch: RunWatch | undefined): void {
  const { receipts, need, cash, marginLoans } = state;
  receipts.fill(0);
  for (let m = 0; m < marginLoans.length; m += 1) {
    const k = marginLoans[m]!;
    const debtor = inputs.loans.to[k]!;
    if (state.alive[debtor] === 0 || !(need[debtor]! > 0)) continue;
    const margin = Math.min(state.balance[k]!, loanNeed(inputs, state, k) * Math.min(1, state.worth[debtor]! / need[debtor]!));
    if (!(margin > 0)) continue;
    state.balance[k] = state.balance[k]! - margin;
    cash[debtor] = Math.max(0, cash[debtor]! - margin);
    const creditor = state.creditor[k]!;
    watch?.moved?.(state.t, 'margin', debtor, creditor, margin);
    if (creditor < 0) { state.toOutside += margin; continue; }
    receipts[creditor]! += margin;
    state.collected[creditor]! += margin;
  }
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (state.alive[i] === 0) continue;
    state.breaches[i] = need[i]! > state.worth[i]! + tolerance(need[i]!) ? state.breaches[i]! + 1 : 0;
    cash[i]! += receipts[i]!;
  }
}

/** Whether the losses of this quarter close credit in the next, write-downs included. */
export function freezeCredit(inputs: EngineInputs, state: State): void {
  const { freezeLoss } = inputs.market;
  const lost = state.lossesNow[0]! + state.lossesNow[1]!;
  state.frozen = !Number.isNaN(freezeLoss) && lost > tiny && lost > freezeLoss * state.startDebt + tolerance(state.startDebt);
}
