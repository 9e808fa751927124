/**
 * How much each firm matters to the others and how exposed it is to them (design/model.md 5): DebtRank with every firm as seed.
 *
 * Importance of s is what the others lose when s is set to distress 1, as a share of all positive equity; vulnerability of i
 * is the mean of its distress over all other seeds. Both are net of the run without a seed, in which firms without equity
 * start at 1 all the same.
 */
import type { BareNetwork } from './bareNetwork.ts';
import { classicDistress } from './classicDebtRank.ts';
import { createDistressWork, settleDistress } from './linearDebtRank.ts';

/** One value a firm. */
export interface SystemicMeasures {
  readonly debtRank: Float64Array;
  readonly linearDebtRank: Float64Array;
  readonly vulnerability: Float64Array;
}

/** Changes of distress below this end a run. */
const still = 1e-13;

/** @param equity  M, per firm */
export function systemicMeasures(net: BareNetwork, equity: Float64Array): SystemicMeasures {
  const { linearDebtRank, vulnerability } = linearMeasures(net, equity);
  const { n } = net;
  const debtRank = new Float64Array(n);
  const start = new Float64Array(n);
  const total = positive(equity);
  const without = classicDistress(net, equity, start, true).h;
  for (let seed = 0; seed < n; seed += 1) {
    if (!(equity[seed]! > 0)) continue;
    start[seed] = 1;
    debtRank[seed] = lostBy(classicDistress(net, equity, start, true).h, without, equity, seed) / total;
    start[seed] = 0;
  }
  return { debtRank, linearDebtRank, vulnerability };
}

/** The linear measures alone: all firms as seeds, exact. */
export function linearMeasures(net: BareNetwork, equity: Float64Array): Omit<SystemicMeasures, 'debtRank'> {
  const { n } = net;
  const work = createDistressWork(net, equity);
  const start = equity.map((worth) => (worth > 0 ? 0 : 1));
  const total = positive(equity);
  const without = start.slice();
  settleDistress(net, work, start, without, still);
  const linearDebtRank = new Float64Array(n);
  const vulnerability = new Float64Array(n);
  const h = new Float64Array(n);
  for (let seed = 0; seed < n; seed += 1) {
    // A firm without equity is at 1 already: as a seed it changes nothing.
    if (start[seed] === 1) continue;
    start[seed] = 1;
    // Distress without the seed is below that with it: a good place to begin.
    h.set(without);
    h[seed] = 1;
    settleDistress(net, work, start, h, still);
    start[seed] = 0;
    linearDebtRank[seed] = lostBy(h, without, equity, seed) / total;
    for (let i = 0; i < n; i += 1) if (i !== seed) vulnerability[i]! += Math.max(0, h[i]! - without[i]!);
  }
  for (let i = 0; i < n; i += 1) vulnerability[i]! /= Math.max(1, n - 1);
  return { linearDebtRank, vulnerability };
}

function positive(equity: Float64Array): number {
  let total = 0;
  for (const worth of equity) total += Math.max(0, worth);
  return total;
}

/** Equity that firms other than the seed lose more than without it. */
function lostBy(h: Float64Array, without: Float64Array, equity: Float64Array, seed: number): number {
  let lost = 0;
  for (let i = 0; i < h.length; i += 1) if (i !== seed && equity[i]! > 0) lost += equity[i]! * (h[i]! - without[i]!);
  return lost;
}
