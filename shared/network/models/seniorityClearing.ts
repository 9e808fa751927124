/**
 * Clearing with ranks (Elsinger, OeNB Working Paper 156, 2009): within a firm a class is paid only after those before it, pro
 * rata inside a class. The engine's own clearing of estates, round by round.
 */
import { payEstates } from '../../engine/estates.ts';
import type { CaseReader } from '../caseReader.ts';
import { readFirmCount } from '../caseReader.ts';
import type { ClaimNetwork } from '../claimNetwork.ts';
import { createClaimNetwork, receivedOn, setEstates, totalOwed } from '../claimNetwork.ts';
import { shortTolerance } from '../frontier.ts';
import { differing, leastClearing } from '../leastClearing.ts';
import type { NetworkAnswer } from '../networkModel.ts';
import { defineNetworkModel } from '../networkModel.ts';

interface Input {
  readonly claims: ClaimNetwork;
  readonly classes: number;
  readonly own: Float64Array;
  readonly alpha: number;
  readonly beta: number;
}

function read(reader: CaseReader): Input {
  const n = readFirmCount(reader, 'inputs.n', 'inputs.external_assets');
  const layers = reader.layers('inputs.layers', n);
  const own = reader.numbers('inputs.external_assets', n, {});
  const external = reader.has('inputs.external_liabilities') ? reader.table('inputs.external_liabilities', layers.length, n, { min: 0 }) : [];
  const parts = layers.map(({ debtor, creditor, amount }, layer) => {
    const outside = external[layer] ?? new Float64Array(0);
    return {
      debtor: [...debtor, ...outside.keys()], creditor: [...creditor, ...outside.map(() => -1)], amount: [...amount, ...outside],
      rank: new Array<number>(amount.length + outside.length).fill(layer + 1),
    };
  });
  const claims = createClaimNetwork(n, {
    debtor: Int32Array.from(parts.flatMap((part) => part.debtor)), creditor: Int32Array.from(parts.flatMap((part) => part.creditor)),
    amount: Float64Array.from(parts.flatMap((part) => part.amount)), rank: Float64Array.from(parts.flatMap((part) => part.rank)),
  });
  return { claims, classes: layers.length, own, alpha: reader.number('parameters.alpha', { min: 0, max: 1 }, 1), beta: reader.number('parameters.beta', { min: 0, max: 1 }, 1) };
}

function solve({ claims, classes, own, alpha, beta }: Input): NetworkAnswer {
  const { n } = claims;
  const owes = totalOwed(claims);
  const round = new Int32Array(n);
  let residual = 0;
  let received = receivedOn(claims);
  for (let number = 1; ; number += 1) {
    const isShort = (i: number) => own[i]! + received[i]! - owes[i]! < -shortTolerance * Math.max(owes[i]!, Math.abs(own[i]!));
    const fresh = Array.from(round.keys()).filter((i) => round[i] === 0 && isShort(i));
    if (fresh.length === 0) break;
    for (const i of fresh) round[i] = number;
    setEstates(claims, Int32Array.from(round.keys()).filter((i) => round[i]! > 0), own, alpha, beta);
    residual = payEstates(claims);
    received = receivedOn(claims);
  }
  const payments = Array.from({ length: classes }, () => new Array<number>(n).fill(0));
  for (let k = 0; k < claims.debtor.length; k += 1) payments[claims.rank[k]! - 1]![claims.debtor[k]!]! += claims.paid[k]!;
  const pays = owes.map((owed, i) => (round[i]! > 0 ? claims.pays[i]! : owed));
  return {
    fields: {
      payments,
      equity_after: Array.from(owes, (owed, i) => own[i]! + received[i]! - owed),
      defaulted: Array.from(round.keys()).filter((i) => round[i]! > 0),
      default_round: Array.from(round),
      obligations: Array.from(owes),
    },
    residual,
    multipleFirms: differing(pays, leastClearing(claims, owes, own, alpha, beta), owes),
  };
}

export const seniorityClearing = defineNetworkModel({
  id: 'seniority_clearing',
  label: { en: 'Clearing with ranks', zhHant: '分順位清算' },
  help: {
    en: 'Eisenberg-Noe with classes of debt: a class is paid only after all that go before it, pro rata inside the class (Elsinger).',
    zhHant: '具受償順位之 Eisenberg-Noe 清算：前順位全數受償後，後順位方依比例受償（Elsinger）。',
  },
  read, solve,
});
