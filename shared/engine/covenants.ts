/** Covenants of section 3.5 and 3.6: margin needs, who is blocked. Does not own: debt service cover (`settlement.ts`). */
import type { EngineInputs } from './inputs.ts';
import { tiny } from './market.ts';
import type { State } from './state.ts';

/** A debt service cover this much below its covenant still passes: rounding. */
const dscrTolerance = 1e-9;

/** Cash of a firm outside D after the clearing. */
export function freeCash(state: State, i: number): number {
  return Math.max(0, state.ownCash[i]! + state.inflow[i]! - state.dues[i]!);
}

/** What loan k lacks in collateral after this quarter's due principal and draws received; 0 without a covenant. */
export function loanNeed(inputs: EngineInputs, state: State, k: number): number {
  const { maxLtv, pledged, to } = inputs.loans;
  const debtor = to[k]!;
  if (debtor < 0 || !(maxLtv[k]! > 0 && pledged[k]! > 0)) return 0;
  return Math.max(0, balanceAfter(inputs, state, k) - maxLtv[k]! * pledged[k]! * state.fleetValue[debtor]!);
}

/** A loan's balance after this quarter's due principal, with what was received of draws on it. */
export function balanceAfter(inputs: EngineInputs, state: State, k: number): number {
  return k < inputs.loans.facilities ? state.later[k]! + state.paid[state.at.draw + k]! : state.later[k]!;
}

/** Fills the need of every firm. */
export function fillNeeds(inputs: EngineInputs, state: State): void {
  const { need, marginLoans, later, paid, fleetValue, at } = state;
  const { to, maxLtv, pledged, facilities } = inputs.loans;
  need.fill(0);
  for (let m = 0; m < marginLoans.length; m += 1) {
    const k = marginLoans[m]!;
    const balance = k < facilities ? later[k]! + paid[at.draw + k]! : later[k]!;
    if (balance === 0) continue;
    const lacking = balance - maxLtv[k]! * pledged[k]! * fleetValue[to[k]!]!;
    if (lacking > 0) need[to[k]!]! += lacking;
  }
}

/** Who is blocked in this quarter, after its breaches are counted. */
export function markBlocked(inputs: EngineInputs, state: State): void {
  const { alive, blocked, breaches, coverLoans } = state;
  for (let i = 0; i < inputs.firmCount; i += 1) blocked[i] = alive[i] === 1 && breaches[i]! > 0 ? 1 : 0;
  for (let m = 0; m < coverLoans.length; m += 1) {
    const k = coverLoans[m]!;
    const debtor = inputs.loans.to[k]!;
    if (alive[debtor] === 0 || !(state.startBalance[k]! > tiny)) continue;
    if (inputs.loans.minDscr[k]! > state.dscr[debtor]! + dscrTolerance) blocked[debtor] = 1;
  }
}
