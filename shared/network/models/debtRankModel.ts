/** What both DebtRanks share: their fields and their answer. */
import type { BareNetwork } from '../bareNetwork.ts';
import { createBareNetwork } from '../bareNetwork.ts';
import type { CaseReader } from '../caseReader.ts';
import { readFirmCount } from '../caseReader.ts';
import type { NetworkAnswer } from '../networkModel.ts';

export interface DistressProblem {
  readonly net: BareNetwork;
  readonly equity: Float64Array;
  /** Distress at the start; 1 for firms without equity. */
  readonly start: Float64Array;
  readonly weights: Float64Array;
}

/** Weights are the equities where none are given. */
export function readDistress(reader: CaseReader): DistressProblem {
  const n = readFirmCount(reader, 'inputs.n', 'inputs.equity');
  const equity = reader.numbers('inputs.equity', n, {});
  const start = reader.numbers('inputs.initial_distress', n, { min: 0, max: 1 });
  const weights = reader.has('inputs.weights') ? reader.numbers('inputs.weights', n, { min: 0 }) : equity.map((value) => Math.max(0, value));
  return { net: createBareNetwork(n, reader.edges('inputs.edges', n)), equity, start: start.map((value, i) => (equity[i]! > 0 ? value : 1)), weights };
}

/** Distress this close to 1 is a failure: it is a sum that rounding may leave just below. */
const failed = 1 - 1e-12;

export function distressAnswer({ start, weights }: DistressProblem, h: Float64Array, residual: number, steps?: number): NetworkAnswer {
  let weight = 0;
  let induced = 0;
  for (let i = 0; i < h.length; i += 1) {
    weight += weights[i]!;
    induced += (h[i]! - start[i]!) * weights[i]!;
  }
  return {
    fields: {
      h: Array.from(h), debtrank: weight > 0 ? induced / weight : 0, defaulted: Array.from(h.keys()).filter((i) => h[i]! >= failed),
      ...(steps === undefined ? {} : { steps }),
    },
    residual,
  };
}
