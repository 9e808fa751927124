/** Section 3.1: live leases, the spot pool, rent, credit, and what GPUs are worth. */
import { exp, pow } from './elementary.ts';
import type { EngineInputs } from './inputs.ts';
import type { State } from './state.ts';
import { forgetClaim } from './state.ts';

/** Amounts up to this count as nothing where they would be divided by. */
export const tiny = 1e-6;

/** Demand over supply moves the rent by no more than this factor. */
const largestRentFactor = 1000;

/** Units of all firms at opening: the demand where the market sheet leaves it blank. */
export function openingDemand(inputs: EngineInputs): number {
  if (!Number.isNaN(inputs.market.spotDemand)) return inputs.market.spotDemand;
  let units = 0;
  for (let i = 0; i < inputs.firmCount; i += 1) units += inputs.firms.gpus[i]!;
  return units;
}

/** Whether a party is outside or alive. */
export function stands(state: State, party: number): boolean {
  return party < 0 || state.alive[party] === 1;
}

/** Begins quarter t: fleets age, leases end, rent and credit are set. Nothing has failed in it yet. */
export function beginQuarter(inputs: EngineInputs, state: State, t: number): void {
  state.t = t;
  const { alive, gpus, gpuAge, pool, leasedIn, committed } = state;
  for (let i = 0; i < inputs.firmCount; i += 1) gpuAge[i]! += 1;
  const lost = markLeases(inputs, state, t);
  let capacity = state.rerented;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    pool[i] = alive[i] === 1 ? Math.max(0, gpus[i]! + leasedIn[i]! - committed[i]!) : 0;
    capacity += gpus[i]!;
  }
  state.rentRatio = inputs.paths.rent[t]! * rentFactor(inputs, state, lost, capacity);
  state.rent = inputs.market.spotRent * state.rentRatio;
  state.creditOpen = inputs.paths.credit[t]! >= 0.5 && !state.frozen;
}

/** What demand over supply makes of the rent: x of section 3.1. */
export function rentFactor(inputs: EngineInputs, { t, openingDemand: demand }: State, lost: number, capacity: number): number {
  if (!(demand > tiny && capacity > tiny)) return 1;
  const ratio = (inputs.paths.demand[t]! * Math.max(0, demand - lost)) / capacity;
  return Math.min(largestRentFactor, pow(ratio, inputs.market.rentElasticity));
}

/**
 * Which leases are live in quarter t, what they commit, and the units of those that failures ended: lost demand. A lease is
 * over after its term, or when a party fails, unless its units are lost demand until the term ends.
 */
function markLeases(inputs: EngineInputs, state: State, t: number): number {
  const { from, to, units, term, resale } = inputs.leases;
  const { leaseLive, leasedIn, committed, lostLease } = state;
  const rows = state.live.leases;
  const { items } = rows;
  leasedIn.fill(0);
  committed.fill(0);
  let lost = 0;
  let kept = 0;
  for (let m = 0; m < rows.count; m += 1) {
    const k = items[m]!;
    const lessor = from[k]!;
    const tenant = to[k]!;
    const within = t <= term[k]!;
    const live = within && stands(state, lessor) && stands(state, tenant);
    const isLost = within && lostLease[k] === 1;
    leaseLive[k] = live ? 1 : 0;
    if (isLost) lost += units[k]!;
    if (live || isLost) { items[kept] = k; kept += 1; }
    if (!live) { forgetClaim(state, state.at.lease + k); continue; }
    if (lessor >= 0) committed[lessor]! += units[k]!;
    if (tenant >= 0 && resale[k] === 1) leasedIn[tenant]! += units[k]!;
  }
  rows.count = kept;
  return lost;
}

/**
 * The price factor after a sale of units in this quarter.
 *
 * @param sold  units that estates of this quarter sell
 * @returns whether it has changed, so that fleets are to be valued anew
 */
export function revalue(inputs: EngineInputs, state: State, sold: number): boolean {
  const { marketDepth, fireSaleImpact, priceMemory } = inputs.market;
  const stock = priceMemory * state.soldStock + sold;
  const pressure = fireSaleImpact * stock;
  const before = state.priceFactor;
  state.priceFactor = marketDepth === 0 || pressure === 0 ? 1 : exp(-pressure / marketDepth);
  return state.priceFactor !== before;
}

/** The value of every fleet at the state's rent and price factor and the drivers of quarter t (0: their base). */
export function valueFleets(inputs: EngineInputs, state: State, t: number): void {
  const { salvage, rentToValue, spotRent } = inputs.market;
  const rentTerm = spotRent === 0 ? 1 : pow(state.rentRatio, rentToValue);
  const general = inputs.paths.gpuPrice[t]! * rentTerm * state.priceFactor;
  const lifePath = inputs.paths.life[t]!;
  const { gpus, gpuAge, gpuCost, fleetValue } = state;
  const { gpuLife } = inputs.firms;
  for (let i = 0; i < inputs.firmCount; i += 1) {
    const units = gpus[i]!;
    if (units === 0) { fleetValue[i] = 0; continue; }
    const life = gpuLife[i]! * lifePath;
    const left = life === 0 ? salvage : Math.max(salvage, 1 - gpuAge[i]! / life);
    fleetValue[i] = (units * (gpuCost[i]! * left * general)) / 1000;
  }
}
