import type { Check } from './check.ts';
import { ofFirm, programFault, rounding } from './check.ts';

export const recoveryWithinClaims = {
  key: 'recoveryWithinClaims', severity: 'error',
  label: { en: 'Nobody recovers more than is owed', zhHant: '回收不逾債權' },
  help: { en: 'What an estate pays is at least nothing and at most what is claimed of it.', zhHant: '破產財團之清償不小於零且不超過債權總額。' },
  remedy: programFault,
  find: ({ result, seen }) => seen.firms.flatMap(({ id }, row) => {
    const [claims, recovered] = [result.claims[row]!, result.recovered[row]!];
    return recovered >= 0 && recovered <= claims + rounding * Math.max(1, claims) ? [] : [ofFirm(id, `${recovered} / ${claims}`)];
  }),
} as const satisfies Check;
