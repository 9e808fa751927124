/** Section 3.5, calls: who is short draws on its line first, then on guarantees in its favour. */
import type { EngineInputs } from './inputs.ts';
import { stands } from './market.ts';
import type { Lists, State } from './state.ts';

/** Every "greater" and "less" of sections 3.5 and 3.6 allows for rounding by this share of the amounts compared, at least of 1 M. */
export function tolerance(amount: number): number {
  return 1e-11 * Math.max(1, amount);
}

/** Dues that own cash and receipts do not cover, per firm that is not failing; 0 within the tolerance. */
export function findShortfalls(inputs: EngineInputs, state: State): boolean {
  let isAnyShort = false;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (state.alive[i] === 0 || state.failing[i] === 1) continue;
    const short = state.dues[i]! - (state.ownCash[i]! + state.inflow[i]!);
    const isShort = short > tolerance(state.dues[i]! + state.opex[i]!);
    state.shortfall[i] = isShort ? short : 0;
    isAnyShort ||= isShort;
  }
  return isAnyShort;
}

/**
 * Raises calls for all shortfalls of one clearing; all are worked out from that clearing before any is entered.
 *
 * @param guaranteesFor  guarantees by the firm in whose favour they are
 * @returns whether any call was raised
 */
export function raiseCalls(inputs: EngineInputs, state: State, guaranteesFor: Lists): boolean {
  let isRaised = false;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (state.alive[i] === 0 || state.failing[i] === 1 || state.shortfall[i] === 0) continue;
    let missing = state.shortfall[i]!;
    const drawn = drawLine(inputs, state, i, missing);
    missing -= drawn;
    const covered = missing > 0 ? callGuarantees(inputs, state, guaranteesFor, i, missing) : 0;
    if (drawn + covered > 0) {
      state.callsOf[i]! += drawn + covered;
      isRaised = true;
    }
  }
  return isRaised;
}

function isSound(state: State, party: number): boolean {
  return stands(state, party) && !(party >= 0 && state.failing[party] === 1);
}

/** Enters a call: the debtor owes it now, living or as an estate. */
function enter(state: State, claim: number, amount: number): void {
  state.called[claim]! += amount;
  state.due[claim]! += amount;
  state.owed[claim]! += amount;
  const debtor = state.debtor[claim]!;
  if (debtor >= 0) state.dues[debtor]! += amount;
}

function drawLine(inputs: EngineInputs, state: State, i: number, missing: number): number {
  const facility = inputs.firms.facility[i]!;
  if (facility < 0 || !state.creditOpen || state.blocked[i] === 1 || state.closed[facility] === 1) return 0;
  if (!isSound(state, inputs.loans.from[facility]!)) return 0;
  const claim = state.at.draw + facility;
  const amount = Math.min(state.undrawn[i]! - state.called[claim]!, missing);
  if (!(amount > 0)) return 0;
  enter(state, claim, amount);
  // What was called counts at once in the balance that an estate owes.
  state.owed[facility]! += amount;
  return amount;
}

function callGuarantees(inputs: EngineInputs, state: State, guaranteesFor: Lists, i: number, missing: number): number {
  const { start, items } = guaranteesFor;
  const { from } = inputs.guarantees;
  let left = 0;
  for (let p = start[i]!; p < start[i + 1]!; p += 1) if (isSound(state, from[items[p]!]!)) left += leftOf(state, items[p]!);
  if (!(left > 0)) return 0;
  const share = Math.min(1, missing / left);
  let sum = 0;
  for (let p = start[i]!; p < start[i + 1]!; p += 1) {
    const k = items[p]!;
    if (!isSound(state, from[k]!)) continue;
    const amount = leftOf(state, k) * share;
    if (!(amount > 0)) continue;
    enter(state, state.at.guarantee + k, amount);
    sum += amount;
  }
  return sum;
}

function leftOf(state: State, k: number): number {
  return Math.max(0, state.capLeft[k]! - state.called[state.at.guarantee + k]!);
}
