/**
 * The greatest prices and payments of a clearing with fire sales: from the prices before any sale, what is sold at a price
 * makes the next price. Prices only fall, so the limit is the greatest solution.
 *
 * Where they fall slowly, nine tenths of what is left by the ratio of the last two steps is taken at once, if nobody else
 * fails by it and what is sold there still lets prices fall: it is then still above the greatest solution.
 */
import { exp } from '../engine/elementary.ts';
import type { BareClearing, PreparedNetwork } from './bareClearing.ts';
import { clearAtOnce } from './bareClearing.ts';

export interface FireSale {
  readonly network: PreparedNetwork;
  readonly cash: Float64Array;
  /** Units, by firm and asset. */
  readonly holdings: readonly Float64Array[];
  readonly initialPrice: Float64Array;
  /** price = initial * exp(-gamma * sold), or else initial * max(0, 1 - gamma * sold). */
  readonly isExponential: boolean;
  readonly gamma: Float64Array;
  /** Units sold by others, by asset. */
  readonly externalSales: Float64Array;
  /** Least equity as a share of claims and unsold holdings; null: firms sell only what they lack to pay. */
  readonly capitalRatio: number | null;
  readonly alpha: number;
  readonly beta: number;
}

export interface FireSaleState {
  readonly prices: Float64Array;
  /** At `prices`: the clearing, what firms have besides payments, the share that each sells. */
  readonly clearing: BareClearing;
  readonly own: Float64Array;
  readonly sold: Float64Array;
  /** Prices that this makes. */
  readonly next: Float64Array;
}

function priceAt({ initialPrice, isExponential, gamma }: FireSale, asset: number, units: number): number {
  const fall = gamma[asset]! * units;
  return initialPrice[asset]! * (isExponential ? exp(-fall) : Math.max(0, 1 - fall));
}

/** What comes of a vector of prices. */
function sellAt(sale: FireSale, prices: Float64Array): FireSaleState {
  const { network, cash, holdings, externalSales, alpha, beta } = sale;
  const worth = Float64Array.from(holdings, (units) => units.reduce((sum, amount, asset) => sum + prices[asset]! * amount, 0));
  const own = cash.map((amount, i) => amount + worth[i]!);
  const clearing = clearAtOnce(network, { own, alpha, beta });
  const sold = worth.map((value, i) => soldShare(sale, clearing, i, value));
  const units = externalSales.slice();
  for (const [i, held] of holdings.entries()) for (const [asset, amount] of held.entries()) units[asset]! += sold[i]! * amount;
  return { prices, clearing, own, sold, next: units.map((amount, asset) => priceAt(sale, asset, amount)) };
}

/** The share of its holdings, worth `value`, that firm i sells. */
function soldShare({ cash, capitalRatio, holdings }: FireSale, { obligations, received, round }: BareClearing, i: number, value: number): number {
  const needed = capitalRatio === null
    ? obligations[i]! - cash[i]! - received[i]!
    : value - ((cash[i]! + value + received[i]! - obligations[i]!) / capitalRatio - received[i]!);
  if (!holdings[i]!.some((units) => units > 0)) return 0;
  if (round[i]! > 0) return 1;
  if (!(needed > 0)) return 0;
  return needed >= value ? 1 : needed / value;
}

const mostSteps = 20_000;

/** The greatest solution; `residual` is the largest relative distance of a price or payment from what the map makes of it. */
export function greatestPrices(sale: FireSale): FireSaleState & { readonly residual: number } {
  const start = sale.externalSales.map((units, asset) => priceAt(sale, asset, units));
  let state = sellAt(sale, start);
  let before = start.map(() => 0);
  let wait = 3;
  for (let taken = 0; taken < mostSteps && !isStill(sale, state); taken += 1) {
    const fall = state.prices.map((price, asset) => price - state.next[asset]!);
    const ratio = slowest(fall, before);
    before = fall;
    wait -= 1;
    const after = sellAt(sale, state.next);
    const leap = wait <= 0 && ratio > 0.2 && ratio < 0.99999 ? sellAt(sale, state.next.map((price, asset) => Math.max(0, price - 0.9 * fall[asset]! * (ratio / (1 - ratio))))) : null;
    if (leap !== null && countFailed(leap) === countFailed(after) && leap.next.every((price, asset) => price <= leap.prices[asset]!)) {
      state = leap;
      wait = 3;
      before = before.map(() => 0);
    } else {
      state = after;
      if (leap !== null) wait = 8;
    }
  }
  return { ...state, residual: Math.max(state.clearing.residual, distance(sale, state)) };
}

function countFailed({ clearing }: FireSaleState): number {
  let count = 0;
  for (const round of clearing.round) if (round > 0) count += 1;
  return count;
}

function distance({ initialPrice }: FireSale, { prices, next }: FireSaleState): number {
  return prices.reduce((worst, price, asset) => (initialPrice[asset]! > 0 ? Math.max(worst, Math.abs(price - next[asset]!) / initialPrice[asset]!) : worst), 0);
}

/** Whether the prices fall no more but by rounding. */
function isStill(sale: FireSale, state: FireSaleState): boolean {
  return distance(sale, state) <= 4e-16;
}

/** The least ratio of an asset's last two falls: what all falls will at least go on with. 0 where one has just begun. */
function slowest(fall: Float64Array, before: Float64Array): number {
  let least = 1;
  for (const [asset, amount] of fall.entries()) if (amount > 0) least = Math.min(least, before[asset]! > 0 ? amount / before[asset]! : 0);
  return least;
}

const gridPoints = 2_000;

/**
 * Further solutions below the greatest, for one asset, in falling order: where the price that sales make crosses the price on
 * a grid of ratios down to that of everything sold. Two that lie closer than the grid are missed.
 */
export function otherPrices(sale: FireSale, greatest: number): number[] {
  const all = sale.holdings.reduce((sum, units) => sum + units[0]!, sale.externalSales[0]!);
  const lowest = priceAt(sale, 0, all);
  const initial = sale.initialPrice[0]!;
  const excess = (price: number) => sellAt(sale, Float64Array.of(price)).next[0]! - price;
  const isSolution = (price: number) => Math.abs(excess(price)) <= 1e-12 * initial;
  const found: number[] = [];
  const pointAt = (point: number) => lowest + (greatest - lowest) * (point / gridPoints) * (point / gridPoints);
  // Just below the greatest solution the sign depends on rounding: the first point is one grid step away.
  let upper = pointAt(gridPoints - 1);
  let upperExcess = excess(upper);
  for (let point = gridPoints - 2; point > 0; point -= 1) {
    const lower = pointAt(point);
    const lowerExcess = excess(lower);
    if (lowerExcess > 0 !== upperExcess > 0) {
      const root = bisect(excess, lower, upper, lowerExcess > 0);
      if (isSolution(root)) found.push(root);
    }
    upper = lower;
    upperExcess = lowerExcess;
  }
  if (isSolution(lowest) && Math.abs(lowest - greatest) > 1e-9 * initial) found.push(lowest);
  return found;
}

function bisect(excess: (price: number) => number, from: number, to: number, isPositiveBelow: boolean): number {
  let lower = from;
  let upper = to;
  for (let step = 0; step < 100; step += 1) {
    const middle = (lower + upper) / 2;
    if (middle <= lower || middle >= upper) break;
    if (excess(middle) > 0 === isPositiveBelow) lower = middle;
    else upper = middle;
  }
  return (lower + upper) / 2;
}
