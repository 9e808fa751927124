/** Sections 3.2 and 3.3: a firm's own cash before the clearing, and what falls due in the quarter. */
import type { EngineInputs } from './inputs.ts';
import { stands } from './market.ts';
import type { State } from './state.ts';
import { forgetClaim } from './state.ts';

/** Hours in a quarter over units of money: currency per GPU-hour to M a quarter. */
export const hoursPerQuarter = 2190;
export const million = 1e6;

/** Cash of every live firm from its own operations, e_i, and the flows with outside that are part of it. */
export function ownCash(inputs: EngineInputs, state: State): void {
  const { t } = state;
  const { revenue, demandBeta, funding, utilization, opex, gpuOpex } = inputs.firms;
  const demand = inputs.paths.demand[t]!;
  const rentPerUnit = (Math.min(1, demand) * state.rent * hoursPerQuarter) / million;
  const fundingFactor = inputs.paths.funding[t]!;
  const opexFactor = inputs.paths.opex[t]!;
  const { alive, pool, gpus, cash, ownFlow } = state;
  let fromOutside = state.fromOutside;
  let toOutside = state.toOutside;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (alive[i] === 0) { state.ownCash[i] = 0; ownFlow[i] = 0; state.opex[i] = 0; continue; }
    const inflow = revenue[i]! * Math.max(0, 1 + demandBeta[i]! * (demand - 1)) + funding[i]! * fundingFactor + pool[i]! * utilization[i]! * rentPerUnit;
    const outflow = (opex[i]! + (gpuOpex[i]! * gpus[i]!) / 1000) * opexFactor;
    state.opex[i] = outflow;
    ownFlow[i] = inflow - outflow;
    state.ownCash[i] = cash[i]! + inflow - outflow;
    fromOutside += inflow;
    toOutside += outflow;
  }
  state.fromOutside = fromOutside;
  state.toOutside = toOutside;
}

/**
 * Fills, per live claim, what is due now (`due`), what an estate would owe (`owed`) and what stays owed (`later`), and adds up
 * by firm what all owe and receive when everybody pays in full: the state that the first clearing starts from, and that
 * settlement mends for those whom an estate owes something. Sums run in the order of claims. Drops claims that have ended.
 */
export function fillDues(inputs: EngineInputs, state: State): void {
  forgetCalls(state);
  for (const sum of [state.dues, state.duesOutside, state.inflow, state.received, state.tradeDue, state.service, state.interestDue, state.collected]) sum.fill(0);
  loanDues(inputs, state);
  leaseDues(inputs, state);
  supplyDues(inputs, state);
  trancheDues(inputs, state);
}

/** What was called in the quarter before has become part of balances, or was lost. */
function forgetCalls(state: State): void {
  const { calledClaims, called, due, owed, paid, secured } = state;
  for (let m = 0; m < state.calledCount; m += 1) {
    const claim = calledClaims[m]!;
    called[claim] = 0;
    due[claim] = 0;
    owed[claim] = 0;
    paid[claim] = 0;
    secured[claim] = 0;
  }
  state.calledCount = 0;
}

/** Loans of the dead are closed, and a loan contract that is repaid stays so; a facility can be drawn again. */
function loanDues(inputs: EngineInputs, state: State): void {
  const { t, alive, balance, maturity, bullet, principalDue, startBalance, interest, due, owed, later, paid, creditor } = state;
  const { dues, duesOutside, inflow, received, service, interestDue, collected } = state;
  const { from, to, floating, rate, amortization, principal: opening, refinance, facilities } = inputs.loans;
  const rows = state.live.loans;
  const { items } = rows;
  const floor = inputs.market.baseRate + inputs.paths.baseRate[t]!;
  let startDebt = 0;
  let fromOutside = state.fromOutside;
  let kept = 0;
  for (let m = 0; m < rows.count; m += 1) {
    const k = items[m]!;
    const debtor = to[k]!;
    const owing = balance[k]!;
    startBalance[k] = owing;
    bullet[k] = 0;
    if ((debtor >= 0 && alive[debtor] === 0) || (owing === 0 && (debtor < 0 || k >= facilities))) {
      principalDue[k] = 0;
      forgetClaim(state, k);
      continue;
    }
    items[kept] = k;
    kept += 1;
    startDebt += owing;
    const yearly = Math.max(0, floating[k] === 1 ? floor + rate[k]! : rate[k]!);
    const interestNow = (owing * yearly) / 4;
    let principal = Math.min(owing, amortization[k]! * opening[k]!);
    let serviceNow = interestNow + principal;
    if (t === maturity[k]) {
      const isRefinanced = refinance[k] === 1 && state.creditOpen && stands(state, from[k]!) && !(debtor >= 0 && state.blocked[debtor] === 1);
      if (isRefinanced) maturity[k] = t + Math.max(4, inputs.loans.maturity[k]!);
      else { principal = owing; bullet[k] = 1; state.closed[k] = 1; serviceNow = interestNow; }
    }
    const dueNow = interestNow + principal;
    principalDue[k] = principal;
    interest[k] = interestNow;
    due[k] = dueNow;
    owed[k] = owing + interestNow;
    later[k] = owing - principal;
    paid[k] = dueNow;
    // What is left when the debtor pays; whoever fails owes nothing any more.
    balance[k] = owing - principal;
    const holder = creditor[k]!;
    if (debtor >= 0) {
      dues[debtor]! += dueNow;
      service[debtor]! += serviceNow;
      interestDue[debtor]! += interestNow;
      if (holder < 0) duesOutside[debtor]! += dueNow;
    } else if (holder >= 0) fromOutside += dueNow;
    if (holder < 0) continue;
    inflow[holder]! += dueNow;
    received[holder]! += interestNow;
    collected[holder]! += principal;
  }
  rows.count = kept;
  state.startDebt = startDebt;
  state.fromOutside = fromOutside;
}

