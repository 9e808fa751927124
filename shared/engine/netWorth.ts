/** Net worth: the formula of section 3.5, in the clearing, at opening and at closing (section 4). */
import { balanceAfter, freeCash } from './covenants.ts';
import { payableAfter } from './dues.ts';
import type { EngineInputs } from './inputs.ts';
import { stands } from './market.ts';
import type { State } from './state.ts';

/** Adds a claim to its holder's assets and its debtor's debts. */
function enter(state: State, k: number, amount: number, isLost: boolean): void {
  const debtor = state.debtor[k]!;
  const creditor = state.creditor[k]!;
  if (debtor >= 0) state.owing[debtor]! += amount;
  if (creditor >= 0 && !isLost) state.held[creditor]! += amount;
}

/** Adds what stakes are worth at the net worths of the quarter before; nothing for stakes in firms that fail or have failed. */
function addStakes(inputs: EngineInputs, state: State): void {
  const { count, from, to, stake } = inputs.equities;
  for (let k = 0; k < count; k += 1) {
    const j = to[k]!;
    if (from[k]! < 0 || j < 0 || state.alive[j] === 0 || state.failing[j] === 1) continue;
    state.held[from[k]!]! += stake[k]! * Math.max(0, state.netWorth[j]!);
  }
}

/** Net worths as they stand in this clearing, into `worth`; `owing` has what the tolerance refers to. */
export function worthInClearing(inputs: EngineInputs, state: State): void {
  const { at, failing, held, owing, worth } = state;
  held.fill(0);
  owing.fill(0);
  for (let k = 0; k < at.draw; k += 1) {
    const debtor = state.debtor[k]!;
    enter(state, k, k < at.lease ? balanceAfter(inputs, state, k) : state.later[k]!, debtor >= 0 && failing[debtor] === 1);
  }
  addStakes(inputs, state);
  for (let i = 0; i < inputs.firmCount; i += 1) {
    worth[i] = freeCash(state, i) + state.fleetValue[i]! + inputs.firms.otherAssets[i]! + held[i]! - owing[i]!;
  }
}

/** Claims held and owed after quarter t, into `held` and `owing`; claims on the dead are worth nothing. */
export function fillHoldings(inputs: EngineInputs, state: State, t: number): void {
  const { at, held, owing } = state;
  held.fill(0);
  owing.fill(0);
  for (let k = 0; k < inputs.loans.count; k += 1) enter(state, k, state.balance[k]!, false);
  for (let k = 0; k < inputs.supplies.count; k += 1) {
    if (stands(state, inputs.supplies.to[k]!)) enter(state, at.supply + k, payableAfter(inputs, state, k, t), false);
  }
  for (let k = 0; k < inputs.tranches.count; k += 1) enter(state, at.tranche + k, state.notes[k]!, false);
}

/** Closing net worths of quarter t (0: opening), into `netWorth`; the dead have 0. Stakes are at the net worths that stood there. */
export function closeWorth(inputs: EngineInputs, state: State, t: number): void {
  const { worth, netWorth } = state;
  fillHoldings(inputs, state, t);
  addStakes(inputs, state);
  for (let i = 0; i < inputs.firmCount; i += 1) {
    worth[i] = state.alive[i] === 1 ? state.cash[i]! + state.fleetValue[i]! + inputs.firms.otherAssets[i]! + state.held[i]! - state.owing[i]! : 0;
  }
  netWorth.set(worth);
}
