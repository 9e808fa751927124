/**
 * Deleveraging in rounds (Cont & Schaanning 2017; Farmer, Kleinnijenhuis, Nahai-Williamson & Wetzer 2020, the code published
 * with it, on the balance sheets of the EBA's stress test of 2018).
 *
 * Each step, at the prices that the last step left: a bank whose equity is less than `leverage_min` of its assets defaults and
 * sells all its bonds. One below `leverage_buffer` shrinks to `leverage_target`: it repays with its cash, and sells the same
 * share of all its bonds for what is still missing; the proceeds are cash, repaid from the next step on. Sales of all banks
 * are executed together at the mean of the price before and after them. An asset's price is its opening price times
 * exp(-k * share of it sold), with k such that selling 5 % costs `price_impact_at_5pct_sold`. What is recorded of a step is
 * the state in which banks decide: the shares sold and the final prices do not hold the last step's own sales.
 */
import { exp, log } from '../../engine/elementary.ts';
import type { CaseReader } from '../caseReader.ts';
import type { NetworkAnswer } from '../networkModel.ts';
import { defineNetworkModel } from '../networkModel.ts';

interface Input {
  readonly cash: Float64Array;
  /** Corporate bonds, government bonds. */
  readonly bonds: readonly Float64Array[];
  readonly opening: readonly number[];
  readonly other: Float64Array;
  readonly liabilities: Float64Array;
  readonly impact: number;
  readonly leverageMin: number;
  readonly leverageBuffer: number;
  readonly leverageTarget: number;
  readonly steps: number;
}

function read(reader: CaseReader): Input {
  const cash = reader.numbers('inputs.cash', null, { min: 0 });
  const amounts = (field: string) => reader.numbers(`inputs.${field}`, cash.length, { min: 0 });
  const share = (field: string) => reader.number(`parameters.${field}`, { min: 0, max: 1 });
  return {
    cash,
    bonds: [amounts('corporate_bonds'), amounts('government_bonds')],
    opening: [1, 1 - share('gov_bond_shock')],
    other: amounts('other_assets'),
    liabilities: amounts('liabilities'),
    impact: reader.number('parameters.price_impact_at_5pct_sold', { min: 0, max: 0.999999 }),
    leverageMin: share('leverage_min'),
    leverageBuffer: share('leverage_buffer'),
    leverageTarget: reader.number('parameters.leverage_target', { min: 1e-9, max: 1 }),
    steps: reader.whole('parameters.steps', { min: 0, max: 10_000 }),
  };
}

function solve(input: Input): NetworkAnswer {
  const n = input.cash.length;
  const cash = input.cash.slice();
  const liabilities = input.liabilities.slice();
  const held = input.bonds.map((list) => list.slice());
  const totals = held.map((list) => list.reduce((sum, amount) => sum + amount, 0));
  const issued = totals.reduce((sum, amount) => sum + amount, 0);
  const sold = totals.map(() => 0);
  const slope = -log(1 - input.impact) / 0.05;
  const isDead = new Uint8Array(n);
  let prices = input.opening.slice();
  let final = prices;
  const newDefaults: number[] = [];
  const soldFractions: number[] = [];
  for (let step = 0; step < input.steps; step += 1) {
    const share = new Float64Array(n);
    let defaults = 0;
    for (let i = 0; i < n; i += 1) {
      if (isDead[i] === 1) continue;
      const bonds = held.reduce((sum, list, asset) => sum + prices[asset]! * list[i]!, 0);
      const assets = cash[i]! + bonds + input.other[i]!;
      const equity = assets - liabilities[i]!;
      if (equity < input.leverageMin * assets) {
        isDead[i] = 1;
        defaults += 1;
        share[i] = 1;
      } else if (equity < input.leverageBuffer * assets) {
        const excess = Math.max(0, assets - equity / input.leverageTarget);
        const repaid = Math.min(cash[i]!, excess);
        cash[i]! -= repaid;
        liabilities[i]! -= repaid;
        share[i] = bonds > 0 ? Math.min(1, (excess - repaid) / bonds) : 0;
      }
    }
    newDefaults.push(defaults);
    soldFractions.push(issued > 0 ? sold.reduce((sum, amount) => sum + amount, 0) / issued : 0);
    final = prices;
    prices = execute(held, cash, share, sold, (asset) => (totals[asset]! > 0 ? input.opening[asset]! * exp((-slope * sold[asset]!) / totals[asset]!) : input.opening[asset]!), prices);
  }
  return {
    fields: {
      new_defaults_per_step: newDefaults, sold_fraction_per_step: soldFractions,
      final_prices: { corporate_bonds: final[0]!, government_bonds: final[1]! },
    },
    residual: 0,
  };
}

/** Executes all sales; @returns the prices after them */
function execute(held: readonly Float64Array[], cash: Float64Array, share: Float64Array, sold: number[], priceOf: (asset: number) => number, before: readonly number[]): number[] {
  return held.map((list, asset) => {
    const orders = list.map((amount, i) => share[i]! * amount);
    sold[asset]! += orders.reduce((sum, amount) => sum + amount, 0);
    const after = priceOf(asset);
    const mean = (before[asset]! + after) / 2;
    for (const [i, amount] of orders.entries()) {
      list[i]! -= amount;
      cash[i]! += amount * mean;
    }
    return after;
  });
}

export const leverageThresholdFireSale = defineNetworkModel({
  id: 'leverage_threshold_fire_sale',
  label: { en: 'Fire sale in rounds', zhHant: '分回合拋售' },
  help: {
    en: 'Banks whose leverage falls below a buffer sell bonds until it is back at its target; those below a minimum sell everything; sales push prices.',
    zhHant: '槓桿比率（權益／資產）低於緩衝門檻之銀行出售債券以回復目標水準，低於最低門檻者全數出售；賣壓使價格下跌。',
  },
  read, solve,
});
