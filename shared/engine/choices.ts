/**
 * Section 3.8: purchases, orders and injections of the quarter, all on the cash that firms have before any of it is received.
 * Owns: what is spent, borrowed, delivered and put on vendor credit.
 */
import type { EngineInputs } from './inputs.ts';
import { stands, tiny } from './market.ts';
import type { State } from './state.ts';
import type { Movement, RunWatch } from './watch.ts';

export function makeChoices(inputs: EngineInputs, state: State, watch?: RunWatch): void {
  state.receipts.fill(0);
  state.receivedUnits.fill(0);
  plan(inputs, state);
  ask(inputs, state);
  buyGpus(inputs, state, watch);
  placeOrders(inputs, state, watch);
  inject(inputs, state, watch);
  const { alive, cash, planned, lent, receipts, receivedUnits } = state;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    if (alive[i] === 0) continue;
    if (planned[i]! > 0 || lent[i]! > 0) cash[i] = Math.max(0, cashAfterOutlays(state, i) - lent[i]!);
    cash[i]! += receipts[i]!;
    if (receivedUnits[i]! > 0) addUnits(inputs, state, i);
  }
}

/** Whether a firm plans at all: outside always does, the dead and the blocked do not. */
function plans(state: State, party: number): boolean {
  return party < 0 || (state.alive[party] === 1 && state.blocked[party] === 0);
}

/** Own part of planned purchases, before anything scales it. */
function ownPart(inputs: EngineInputs, state: State, i: number): number {
  return (1 - inputs.firms.advanceRate[i]!) * inputs.firms.capex[i]! * inputs.paths.capex[state.t]!;
}

function isOrderOpen(inputs: EngineInputs, state: State, k: number): boolean {
  const { from, to, term } = inputs.supplies;
  return state.t <= term[k]! && plans(state, to[k]!) && stands(state, from[k]!);
}

function isInjectionOpen(inputs: EngineInputs, state: State, k: number): boolean {
  const { from, to, term } = inputs.equities;
  return state.t <= term[k]! && plans(state, from[k]!) && stands(state, to[k]!);
}

/** The outlay that each firm plans and the share of it that its cash allows. */
function plan(inputs: EngineInputs, state: State): void {
  const { planned, scale, t } = state;
  const { supplies, equities, paths } = inputs;
  planned.fill(0);
  for (const i of state.buyers) if (plans(state, i)) planned[i] = ownPart(inputs, state, i);
  const { cashSupplies, injections } = state;
  for (let m = 0; m < cashSupplies.length; m += 1) {
    const k = cashSupplies[m]!;
    const buyer = supplies.to[k]!;
    if (buyer >= 0 && isOrderOpen(inputs, state, k)) planned[buyer]! += supplies.amount[k]! * paths.capex[t]!;
  }
  for (let m = 0; m < injections.length; m += 1) {
    const k = injections[m]!;
    const investor = equities.from[k]!;
    if (investor >= 0 && isInjectionOpen(inputs, state, k)) planned[investor]! += equities.injection[k]! * paths.funding[t]!;
  }
  const { cash } = state;
  for (let i = 0; i < inputs.firmCount; i += 1) scale[i] = planned[i]! > 0 ? Math.min(1, cash[i]! / planned[i]!) : 1;
}

/** What a firm asks of its lender for its purchases; 0 where it cannot borrow. */
function asks(inputs: EngineInputs, state: State, i: number): number {
  const facility = inputs.firms.facility[i]!;
  if (facility < 0 || !plans(state, i) || !state.creditOpen || state.closed[facility] === 1 || !stands(state, inputs.loans.from[facility]!)) return 0;
  return state.scale[i]! * inputs.firms.advanceRate[i]! * inputs.firms.capex[i]! * inputs.paths.capex[state.t]!;
}

/** All that is asked of each lender in the workbook. */
function ask(inputs: EngineInputs, state: State): void {
  state.asked.fill(0);
  state.lent.fill(0);
  for (const i of state.buyers) {
    const amount = asks(inputs, state, i);
    if (!(amount > 0)) continue;
    const lender = inputs.loans.from[inputs.firms.facility[i]!]!;
    if (lender >= 0) state.asked[lender]! += amount;
  }
}

