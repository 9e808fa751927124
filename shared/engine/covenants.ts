/** Covenants of section 3.5 and 3.6: margin needs, debt service cover, who is blocked. */
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
  state.need.fill(0);
  for (let k = 0; k < inputs.loans.count; k += 1) {
    const debtor = inputs.loans.to[k]!;
    if (debtor >= 0) state.need[debtor]! += loanNeed(inputs, state, k);
  }
}

/**
 * Debt service cover of every firm outside D, NaN where nothing is due; and whether it is blocked: an LTV breach is not
 * cured or a cover covenant is missed.
 */
export function fillCover(inputs: EngineInputs, state: State): void {
  const { at, dscr, alive } = state;
  const service = state.worth;
  service.fill(0);
  const n = inputs.firmCount;
  for (let i = 0; i < n; i += 1) dscr[i] = state.ownFlow[i]!;
  for (let k = 0; k < inputs.loans.count; k += 1) {
    addInterest(state, k, service);
    const debtor = state.debtor[k]!;
    if (debtor >= 0 && state.bullet[k] === 0) service[debtor]! += state.principalDue[k]!;
  }
  for (let k = at.tranche; k < at.draw; k += 1) if (inputs.tranches.rank[k - at.tranche] === 1) addInterest(state, k, service);
  for (let k = at.lease; k < at.guarantee; k += 1) {
    const debtor = state.debtor[k]!;
    const creditor = state.creditor[k]!;
    if (debtor >= 0) dscr[debtor]! -= state.due[k]!;
    if (creditor < 0) continue;
    if (k < at.supply) dscr[creditor]! += state.paid[k]!;
    else if (!isFailing(state, debtor)) dscr[creditor]! += state.due[k]!;
  }
  for (let i = 0; i < n; i += 1) {
    const isDefined = alive[i] === 1 && state.failing[i] === 0 && service[i]! > tiny;
    dscr[i] = isDefined ? dscr[i]! / service[i]! : NaN;
  }
}

function isFailing(state: State, party: number): boolean {
  return party >= 0 && state.failing[party] === 1;
}

function addInterest(state: State, k: number, service: Float64Array): void {
  const debtor = state.debtor[k]!;
  const creditor = state.creditor[k]!;
  if (debtor >= 0) service[debtor]! += state.interest[k]!;
  if (creditor >= 0 && !isFailing(state, debtor)) state.dscr[creditor]! += state.interest[k]!;
}

/** Who is blocked in this quarter, after its breaches are counted. */
export function markBlocked(inputs: EngineInputs, state: State): void {
  for (let i = 0; i < inputs.firmCount; i += 1) state.blocked[i] = state.alive[i] === 1 && state.breaches[i]! > 0 ? 1 : 0;
  for (let k = 0; k < inputs.loans.count; k += 1) {
    const debtor = inputs.loans.to[k]!;
    const least = inputs.loans.minDscr[k]!;
    if (debtor < 0 || !(least > 0) || state.alive[debtor] === 0 || !(state.startBalance[k]! > tiny)) continue;
    if (least > state.dscr[debtor]! + dscrTolerance) state.blocked[debtor] = 1;
  }
}
