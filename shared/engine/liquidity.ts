/** Section 3.5, calls: who is short draws on its line first, then on guarantees in its favour. */
import { touch } from './clearing.ts';
import type { EngineInputs } from './inputs.ts';
import { stands } from './market.ts';
import type { Lists, State } from './state.ts';

/** Every "greater" and "less" of sections 3.5 and 3.6 allows for rounding by this share of the amounts compared, at least of 1 M. */
export function tolerance(amount: number): number {
  return 1e-11 * Math.max(1, amount);
}

/**
 * Dues that own cash and receipts do not cover, per firm that is not failing; 0 within the tolerance. Lists who is short.
 *
 * @param isFirst  whether it is the quarter's first clearing; later ones look only at firms whose dues or receipts have changed
 * @returns whether anybody is short
 */
export function findShortfalls(inputs: EngineInputs, state: State, isFirst: boolean): boolean {
  const { touched, isTouched, short, failing } = state;
  if (isFirst) {
    state.shortCount = 0;
    for (let i = 0; i < inputs.firmCount; i += 1) if (isShort(state, i)) addShort(state, i);
  } else {
    let kept = 0;
    for (let m = 0; m < state.shortCount; m += 1) {
      const i = short[m]!;
      if (failing[i] === 0 && isTouched[i] === 0) { short[kept] = i; kept += 1; }
    }
    state.shortCount = kept;
    for (let m = 0; m < state.touchedCount; m += 1) if (isShort(state, touched[m]!)) addShort(state, touched[m]!);
    if (state.shortCount > kept) short.subarray(0, state.shortCount).sort();
  }
  for (let m = 0; m < state.touchedCount; m += 1) isTouched[touched[m]!] = 0;
  state.touchedCount = 0;
  return state.shortCount > 0;
}

function addShort(state: State, i: number): void {
  state.short[state.shortCount] = i;
  state.shortCount += 1;
}

function isShort(state: State, i: number): boolean {
  if (state.alive[i] === 0 || state.failing[i] === 1) return false;
  const dues = state.dues[i]!;
  const missing = dues - (state.ownCash[i]! + state.inflow[i]!);
  const is = missing > 0 && missing > tolerance(dues + state.opex[i]!);
  state.shortfall[i] = is ? missing : 0;
  return is;
}

/**
 * Raises calls for all shortfalls of one clearing; all are worked out from that clearing before any is entered.
 *
 * @param guaranteesFor  guarantees by the firm in whose favour they are
 * @returns whether any call was raised
 */
export function raiseCalls(inputs: EngineInputs, state: State, guaranteesFor: Lists): boolean {
  let isRaised = false;
  for (let m = 0; m < state.shortCount; m += 1) {
    const i = state.short[m]!;
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
  if (state.called[claim] === 0) {
    state.calledClaims[state.calledCount] = claim;
    state.calledCount += 1;
  }
  state.called[claim]! += amount;
  state.due[claim]! += amount;
  state.owed[claim]! += amount;
  // Whoever owes a call is sound as it is raised, and so counts as paying it.
  state.paid[claim] = state.due[claim]!;
  touch(state, state.creditor[claim]!);
  const debtor = state.debtor[claim]!;
  if (debtor < 0) return;
  state.dues[debtor]! += amount;
  touch(state, debtor);
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
