/**
 * Section 3.4: one clearing of the quarter, given who fails.
 *
 * Owns: collateral, what an estate has for its other creditors, who receives what. Does not own: how estates' mutual payments
 * are found (`estates.ts`) or who fails (`quarter.ts`).
 */
import type { EstateNetwork } from './estates.ts';
import { payEstates } from './estates.ts';
import type { EngineInputs } from './inputs.ts';
import type { State } from './state.ts';

/** Fills `paid` per claim, collateral included, `inflow` per firm and, of estates, what they have and pay. */
export function clear(inputs: EngineInputs, state: State, net: EstateNetwork): void {
  const { debtor, creditor, due, paid, inflow, failing, secured } = state;
  const { count } = state.at;
  for (let m = 0; m < state.estateCount; m += 1) openEstate(inputs, state, net, state.estates[m]!);
  inflow.fill(0);
  for (let k = 0; k < count; k += 1) {
    const i = debtor[k]!;
    const amount = i >= 0 && failing[i] === 1 ? secured[k]! : due[k]!;
    paid[k] = amount;
    const j = creditor[k]!;
    if (j >= 0) inflow[j]! += amount;
  }
  if (state.estateCount === 0) return;
  const { inflowKept } = inputs.market;
  net.count = state.estateCount;
  net.beta = inflowKept;
  for (let m = 0; m < state.estateCount; m += 1) {
    const i = state.estates[m]!;
    net.base[i] = state.estateBase[i]! + inflowKept * inflow[i]!;
  }
  state.residual = Math.max(state.residual, payEstates(net));
  for (let m = 0; m < state.estateCount; m += 1) {
    const i = state.estates[m]!;
    for (let p = state.owedBy.start[i]!; p < state.owedBy.start[i + 1]!; p += 1) {
      const k = state.owedBy.items[p]!;
      paid[k] = secured[k]! + net.paid[k]!;
    }
  }
  // Once more in the order of claims, so that the sums do not depend on the way they were found.
  inflow.fill(0);
  for (let k = 0; k < count; k += 1) if (creditor[k]! >= 0) inflow[creditor[k]!]! += paid[k]!;
}

/** Collateral of the secured, book value of what the estate holds, and what it has besides payments: all but beta * In of w. */
function openEstate(inputs: EngineInputs, state: State, net: EstateNetwork, i: number): void {
  const { cashKept, liquidationCost, bookHaircut } = inputs.market;
  const { debtor, failing } = state;
  const proceeds = (1 - liquidationCost) * state.fleetValue[i]!;
  let collateral = 0;
  for (let p = state.owedBy.start[i]!; p < state.owedBy.start[i + 1]!; p += 1) {
    const k = state.owedBy.items[p]!;
    const owed = state.owed[k]!;
    const secured = k < state.at.lease ? Math.min(owed, inputs.loans.pledged[k]! * proceeds) : 0;
    state.secured[k] = secured;
    net.owed[k] = owed - secured;
    collateral += secured;
  }
  let book = inputs.firms.otherAssets[i]!;
  for (let p = state.heldBy.start[i]!; p < state.heldBy.start[i + 1]!; p += 1) {
    const k = state.heldBy.items[p]!;
    const j = debtor[k]!;
    if (j >= 0 && failing[j] === 1) continue;
    book += state.later[k]!;
    if (k < inputs.loans.facilities) book += state.called[state.at.draw + k]!;
  }
  const own = state.ownCash[i]!;
  state.book[i] = book;
  state.collateral[i] = collateral;
  state.estateBase[i] = cashKept * Math.max(0, own) + Math.min(0, own) + Math.max(0, proceeds - collateral) + (1 - bookHaircut) * book;
}
