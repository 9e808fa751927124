import type { Check } from './check.ts';

export const sharesAddUp = {
  key: 'sharesAddUp', severity: 'error',
  label: { en: 'Shares add up to at most one', zhHant: '比率合計不逾一' },
  help: { en: 'Pledges of one fleet and stakes in one firm add up to at most 1.', zhHant: '同一機隊之質押比率及同一公司之持股比率，合計不超過 1。' },
  remedy: { en: 'Lower the pledges or stakes of the firms named until they come to at most 1.', zhHant: '調降所列公司的質押或持股比率，使合計不超過 1。' },
  find: ({ seen, inputs }) => {
    const { loans, equities } = inputs;
    const sum = (to: Int32Array, shares: Float64Array, firm: number) => shares.reduce((total, share, k) => total + (to[k] === firm ? share : 0), 0);
    return Array.from(inputs.firms.row).flatMap((row, firm) => {
      const [pledged, stakes] = [sum(loans.to, loans.pledged, firm), sum(equities.to, equities.stake, firm)];
      return pledged <= 1 + 1e-12 && stakes <= 1 + 1e-12 ? [] : [`${seen.firms[row]!.id}: ${pledged}, ${stakes}`];
    });
  },
} as const satisfies Check;
