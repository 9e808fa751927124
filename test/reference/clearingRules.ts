/** Section 6.2 on one clearing as a watch sees it: limited liability, absolute priority, proportionality, nothing kept back. */
import type { EngineInputs } from '../../shared/engine/inputs.ts';
import type { State } from '../../shared/engine/state.ts';

const near = (a: number, b: number, size: number) => Math.abs(a - b) <= 1e-10 * Math.max(1, size);

function claimsOn(state: State, i: number): readonly number[] {
  return Array.from({ length: state.at.count }, (_, k) => k).filter((k) => state.debtor[k] === i);
}

/**
 * @param state  as it stands when a clearing has been judged
 * @param estates  how many of the state's estates were estates in it; the others are condemned by it
 * @throws where the clearing breaks a rule
 */
export function checkClearing(inputs: EngineInputs, state: State, estates: number): void {
  const refuse = (what: string, ...numbers: readonly number[]) => { throw new Error(`Quarter ${state.t}: ${what}: ${numbers.join(', ')}`); };
  const received = new Float64Array(inputs.firmCount);
  for (let k = 0; k < state.at.count; k += 1) {
    const paid = state.paid[k]!;
    const debtor = state.debtor[k]!;
    if (!(paid >= 0)) refuse('a negative payment', k, paid);
    if (paid > Math.max(state.owed[k]!, state.due[k]!) * (1 + 1e-12) + 1e-12) refuse('more paid than owed', k, paid, state.owed[k]!, state.due[k]!);
    if (debtor < 0 && paid !== state.due[k]) refuse('outside does not pay', k, paid);
    if (state.creditor[k]! >= 0) received[state.creditor[k]!]! += paid;
  }
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (!near(received[i]!, state.inflow[i]!, received[i]!)) refuse('inflow', i, received[i]!, state.inflow[i]!);
  }
  for (const i of state.estates.subarray(0, estates)) checkEstate(inputs, state, i, refuse);
}

function checkEstate(inputs: EngineInputs, state: State, i: number, refuse: (what: string, ...numbers: readonly number[]) => void): void {
  const claims = claimsOn(state, i).map((k) => ({ k, rank: state.rank[k]!, rest: state.owed[k]! - state.secured[k]!, paid: state.paid[k]! - state.secured[k]! }));
  const owed = claims.reduce((sum, { rest }) => sum + rest, 0);
  const paid = claims.reduce((sum, each) => sum + each.paid, 0);
  const { cashKept, inflowKept, liquidationCost, bookHaircut } = inputs.market;
  const own = state.ownCash[i]!;
  const proceeds = (1 - liquidationCost) * state.fleetValue[i]!;
  const secured = claims.reduce((sum, { k }) => sum + state.secured[k]!, 0);
  if (secured > proceeds * (1 + 1e-9) + 1e-9) refuse('more collateral than the fleet fetches', i, secured, proceeds);
  const has = Math.max(0, cashKept * Math.max(0, own) + Math.min(0, own) + inflowKept * state.inflow[i]! + proceeds - secured + (1 - bookHaircut) * state.book[i]!);
  const size = Math.max(owed, has, Math.abs(own));
  if (!near(paid, Math.min(has, owed), size)) refuse('an estate pays not what it has', i, paid, has, owed);
  for (const one of claims) {
    for (const other of claims) {
      if (one.rank < other.rank && other.paid > 1e-9 * Math.max(1, size) && !near(one.paid, one.rest, size)) refuse('a junior is paid before a senior', one.k, other.k);
      if (one.rank === other.rank && !near(one.paid * other.rest, other.paid * one.rest, size * size)) refuse('equals are not paid in proportion', one.k, other.k);
    }
  }
}
