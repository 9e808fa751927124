/** Sections 3.2 and 3.3: a firm's own cash before the clearing, and what falls due in the quarter. */
import type { EngineInputs } from './inputs.ts';
import { stands } from './market.ts';
import type { State } from './state.ts';

/** Hours in a quarter over units of money: currency per GPU-hour to M a quarter. */
export const hoursPerQuarter = 2190;
export const million = 1e6;

/** Cash of every live firm from its own operations, e_i, and the flows with outside that are part of it. */
export function ownCash(inputs: EngineInputs, state: State): void {
  const { t } = state;
  const { revenue, demandBeta, funding, utilization, opex, gpuOpex } = inputs.firms;
  const demand = inputs.paths.demand[t]!;
  const rentPerUnit = (Math.min(1, demand) * state.rent * hoursPerQuarter) / million;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (state.alive[i] === 0) { state.ownCash[i] = 0; state.ownFlow[i] = 0; state.opex[i] = 0; continue; }
    const inflow = revenue[i]! * Math.max(0, 1 + demandBeta[i]! * (demand - 1)) + funding[i]! * inputs.paths.funding[t]!
      + state.pool[i]! * utilization[i]! * rentPerUnit;
    const outflow = (opex[i]! + (gpuOpex[i]! * state.gpus[i]!) / 1000) * inputs.paths.opex[t]!;
    state.opex[i] = outflow;
    state.ownFlow[i] = inflow - outflow;
    state.ownCash[i] = state.cash[i]! + inflow - outflow;
    state.fromOutside += inflow;
    state.toOutside += outflow;
  }
}

/** Fills, per claim, what is due now (`due`), what an estate would owe (`owed`) and what stays owed (`later`); sums the dues. */
export function fillDues(inputs: EngineInputs, state: State): void {
  state.due.fill(0);
  state.owed.fill(0);
  state.later.fill(0);
  state.interest.fill(0);
  state.called.fill(0);
  loanDues(inputs, state);
  leaseDues(inputs, state);
  supplyDues(inputs, state);
  trancheDues(inputs, state);
  state.dues.fill(0);
  for (let k = 0; k < state.at.count; k += 1) {
    const debtor = state.debtor[k]!;
    if (debtor >= 0) state.dues[debtor]! += state.due[k]!;
  }
}

function loanDues(inputs: EngineInputs, state: State): void {
  const { t, balance, maturity, bullet, principalDue } = state;
  const { loans } = inputs;
  const floor = inputs.market.baseRate + inputs.paths.baseRate[t]!;
  state.startDebt = 0;
  for (let k = 0; k < loans.count; k += 1) {
    const debtor = loans.to[k]!;
    const owed = balance[k]!;
    state.startBalance[k] = owed;
    bullet[k] = 0;
    principalDue[k] = 0;
    if (!stands(state, debtor)) continue;
    state.startDebt += owed;
    const rate = Math.max(0, loans.floating[k] === 1 ? floor + loans.rate[k]! : loans.rate[k]!);
    const interest = (owed * rate) / 4;
    let principal = Math.min(owed, loans.amortization[k]! * loans.principal[k]!);
    if (t === maturity[k]) {
      const isRefinanced = loans.refinance[k] === 1 && state.creditOpen && stands(state, loans.from[k]!) && !(debtor >= 0 && state.blocked[debtor] === 1);
      if (isRefinanced) maturity[k] = t + Math.max(4, loans.maturity[k]!);
      else { principal = owed; bullet[k] = 1; state.closed[k] = 1; }
    }
    principalDue[k] = principal;
    state.interest[k] = interest;
    state.due[k] = interest + principal;
    state.owed[k] = owed + interest;
    state.later[k] = owed - principal;
  }
}

function leaseDues(inputs: EngineInputs, state: State): void {
  const { count, rent, takeOrPay } = inputs.leases;
  const demand = Math.min(1, inputs.paths.demand[state.t]!);
  for (let k = 0; k < count; k += 1) {
    if (state.leaseLive[k] === 0) continue;
    const claim = state.at.lease + k;
    const amount = rent[k]! * (takeOrPay[k]! + (1 - takeOrPay[k]!) * demand);
    state.due[claim] = amount;
    state.owed[claim] = amount;
  }
}

/** What is owed on a supply after quarter t: orders on credit placed up to t and not due by then. */
export function payableAfter(inputs: EngineInputs, state: State, k: number, t: number): number {
  const lag = inputs.supplies.lag[k]!;
  const width = inputs.quarters + 1;
  let sum = t === 0 ? inputs.supplies.outstanding[k]! : 0;
  for (let placed = Math.max(1, t - lag + 1); placed <= t; placed += 1) sum += state.ordered[k * width + placed]!;
  return sum;
}

function supplyDues(inputs: EngineInputs, state: State): void {
  const { t } = state;
  const { count, lag, outstanding, to } = inputs.supplies;
  const width = inputs.quarters + 1;
  for (let k = 0; k < count; k += 1) {
    if (!stands(state, to[k]!)) continue;
    const claim = state.at.supply + k;
    const placed = t - lag[k]!;
    let due = t === 1 ? outstanding[k]! : 0;
    if (lag[k]! >= 1 && placed >= 1) due += state.ordered[k * width + placed]!;
    const later = lag[k]! >= 1 ? payableAfter(inputs, state, k, t) : 0;
    state.due[claim] = due;
    state.later[claim] = later;
    state.owed[claim] = due + later;
  }
}

function trancheDues(inputs: EngineInputs, state: State): void {
  const { count, rate, rank, to } = inputs.tranches;
  for (let k = 0; k < count; k += 1) {
    if (!stands(state, to[k]!)) continue;
    const claim = state.at.tranche + k;
    const balance = state.notes[k]!;
    const interest = (balance * Math.max(0, rate[k]!)) / 4;
    state.startDebt += balance;
    state.interest[claim] = interest;
    state.due[claim] = rank[k] === 1 ? interest : 0;
    state.owed[claim] = balance + interest;
    state.later[claim] = balance;
  }
}
