/** Net worth: the formula of section 3.5, in the clearing, at opening and at closing (section 4). */
import { balanceAfter, freeCash } from './covenants.ts';
import type { EngineInputs } from './inputs.ts';
import { stands } from './market.ts';
import type { State } from './state.ts';

/** What a stake is worth at the net worth of the quarter before; nothing in a firm that fails or has failed, or in outside. */
function stakeWorth(inputs: EngineInputs, state: State, k: number): number {
  const j = inputs.equities.to[k]!;
  return j < 0 || state.alive[j] === 0 || state.failing[j] === 1 ? 0 : inputs.equities.stake[k]! * Math.max(0, state.netWorth[j]!);
}

/** Net worths in this clearing of the firms that fail when insolvent, into `worth`; `owing` has what the tolerance refers to. */
export function worthInClearing(inputs: EngineInputs, state: State): void {
  const { insolvable, alive, failing, held, owing, worth } = state;
  for (let m = 0; m < insolvable.length; m += 1) {
    const i = insolvable[m]!;
    if (alive[i] === 0 || failing[i] === 1) continue;
    held[i] = heldInClearing(inputs, state, i);
    owing[i] = owedInClearing(inputs, state, i);
    worth[i] = freeCash(state, i) + state.fleetValue[i]! + inputs.firms.otherAssets[i]! + held[i]! - owing[i]!;
  }
}

/** What is left of a claim after this quarter's dues, with draws received. */
function leftOf(inputs: EngineInputs, state: State, k: number): number {
  return k < state.at.lease ? balanceAfter(inputs, state, k) : state.later[k]!;
}

function heldInClearing(inputs: EngineInputs, state: State, i: number): number {
  const { heldBy, stakesOf, debtor, failing, at } = state;
  let sum = 0;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
    const k = heldBy.items[p]!;
    const j = debtor[k]!;
    if (k < at.draw && !(j >= 0 && failing[j] === 1)) sum += leftOf(inputs, state, k);
  }
  for (let p = stakesOf.start[i]!; p < stakesOf.start[i + 1]!; p += 1) sum += stakeWorth(inputs, state, stakesOf.items[p]!);
  return sum;
}

function owedInClearing(inputs: EngineInputs, state: State, i: number): number {
  const { owedBy, at } = state;
  let sum = 0;
  for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
    const k = owedBy.items[p]!;
    if (k < at.draw) sum += leftOf(inputs, state, k);
  }
  return sum;
}

/** Loans, payables not yet due and notes that firm i holds once this quarter's margins are paid, before anything is ordered. */
export function holdings(state: State, i: number): number {
  const { heldBy, debtor, balance, notes, later, at } = state;
  let sum = 0;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
    const k = heldBy.items[p]!;
    if (k < at.lease) sum += balance[k]!;
    else if (k >= at.supply && k < at.guarantee) sum += stands(state, debtor[k]!) ? later[k]! : 0;
    else if (k >= at.tranche && k < at.draw) sum += notes[k - at.tranche]!;
  }
  return sum;
}

/**
 * Closing net worths of quarter t (0: opening), into `netWorth`; the dead have 0. Stakes are at the net worths that stood
 * there. On the way, what every firm owes on loans and notes (`debt`) and how much of it is pledged (`pledgedDebt`).
 */
export function closeWorth(inputs: EngineInputs, state: State, t: number): void {
  const { worth, netWorth, alive, cash, fleetValue, held, owing, debt, pledgedDebt } = state;
  const { otherAssets } = inputs.firms;
  held.fill(0);
  owing.fill(0);
  pledgedDebt.fill(0);
  closeLoans(inputs, state);
  debt.set(owing);
  closePayables(inputs, state, t);
  closeNotes(inputs, state);
  closeStakes(inputs, state);
  for (let i = 0; i < inputs.firmCount; i += 1) {
    worth[i] = alive[i] === 1 ? cash[i]! + fleetValue[i]! + otherAssets[i]! + held[i]! - owing[i]! : 0;
  }
  netWorth.set(worth);
}

/** Stakes of or in the dead are dropped. */
function closeStakes(inputs: EngineInputs, state: State): void {
  const { held, netWorth, alive } = state;
  const { from, to, stake } = inputs.equities;
  const rows = state.live.equities;
  const { items } = rows;
  let kept = 0;
  for (let m = 0; m < rows.count; m += 1) {
    const k = items[m]!;
    const holder = from[k]!;
    const j = to[k]!;
    if ((holder >= 0 && alive[holder] === 0) || (j >= 0 && alive[j] === 0)) continue;
    items[kept] = k;
    kept += 1;
    if (holder >= 0 && j >= 0) held[holder]! += stake[k]! * Math.max(0, netWorth[j]!);
  }
  rows.count = kept;
}

function closeLoans(inputs: EngineInputs, state: State): void {
  const { balance, creditor, held, owing, pledgedDebt } = state;
  const { to, pledged } = inputs.loans;
  const { items, count } = state.live.loans;
  for (let m = 0; m < count; m += 1) {
    const k = items[m]!;
    const amount = balance[k]!;
    const debtor = to[k]!;
    if (debtor >= 0) {
      owing[debtor]! += amount;
      if (pledged[k]! > 0) pledgedDebt[debtor]! += amount;
    }
    if (creditor[k]! >= 0) held[creditor[k]!]! += amount;
  }
}

function closePayables(inputs: EngineInputs, state: State, t: number): void {
  const { alive, creditor, held, owing, later, ordered, orderSlots, at } = state;
  const { to, outstanding } = inputs.supplies;
  const { items, count } = state.live.supplies;
  const slot = t % orderSlots;
  for (let m = 0; m < count; m += 1) {
    const k = items[m]!;
    const buyer = to[k]!;
    if (buyer >= 0 && alive[buyer] === 0) continue;
    // Owed once the orders of this quarter are placed.
    const amount = t === 0 ? outstanding[k]! : later[at.supply + k]! + ordered[k * orderSlots + slot]!;
    if (amount === 0) continue;
    if (buyer >= 0) owing[buyer]! += amount;
    const vendor = creditor[at.supply + k]!;
    if (vendor >= 0) held[vendor]! += amount;
  }
}

function closeNotes(inputs: EngineInputs, state: State): void {
  const { notes, creditor, held, owing, debt, at } = state;
  const { to } = inputs.tranches;
  const { items, count } = state.live.tranches;
  for (let m = 0; m < count; m += 1) {
    const k = items[m]!;
    const amount = notes[k]!;
    if (to[k]! >= 0) {
      owing[to[k]!]! += amount;
      debt[to[k]!]! += amount;
    }
    const holder = creditor[at.tranche + k]!;
    if (holder >= 0) held[holder]! += amount;
  }
}
