/** What Eisenberg-Noe and Rogers-Veraart share: their fields and their answer. */
import type { CaseReader } from '../caseReader.ts';
import { readFirmCount } from '../caseReader.ts';
import type { Means, PreparedNetwork } from '../bareClearing.ts';
import { clearGreatest, clearLeast, prepareClearing } from '../bareClearing.ts';
import { createBareNetwork } from '../bareNetwork.ts';
import { differing } from '../leastClearing.ts';
import type { NetworkAnswer } from '../networkModel.ts';

interface Input {
  readonly prepared: PreparedNetwork;
  readonly means: Means;
}

/** Reads a network of debts of one rank; debts to outside that are `senior` are taken out of what a firm has. */
export function readClearing(reader: CaseReader, alpha: number, beta: number): Input {
  const n = readFirmCount(reader, 'inputs.n', 'inputs.external_assets');
  const isSenior = reader.choice('parameters.external_liabilities_rank', ['pari_passu', 'senior'], 'pari_passu') === 'senior';
  const edges = reader.edges('inputs.edges', n);
  const assets = reader.numbers('inputs.external_assets', n, {});
  const liabilities = reader.numbers('inputs.external_liabilities', n, { min: 0 }, true);
  return {
    prepared: prepareClearing(createBareNetwork(n, edges), isSenior ? new Float64Array(n) : liabilities),
    means: { own: isSenior ? assets.map((amount, i) => amount - liabilities[i]!) : assets, alpha, beta },
  };
}

export function solveClearing({ prepared, means }: Input): NetworkAnswer {
  const { obligations, payments, received, round, residual } = clearGreatest(prepared, means);
  const least = clearLeast(prepared, means);
  const multipleFirms = differing(payments, least, obligations);
  return {
    fields: {
      payments: Array.from(payments),
      obligations: Array.from(obligations),
      defaulted: Array.from(round.keys()).filter((i) => round[i]! > 0),
      default_round: Array.from(round),
      equity_after: Array.from(obligations, (owed, i) => means.own[i]! + received[i]! - owed),
      equity_before: Array.from(obligations, (owed, i) => means.own[i]! + prepared.net.isOwed[i]! - owed),
      least_payments: Array.from(least),
      unique: multipleFirms.length === 0,
    },
    residual,
    multipleFirms,
  };
}
