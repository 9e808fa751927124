/**
 * Debts and shares that firms hold of one another (Suzuki, International Journal of Theoretical and Applied Finance 5(2), 2002;
 * Gouriéroux, Héam & Monfort, Canadian Journal of Economics 45(4), 2012): debt is worth what the firm's assets cover of what it
 * owes, shares what is left, and both are assets of their holders.
 *
 * It is a clearing with ranks in which shares are a last class that is never paid in full: the engine's clearing of estates.
 */
import { payEstates } from '../../engine/estates.ts';
import type { Failure } from '../../base/result.ts';
import type { CaseReader } from '../caseReader.ts';
import { readFirmCount } from '../caseReader.ts';
import { createClaimNetwork, setEstates } from '../claimNetwork.ts';
import type { NetworkAnswer } from '../networkModel.ts';
import { defineNetworkModel } from '../networkModel.ts';

interface Input {
  /** `share[i][j]`: what i holds of j. */
  readonly debtShare: readonly Float64Array[];
  readonly equityShare: readonly Float64Array[];
  readonly assets: Float64Array;
  readonly obligations: Float64Array;
}

function read(reader: CaseReader): Input {
  const n = readFirmCount(reader, 'inputs.n', 'inputs.external_assets');
  const shares = (path: string) => {
    const table = reader.table(path, n, n, { min: 0, max: 1 });
    for (let j = 0; j < n; j += 1) {
      if (table[j]?.[j] !== 0 && reader.problem() === null) reader.refuse(`${path}[${j}][${j}]`, 'network.selfShare', { firm: j });
      const sum = table.reduce((total, row) => total + (row[j] ?? 0), 0);
      if (sum > 1 + 1e-12) reader.refuse(path, 'network.shareSum', { firm: j, sum });
    }
    return table;
  };
  return {
    debtShare: shares('inputs.debt_share'), equityShare: shares('inputs.equity_share'),
    assets: reader.numbers('inputs.external_assets', n, { min: 0 }), obligations: reader.numbers('inputs.obligations', n, { min: 0 }),
  };
}

/** Claims of one class on every firm: what others hold of its `amount`, and the rest held outside. */
function classOf(share: readonly Float64Array[], amount: Float64Array, rank: number) {
  const claims: { readonly debtor: number; readonly creditor: number; readonly amount: number; readonly rank: number }[] = [];
  for (const [j, all] of amount.entries()) {
    let rest = 1;
    for (const [i, row] of share.entries()) {
      if (!(row[j]! > 0)) continue;
      rest -= row[j]!;
      claims.push({ debtor: j, creditor: i, amount: row[j]! * all, rank });
    }
    if (rest > 0) claims.push({ debtor: j, creditor: -1, amount: rest * all, rank });
  }
  return claims;
}

/** Clears debts with a last class of `sharesWorth`; @returns what each firm passes on, debt and shares together */
function clearAsEstates(input: Input, sharesWorth: Float64Array) {
  const n = input.assets.length;
  const claims = [...classOf(input.debtShare, input.obligations, 1), ...classOf(input.equityShare, sharesWorth, 2)];
  const net = createClaimNetwork(n, {
    debtor: Int32Array.from(claims, ({ debtor }) => debtor), creditor: Int32Array.from(claims, ({ creditor }) => creditor),
    amount: Float64Array.from(claims, ({ amount }) => amount), rank: Float64Array.from(claims, ({ rank }) => rank),
  });
  setEstates(net, Int32Array.from(input.assets.keys()), input.assets, 1, 1);
  const residual = payEstates(net);
  return { pays: net.pays, residual };
}

/**
 * The most that shares can be worth: doubled from what there is until nobody is worth as much. A ring of shares held inside
 * entirely has no such bound.
 */
function solve(input: Input): NetworkAnswer | Failure {
  const n = input.assets.length;
  const all = [...input.assets, ...input.obligations].reduce((sum, amount) => sum + amount, 0);
  let bound = Math.max(all, 1e-300);
  for (let doubling = 0; doubling < 60; doubling += 1, bound *= 2) {
    const { pays, residual } = clearAsEstates(input, new Float64Array(n).fill(bound));
    if (!pays.every((amount, i) => amount - input.obligations[i]! < bound / 2)) continue;
    return {
      fields: {
        debt_value: Array.from(pays, (amount, i) => Math.min(amount, input.obligations[i]!)),
        equity_value: Array.from(pays, (amount, i) => Math.max(0, amount - input.obligations[i]!)),
      },
      residual,
    };
  }
  return { code: 'network.closedShares', details: { place: 'inputs.equity_share' } };
}

export const crossHoldingsClearing = defineNetworkModel({
  id: 'cross_holdings_clearing',
  label: { en: 'Clearing with cross-holdings', zhHant: '含交叉持股之清算' },
  help: {
    en: 'Firms hold shares and debt of one another: debt is worth what assets cover, shares what is left.',
    zhHant: '公司相互持有股份與債務：債務價值為資產所能涵蓋之部分，股份價值為剩餘部分。',
  },
  read, solve,
});
