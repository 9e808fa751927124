/**
 * Classic DebtRank (Battiston et al., Scientific Reports 2:541, 2012): a firm passes its distress on once, in the step after it
 * first exceeds 0. Not monotone: a firm hit early by a little passes on little, and what hits it later is lost.
 */
import type { BareNetwork } from './bareNetwork.ts';

export interface ClassicDistress {
  readonly h: Float64Array;
  /** Steps in which somebody passed something on. */
  readonly steps: number;
}

/**
 * @param start       h(0) per firm, in [0, 1]; firms without equity start at 1 whatever it says
 * @param capsImpact  whether one debtor's impact is cut to 1
 */
export function classicDistress(net: BareNetwork, equity: Float64Array, start: Float64Array, capsImpact: boolean): ClassicDistress {
  const { n, outStart, outTo, outAmount } = net;
  const h = start.map((value, i) => (equity[i]! > 0 ? value : 1));
  const hasPassed = new Uint8Array(n);
  const added = new Float64Array(n);
  const isTouched = new Uint8Array(n);
  let active = Array.from(h.keys()).filter((i) => h[i]! > 0);
  let steps = 0;
  for (; active.length > 0; steps += 1) {
    const touched: number[] = [];
    for (const j of active) {
      hasPassed[j] = 1;
      for (let k = outStart[j]!; k < outStart[j + 1]!; k += 1) {
        const i = outTo[k]!;
        if (!(equity[i]! > 0)) continue;
        const impact = Math.min(1e200, outAmount[k]! / equity[i]!);
        added[i]! += (capsImpact ? Math.min(1, impact) : impact) * h[j]!;
        if (isTouched[i] === 0) touched.push(i);
        isTouched[i] = 1;
      }
    }
    // In the order of firms, so that the sums of the next step do not depend on who came first in this one.
    active = touched.sort((a, b) => a - b).filter((i) => {
      const first = hasPassed[i] === 0 && added[i]! > 0;
      h[i] = Math.min(1, h[i]! + added[i]!);
      added[i] = 0;
      isTouched[i] = 0;
      return first;
    });
  }
  return { h, steps };
}