function leaseDues(inputs: EngineInputs, state: State): void {
  const { leaseLive, due, owed, paid, dues, duesOutside, tradeDue, inflow, received, at } = state;
  const { from, to, rent, takeOrPay } = inputs.leases;
  const { items, count } = state.live.leases;
  const demand = Math.min(1, inputs.paths.demand[state.t]!);
  for (let m = 0; m < count; m += 1) {
    const k = items[m]!;
    if (leaseLive[k] === 0) continue;
    const claim = at.lease + k;
    const amount = rent[k]! * (takeOrPay[k]! + (1 - takeOrPay[k]!) * demand);
    due[claim] = amount;
    owed[claim] = amount;
    paid[claim] = amount;
    // Both parties of a live lease stand, so the lessor still holds the claim.
    const tenant = to[k]!;
    const lessor = from[k]!;
    if (tenant >= 0) {
      dues[tenant]! += amount;
      tradeDue[tenant]! += amount;
      if (lessor < 0) duesOutside[tenant]! += amount;
    } else state.fromOutside += amount;
    if (lessor < 0) continue;
    inflow[lessor]! += amount;
    received[lessor]! += amount;
  }
}

/** A supply is over when its buyer is dead, or when no more can be ordered and nothing is owed. */
function supplyDues(inputs: EngineInputs, state: State): void {
  const { t, alive, due, owed, later, paid, ordered, orderSlots, dues, duesOutside, tradeDue, inflow, received, creditor, at } = state;
  const { lag, outstanding, from, to, term } = inputs.supplies;
  const rows = state.live.supplies;
  const { items } = rows;
  let kept = 0;
  for (let m = 0; m < rows.count; m += 1) {
    const k = items[m]!;
    const claim = at.supply + k;
    const orders = k * orderSlots;
    const credit = lag[k]!;
    const buyer = to[k]!;
    let dueNow = t === 1 ? outstanding[k]! : 0;
    // Orders on credit placed up to now and not due yet, oldest first.
    let after = 0;
    if (credit >= 1) {
      if (t - credit >= 1) dueNow += ordered[orders + ((t - credit) % orderSlots)]!;
      for (let placed = Math.max(1, t - credit + 1); placed < t; placed += 1) after += ordered[orders + (placed % orderSlots)]!;
      // For the orders of this quarter; what stood there has been paid for.
      ordered[orders + (t % orderSlots)] = 0;
    }
    const canOrder = t <= term[k]! && (from[k]! < 0 || alive[from[k]!] === 1);
    if ((buyer >= 0 && alive[buyer] === 0) || (!canOrder && dueNow === 0 && after === 0)) {
      forgetClaim(state, claim);
      continue;
    }
    items[kept] = k;
    kept += 1;
    due[claim] = dueNow;
    later[claim] = after;
    owed[claim] = dueNow + after;
    paid[claim] = dueNow;
    if (dueNow === 0) continue;
    const vendor = creditor[claim]!;
    if (buyer >= 0) {
      dues[buyer]! += dueNow;
      tradeDue[buyer]! += dueNow;
      if (vendor < 0) duesOutside[buyer]! += dueNow;
    } else if (vendor >= 0) state.fromOutside += dueNow;
    if (vendor < 0) continue;
    inflow[vendor]! += dueNow;
    received[vendor]! += dueNow;
  }
  rows.count = kept;
}

/** Interest of rank 1 is due in the clearing; the rest of what notes get is paid after it (`vehicles.ts`). */
function trancheDues(inputs: EngineInputs, state: State): void {
  const { notes, interest, due, owed, later, paid, dues, duesOutside, inflow, received, service, interestDue, creditor, at } = state;
  const { rate, rank, to } = inputs.tranches;
  const rows = state.live.tranches;
  const { items } = rows;
  let { startDebt } = state;
  let kept = 0;
  for (let m = 0; m < rows.count; m += 1) {
    const k = items[m]!;
    const claim = at.tranche + k;
    const balance = notes[k]!;
    if (balance === 0) {
      forgetClaim(state, claim);
      continue;
    }
    items[kept] = k;
    kept += 1;
    const interestNow = (balance * Math.max(0, rate[k]!)) / 4;
    const dueNow = rank[k] === 1 ? interestNow : 0;
    startDebt += balance;
    interest[claim] = interestNow;
    due[claim] = dueNow;
    owed[claim] = balance + interestNow;
    later[claim] = balance;
    paid[claim] = dueNow;
    if (dueNow === 0) continue;
    const issuer = to[k]!;
    const holder = creditor[claim]!;
    if (issuer >= 0) {
      dues[issuer]! += dueNow;
      service[issuer]! += dueNow;
      interestDue[issuer]! += dueNow;
      if (holder < 0) duesOutside[issuer]! += dueNow;
    } else if (holder >= 0) state.fromOutside += dueNow;
    if (holder < 0) continue;
    inflow[holder]! += dueNow;
    received[holder]! += dueNow;
  }
  rows.count = kept;
  state.startDebt = startDebt;
}