/** What a firm has after what it spends of its own; nothing where its cash does not reach. */
function cashAfterOutlays(state: State, i: number): number {
  return state.scale[i]! < 1 ? 0 : Math.max(0, state.cash[i]! - state.planned[i]!);
}

/** Lends what is asked, pro rata to the lender's cash after its own outlays; @returns what the borrower gets. */
function borrow(inputs: EngineInputs, state: State, i: number, watch: RunWatch | undefined): number {
  const amount = asks(inputs, state, i);
  if (!(amount > 0)) return 0;
  const facility = inputs.firms.facility[i]!;
  const lender = inputs.loans.from[facility]!;
  let lent = amount;
  if (lender >= 0) {
    lent = amount * Math.min(1, cashAfterOutlays(state, lender) / state.asked[lender]!);
    state.lent[lender]! += lent;
  } else state.fromOutside += lent;
  state.balance[facility]! += lent;
  watch?.moved?.(state.t, 'lending', lender, i, lent);
  return lent;
}

/** Pays a seller; the dead and outside are outside. */
function pay(state: State, payer: number, payee: number, amount: number, kind: Movement, watch: RunWatch | undefined): void {
  const isInside = payee >= 0 && state.alive[payee] === 1;
  watch?.moved?.(state.t, kind, payer, isInside ? payee : -1, amount);
  if (isInside) state.receipts[payee]! += amount;
  if (payer >= 0 && !isInside) state.toOutside += amount;
  if (payer < 0 && isInside) state.fromOutside += amount;
}

/** New units for an amount spent; none at a price of nothing. */
function unitsFor(inputs: EngineInputs, state: State, amount: number): number {
  const price = inputs.market.gpuPrice * inputs.paths.gpuPrice[state.t]!;
  return price > tiny ? (amount * 1000) / price : 0;
}

function buyGpus(inputs: EngineInputs, state: State, watch: RunWatch | undefined): void {
  for (const i of state.buyers) {
    if (!plans(state, i)) continue;
    const purchase = state.scale[i]! * ownPart(inputs, state, i) + borrow(inputs, state, i, watch);
    if (!(purchase > 0)) continue;
    pay(state, i, inputs.firms.vendor[i]!, purchase, 'purchase', watch);
    state.receivedUnits[i]! += unitsFor(inputs, state, purchase);
  }
}

function placeOrders(inputs: EngineInputs, state: State, watch: RunWatch | undefined): void {
  const { from, to, amount, lag, addsGpus } = inputs.supplies;
  const { items, count } = state.live.supplies;
  const { orderSlots } = state;
  for (let m = 0; m < count; m += 1) {
    const k = items[m]!;
    if (!isOrderOpen(inputs, state, k)) continue;
    const buyer = to[k]!;
    const isCash = lag[k] === 0;
    const placed = amount[k]! * inputs.paths.capex[state.t]! * (isCash && buyer >= 0 ? state.scale[buyer]! : 1);
    if (isCash) pay(state, buyer, from[k]!, placed, 'purchase', watch);
    else state.ordered[k * orderSlots + (state.t % orderSlots)] = placed;
    if (addsGpus[k] === 1 && buyer >= 0) state.receivedUnits[buyer]! += unitsFor(inputs, state, placed);
  }
}

function inject(inputs: EngineInputs, state: State, watch: RunWatch | undefined): void {
  const { from, to, injection } = inputs.equities;
  const { injections } = state;
  for (let m = 0; m < injections.length; m += 1) {
    const k = injections[m]!;
    if (!isInjectionOpen(inputs, state, k)) continue;
    const amount = injection[k]! * inputs.paths.funding[state.t]! * (from[k]! >= 0 ? state.scale[from[k]!]! : 1);
    pay(state, from[k]!, to[k]!, amount, 'injection', watch);
  }
}

/** New units join a fleet at list price and age 0; cost and age are averages weighted by units. */
function addUnits(inputs: EngineInputs, state: State, i: number): void {
  const had = state.gpus[i]!;
  const added = state.receivedUnits[i]!;
  const units = had + added;
  state.gpuCost[i] = (had * state.gpuCost[i]! + added * inputs.market.gpuPrice) / units;
  state.gpuAge[i] = (had * state.gpuAge[i]!) / units;
  state.gpus[i] = units;
}
