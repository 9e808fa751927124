import type { Check } from './check.ts';
import { ofFirm, programFault, rounding } from './check.ts';

export const prioritiesRespected = {
  key: 'prioritiesRespected', severity: 'error',
  label: { en: 'Priorities are respected', zhHant: '清償順位獲遵守' },
  help: { en: 'No estate pays a junior claim while a senior one is short.', zhHant: '前順位債權未足額清償前，破產財團不清償後順位債權。' },
  remedy: programFault,
  find: ({ estates }) => estates.flatMap(({ firm, t, claims }) => {
    const short = claims.filter(({ owed, paid }) => owed - paid > rounding * Math.max(1, owed)).map(({ rank }) => rank);
    const senior = Math.min(...short);
    return claims.some(({ rank, paid, owed }) => rank > senior && paid > rounding * Math.max(1, owed)) ? [ofFirm(firm, `t = ${t}`)] : [];
  }),
} as const satisfies Check;
