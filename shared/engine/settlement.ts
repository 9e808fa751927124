/**
 * Section 3.6: what the last clearing of the quarter leaves behind. Owns: cash, balances, margins, the end of firms, losses,
 * the freeze of credit. Does not own: notes (`vehicles.ts`), choices, covenants (`covenants.ts`).
 */
import { balanceAfter, freeCash, loanNeed } from './covenants.ts';
import type { EngineInputs } from './inputs.ts';
import { tolerance } from './liquidity.ts';
import { stands, tiny } from './market.ts';
import type { EstateRecord, State } from './state.ts';

/** Settles the quarter: cash, balances, lines, margins; then firms in D die. */
export function settle(inputs: EngineInputs, state: State): void {
  recordFlows(inputs, state);
  collectPrincipal(inputs, state);
  const losses = state.record;
  for (let m = 0; m < state.estateCount; m += 1) closeEstate(inputs, state, losses, state.estates[m]!);
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (state.alive[i] === 0 || state.failing[i] === 1) continue;
    state.worth[i] = freeCash(state, i);
    // What a firm lacks within the tolerance is let off: in the ledger outside bears it.
    state.fromOutside += Math.max(0, state.dues[i]! - (state.ownCash[i]! + state.inflow[i]!));
  }
  for (let m = 0; m < state.estateCount; m += 1) bury(inputs, state, state.estates[m]!);
  fallBalances(inputs, state);
  payMargins(inputs, state);
}

/** Flows of the clearing across the border of the workbook, for the ledger. */
function recordFlows(inputs: EngineInputs, state: State): void {
  const { liquidationCost, bookHaircut, cashKept, inflowKept } = inputs.market;
  for (let k = 0; k < state.at.count; k += 1) {
    const debtor = state.debtor[k]!;
    const creditor = state.creditor[k]!;
    if (debtor < 0 && creditor >= 0) state.fromOutside += state.paid[k]!;
    if (debtor >= 0 && creditor < 0) state.toOutside += state.paid[k]!;
    if (debtor >= 0 && creditor >= 0) state.betweenFirms += state.paid[k]!;
  }
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

/** Principal that reaches holders of loans in this quarter: due principal of the living, all that estates pay (section 3.7). */
function collectPrincipal(inputs: EngineInputs, state: State): void {
  state.collected.fill(0);
  for (let k = 0; k < inputs.loans.count; k += 1) {
    const creditor = state.creditor[k]!;
    if (creditor < 0) continue;
    const debtor = state.debtor[k]!;
    state.collected[creditor]! += debtor >= 0 && state.failing[debtor] === 1 ? state.paid[k]! : state.principalDue[k]!;
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
  const { count, from, to, stake } = inputs.equities;
  for (let k = 0; k < count; k += 1) {
    if (to[k] !== i || !stands(state, from[k]!)) continue;
    const lost = stake[k]! * Math.max(0, state.netWorth[i]!);
    losses.lossCaused[i]! += lost;
    addLoss(state, losses, 5, from[k]!, lost);
  }
}

/** A firm dies: cash, fleet and lines are gone, what it held belongs to outside, its units are let again. */
function bury(inputs: EngineInputs, state: State, i: number): void {
  const { count, from, to, resale } = inputs.leases;
  for (let k = 0; k < count; k += 1) if (to[k] === i && from[k]! >= 0 && resale[k] === 0 && state.leaseLive[k] === 1) state.lostLease[k] = 1;
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
}

/** Balances fall by the principal due, drawn lines add what was received, caps and lines what was called; the dead owe nothing. */
function fallBalances(inputs: EngineInputs, state: State): void {
  const { at, balance, notes, capLeft, undrawn } = state;
  for (let k = 0; k < inputs.loans.count; k += 1) {
    const debtor = inputs.loans.to[k]!;
    balance[k] = stands(state, debtor) ? balanceAfter(inputs, state, k) : 0;
    if (k < inputs.loans.facilities && state.alive[debtor] === 1) undrawn[debtor] = Math.max(0, undrawn[debtor]! - state.called[at.draw + k]!);
  }
  for (let k = 0; k < inputs.tranches.count; k += 1) if (!stands(state, inputs.tranches.to[k]!)) notes[k] = 0;
  for (let k = 0; k < inputs.guarantees.count; k += 1) {
    const isAlive = stands(state, inputs.guarantees.from[k]!) && stands(state, inputs.guarantees.to[k]!);
    capLeft[k] = isAlive ? Math.max(0, capLeft[k]! - state.called[at.guarantee + k]!) : 0;
  }
  for (let i = 0; i < inputs.firmCount; i += 1) if (state.alive[i] === 1) state.cash[i] = state.worth[i]!;
}

/** Each firm in need pays its loans what its free cash allows; lenders receive it after all have paid. */
function payMargins(inputs: EngineInputs, state: State): void {
  const { receipts, need, cash } = state;
  receipts.fill(0);
  for (let k = 0; k < inputs.loans.count; k += 1) {
    const debtor = inputs.loans.to[k]!;
    if (debtor < 0 || state.alive[debtor] === 0 || !(need[debtor]! > 0)) continue;
    const margin = Math.min(state.balance[k]!, loanNeed(inputs, state, k) * Math.min(1, state.worth[debtor]! / need[debtor]!));
    if (!(margin > 0)) continue;
    state.balance[k] = state.balance[k]! - margin;
    cash[debtor] = Math.max(0, cash[debtor]! - margin);
    const creditor = state.creditor[k]!;
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
