import type { Check } from './check.ts';
import { ofFirm, programFault, rounding } from './check.ts';

export const proRataInRank = {
  key: 'proRataInRank', severity: 'error',
  label: { en: 'Equal ranks are paid alike', zhHant: '同順位按比例受償' },
  help: { en: 'Claims of one rank on one estate are paid the same share after collateral.', zhHant: '同一破產財團之同順位債權，扣除擔保品後受償比率相同。' },
  remedy: programFault,
  find: ({ estates }) => estates.flatMap(({ firm, t, claims }) => {
    const shares = new Map<number, number>();
    for (const { rank, owed, paid } of claims) {
      if (!(owed > 1e-9)) continue;
      const share = shares.get(rank) ?? paid / owed;
      shares.set(rank, share);
      if (Math.abs(paid - share * owed) > rounding * Math.max(1, owed)) return [ofFirm(firm, `t = ${t}, rank ${rank}`)];
    }
    return [];
  }),
} as const satisfies Check;
