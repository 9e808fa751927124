import type { Check } from './check.ts';
import { ofFirm } from './check.ts';

export const sharesAddUp = {
  key: 'sharesAddUp', severity: 'error',
  label: { en: 'Shares add up to at most one', zhHant: '比率合計不逾一' },
  help: { en: 'Pledges of one fleet and stakes in one firm add up to at most 1.', zhHant: '同一機隊之質押比率及同一公司之持股比率，合計不超過 1。' },
  remedy: { en: 'Lower the pledges or stakes of the firms named until they come to at most 1.', zhHant: '調降所列公司的質押或持股比率，使合計不超過 1。' },
  find: ({ seen, inputs }) => {
    const sums = (to: Int32Array, shares: Float64Array) => {
      const total = new Float64Array(inputs.firmCount);
      for (const [k, firm] of to.entries()) if (firm >= 0) total[firm]! += shares[k]!;
      return total;
    };
    const [pledged, stakes] = [sums(inputs.loans.to, inputs.loans.pledged), sums(inputs.equities.to, inputs.equities.stake)];
    return Array.from(inputs.firms.row).flatMap((row, firm) =>
      (pledged[firm]! <= 1 + 1e-12 && stakes[firm]! <= 1 + 1e-12 ? [] : [ofFirm(seen.firms[row]!.id, `${pledged[firm]!}, ${stakes[firm]!}`)]));
  },
} as const satisfies Check;
