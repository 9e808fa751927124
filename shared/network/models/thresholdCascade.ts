/**
 * Threshold cascade (Furfine, Journal of Money, Credit and Banking 35(1), 2003; Gai & Kapadia, Proceedings of the Royal
 * Society A 466, 2010): a firm fails when its losses on failed debtors exceed its equity; all at once, round by round.
 */
import type { BareNetwork } from '../bareNetwork.ts';
import { createBareNetwork } from '../bareNetwork.ts';
import type { CaseReader } from '../caseReader.ts';
import { readFirmCount } from '../caseReader.ts';
import type { NetworkAnswer } from '../networkModel.ts';
import { defineNetworkModel } from '../networkModel.ts';

interface Input {
  readonly net: BareNetwork;
  readonly equity: Float64Array;
  readonly initial: Int32Array;
  readonly lossGivenDefault: number;
  readonly isInclusive: boolean;
}

function read(reader: CaseReader): Input {
  const n = readFirmCount(reader, 'inputs.n', 'inputs.equity');
  return {
    net: createBareNetwork(n, reader.edges('inputs.edges', n)),
    equity: reader.numbers('inputs.equity', n, {}),
    initial: reader.indices('inputs.initial_defaults', n),
    lossGivenDefault: reader.number('parameters.loss_given_default', { min: 0, max: 1 }, 1),
    isInclusive: reader.choice('parameters.boundary', ['strict', 'inclusive']) === 'inclusive',
  };
}

/** Sums of decimals that should meet the boundary do: 0.1 + 0.7 reaches 0.8 and does not exceed it. */
const boundaryTolerance = 1e-12;

function solve({ net, equity, initial, lossGivenDefault, isInclusive }: Input): NetworkAnswer {
  const { n, outStart, outTo, outAmount, inStart, inFrom, inAmount } = net;
  const losses = new Float64Array(n);
  const round = new Int32Array(n).fill(-1);
  const breaks = (i: number) => {
    const tolerance = boundaryTolerance * Math.max(losses[i]!, Math.abs(equity[i]!));
    return isInclusive ? losses[i]! >= equity[i]! - tolerance : losses[i]! > equity[i]! + tolerance;
  };
  for (const i of initial) round[i] = 0;
  for (let i = 0; i < n; i += 1) if (breaks(i)) round[i] = 0;
  let fresh = Array.from(round.keys()).filter((i) => round[i] === 0);
  let rounds = 0;
  for (let number = 1; fresh.length > 0; number += 1) {
    const hit = new Set<number>();
    for (const j of fresh) {
      for (let k = outStart[j]!; k < outStart[j + 1]!; k += 1) {
        losses[outTo[k]!]! += lossGivenDefault * outAmount[k]!;
        if (round[outTo[k]!] === -1) hit.add(outTo[k]!);
      }
    }
    fresh = [...hit].filter(breaks).sort((a, b) => a - b);
    for (const i of fresh) round[i] = number;
    if (fresh.length > 0) rounds = number;
  }
  // Once more in the order of debtors: what is shown does not depend on who failed first.
  for (let i = 0; i < n; i += 1) {
    losses[i] = 0;
    for (let k = inStart[i]!; k < inStart[i + 1]!; k += 1) if (round[inFrom[k]!]! >= 0) losses[i]! += lossGivenDefault * inAmount[k]!;
  }
  const defaulted = Array.from(round.keys()).filter((i) => round[i]! >= 0);
  return { fields: { defaulted, default_round: Array.from(round), rounds, losses: Array.from(losses) }, residual: 0 };
}

export const thresholdCascade = defineNetworkModel({
  id: 'threshold_cascade',
  label: { en: 'Threshold cascade', zhHant: '門檻連鎖違約' },
  help: {
    en: 'A firm fails when its losses on debtors that have failed exceed (or, inclusive, reach) its equity; a failed debtor loses the given share of what it owes.',
    zhHant: '公司對已違約債務人之損失超過（或含邊界時，達到）其權益即告違約；損失為債權乘以違約損失率。',
  },
  read, solve,
});
