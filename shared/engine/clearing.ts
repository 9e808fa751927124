/**
 * Section 3.4: one clearing of the quarter, given who fails.
 *
 * Owns: collateral, what an estate has for its other creditors, who receives what. Does not own: how estates' mutual payments
 * are found (`estates.ts`) or who fails (`quarter.ts`).
 */
import type { EstateNetwork } from './estateNetwork.ts';
import { payEstates } from './estates.ts';
import type { EngineInputs } from './inputs.ts';
import type { State } from './state.ts';

/**
 * Fills `paid` per claim, collateral included, `inflow` per firm and, of estates, what they have and pay.
 *
 * Only what estates owe, and the receipts of firms that this or a call has changed, are worked out anew; all else stands as
 * `fillDues` and the clearing before left it. Sums run in the order of claims, whatever has changed.
 *
 * @param isAfterCalls  whether nothing but calls has changed since the clearing before: they are between firms outside D, so
 *   that estates stand as they are
 */
export function clear(inputs: EngineInputs, state: State, net: EstateNetwork, isAfterCalls: boolean): void {
  if (state.estateCount > 0 && !isAfterCalls) clearEstates(inputs, state, net);
  for (let m = 0; m < state.touchedCount; m += 1) addReceipts(state, state.touched[m]!);
}

function clearEstates(inputs: EngineInputs, state: State, net: EstateNetwork): void {
  const { estates, estateCount, owedBy, paid, secured, creditor } = state;
  openEstates(inputs, state, net);
  state.residual = Math.max(state.residual, payEstates(net));
  for (let m = 0; m < estateCount; m += 1) {
    const i = estates[m]!;
    for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
      const k = owedBy.items[p]!;
      const amount = secured[k]! + net.paid[k]!;
      if (amount === paid[k]) continue;
      paid[k] = amount;
      touch(state, creditor[k]!);
    }
  }
}

/** What all estates owe after collateral, and have besides unsecured payments of one another. */
export function openEstates(inputs: EngineInputs, state: State, net: EstateNetwork): void {
  const { estates, estateCount } = state;
  for (let m = 0; m < estateCount; m += 1) openEstate(inputs, state, net, estates[m]!);
  net.count = estateCount;
  net.beta = inputs.market.inflowKept;
  for (let m = 0; m < estateCount; m += 1) {
    const i = estates[m]!;
    net.base[i] = state.estateBase[i]! + net.beta * receivedBeside(state, i);
  }
}

/** Notes that a firm's receipts or dues have changed. Whoever has looked at all that have empties the list (`findShortfalls`). */
export function touch(state: State, i: number): void {
  if (i < 0 || state.isTouched[i] === 1) return;
  state.isTouched[i] = 1;
  state.touched[state.touchedCount] = i;
  state.touchedCount += 1;
}

/** Adds up anew what a firm receives, in the order of claims. */
function addReceipts(state: State, i: number): void {
  const { heldBy: { start, items }, paid } = state;
  let sum = 0;
  for (let p = start[i]!, end = start[i + 1]!; p < end; p += 1) sum += paid[items[p]!]!;
  state.inflow[i] = sum;
}

/** What an estate receives besides unsecured payments of other estates. */
function receivedBeside(state: State, i: number): number {
  const { heldBy: { start, items }, debtor, failing, secured, due } = state;
  let sum = 0;
  for (let p = start[i]!, end = start[i + 1]!; p < end; p += 1) {
    const k = items[p]!;
    const j = debtor[k]!;
    sum += j >= 0 && failing[j] === 1 ? secured[k]! : due[k]!;
  }
  return sum;
}

/** Collateral of the secured, book value of what the estate holds, and what it has besides payments: all but beta * In of w. */
function openEstate(inputs: EngineInputs, state: State, net: EstateNetwork, i: number): void {
  const { cashKept, liquidationCost, bookHaircut } = inputs.market;
  const { debtor, failing, later, called, owedBy, heldBy } = state;
  const { lease, draw } = state.at;
  const { facilities } = inputs.loans;
  const proceeds = (1 - liquidationCost) * state.fleetValue[i]!;
  let collateral = 0;
  for (let p = owedBy.start[i]!; p < owedBy.start[i + 1]!; p += 1) {
    const k = owedBy.items[p]!;
    const owed = state.owed[k]!;
    const secured = k < lease ? Math.min(owed, inputs.loans.pledged[k]! * proceeds) : 0;
    state.secured[k] = secured;
    net.owed[k] = owed - secured;
    collateral += secured;
  }
  let book = inputs.firms.otherAssets[i]!;
  for (let p = heldBy.start[i]!; p < heldBy.start[i + 1]!; p += 1) {
    const k = heldBy.items[p]!;
    const j = debtor[k]!;
    if (j >= 0 && failing[j] === 1) continue;
    book += later[k]!;
    if (k < facilities) book += called[draw + k]!;
  }
  const own = state.ownCash[i]!;
  state.book[i] = book;
  state.collateral[i] = collateral;
  state.estateBase[i] = cashKept * Math.max(0, own) + Math.min(0, own) + Math.max(0, proceeds - collateral) + (1 - bookHaircut) * book;
}
